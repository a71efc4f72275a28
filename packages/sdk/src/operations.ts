/** The types between the generated table of operations and the methods of a client. */

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch' | 'head'

/** One operation of the API: `users.create` → POST /v1/users. */
export interface Operation {
  readonly method: Method
  readonly path: string
  /** What the success is read as; JSON unless set. */
  readonly answers?: 'text'
}

/** Every operation by its name, `noun.verb`. */
export type Operations = Readonly<Record<string, Operation>>

/** What any call may carry besides its own input. */
export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** A client's methods: `castellan.users.create({ body })`, `castellan.users.get({ path })`. */
export type Methods<Paths, Table extends Operations> = {
  readonly [Noun in NounOf<keyof Table & string> as Camel<Noun>]: {
    readonly [Name in NamesOf<keyof Table & string, Noun> as Camel<VerbOf<Name>>]: Call<
      OperationOf<Paths, Table[Name]>
    >
  }
}

type Call<Op> = (...input: Arguments<Input<Op> & CallOptions>) => Promise<Answer<Op>>

type Arguments<Given> = Partial<Given> extends Given ? [input?: Given] : [input: Given]

type OperationOf<Paths, Row extends Operation> = Row['path'] extends keyof Paths
  ? Row['method'] extends keyof Paths[Row['path']]
    ? Paths[Row['path']][Row['method']]
    : never
  : never

type Input<Op> = Part<'path', Parameter<Op, 'path'>> &
  Part<'query', Parameter<Op, 'query'>> &
  Part<'body', Given<Body<Op>>>

/** What is sent is only read, so its lists may be read-only ones. */
type Given<T> = T extends readonly unknown[]
  ? { readonly [At in keyof T]: Given<T[At]> }
  : T extends object
    ? { [Name in keyof T]: Given<T[Name]> }
    : T

/** Left out when there is none, optional when it may be absent. */
type Part<Name extends string, T> = [Exclude<T, undefined>] extends [never]
  ? unknown
  : undefined extends T
    ? { readonly [K in Name]?: Exclude<T, undefined> }
    : { readonly [K in Name]: T }

type Parameter<Op, Place extends string> = Op extends { parameters: infer Given }
  ? Place extends keyof Given
    ? Given[Place]
    : undefined
  : undefined

type Body<Op> = 'requestBody' extends keyof Op
  ?
      | JsonOf<Exclude<Op['requestBody'], undefined>>
      | (undefined extends Op['requestBody'] ? undefined : never)
  : undefined

type JsonOf<T> = T extends { content: { 'application/json': infer Json } } ? Json : undefined

/** Of what a success holds: its JSON, or the text that it is instead. */
type ContentOf<T> = T extends { content: { 'application/json': infer Json } }
  ? Json
  : T extends { content: infer Content }
    ? Content[keyof Content]
    : undefined

type Success = 200 | 201 | 202 | 204

type Answer<Op> = Op extends { responses: infer Replies }
  ? { [Status in keyof Replies & Success]: ContentOf<Replies[Status]> }[keyof Replies & Success]
  : unknown

type NounOf<Name extends string> = Name extends `${infer Noun}.${string}` ? Noun : never

type VerbOf<Name extends string> = Name extends `${string}.${infer Verb}` ? Verb : never

type NamesOf<Name extends string, Noun extends string> = Extract<Name, `${Noun}.${string}`>

type Camel<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Text extends `${infer Head}.${infer Tail}`
    ? `${Head}${Capitalize<Camel<Tail>>}`
    : Text
