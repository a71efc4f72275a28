/** One call of the API as a command: `castellan users create`. */
export interface ApiCommand {
  /** Names the SDK's method: `users.create`. */
  readonly operation: string
  readonly noun: string
  readonly verb: string
  readonly method: string
  readonly path: string
  readonly summary: string
  /** Needs no token. */
  readonly isPublic: boolean
  /** Fields of the answer that cannot be asked for again. */
  readonly shownOnce: readonly string[]
  /** Of the path, in its order. */
  readonly params: readonly string[]
  readonly query: readonly Field[]
  /** Absent when the call takes no body; empty when its fields are not known beforehand. */
  readonly body?: readonly Field[]
}

/** A field of the query or the body, given as a flag. */
export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  readonly enum?: readonly unknown[]
  readonly description?: string
}

/** `texts`: several, by repeating the flag or with commas between; `json`: no plain value. */
export type FieldType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'texts'
  | 'json'
  | 'textOrJson'
