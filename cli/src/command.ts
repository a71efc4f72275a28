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
  /** May be tied to the revision of the thing it changes. */
  readonly takesRevision: boolean
  readonly reply: 'json' | 'text' | 'none'
  /** Answers with a page of things. */
  readonly isList: boolean
  /** Of the path, in its order. */
  readonly params: readonly string[]
  readonly query: readonly Field[]
  /** Absent when the call takes no body; empty when its fields are not known beforehand. */
  readonly body?: readonly Field[]
}

/** A field of the query or the body, given as a flag. */
export interface Field {
  readonly name: string
  /** `texts`: several, by repeating the flag or with commas between; `json`: all that is no plain value. */
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'texts' | 'json'
  readonly required: boolean
  readonly enum?: readonly unknown[]
  readonly description?: string
}
