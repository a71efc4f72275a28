/** What generators read of an OpenAPI document. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly security: readonly unknown[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: Schema
}

export type Content = Readonly<Record<string, { readonly schema: Schema }>>

/** As much of JSON Schema as names a field and tells what it takes. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** What the success of an operation holds; undefined when it holds nothing. */
export const replyOf = ({ responses }: Operation): Content | undefined =>
  Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content

/** Whether the success is JSON, or nothing; any other media type is text. */
export const answersInJson = (operation: Operation): boolean =>
  Object.keys(replyOf(operation) ?? {}).every((mediaType) => /[/+]json\b/.test(mediaType))

/** The document as generators read it: it was made of the rows a moment ago, so its shape is known. */
export const asDescription = (document: unknown): Description => document as Description

export interface Described {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** Every operation in the order of the rows that it was made of. */
export const operationsOf = ({ paths }: Description): Described[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
