import * as z from 'zod'

const name = '[A-Za-z0-9_][A-Za-z0-9_ .+-]{0,99}'
const say = 'letters, digits, space, dot, dash, plus or underscore, at most 100'

/** What a thing is called inside its scope. */
export const Code = z.string().regex(new RegExp(`^${name}$`), say)

/** Scopes that begin with an underscore are the system's own. */
export const Scope = Code.regex(/^[^_]/, 'scopes that begin with _ are the system’s')

/** A thing of the tenant by its name, `scope/code`. */
export const Reference = z.string().regex(new RegExp(`^${name}/${name}$`), 'must read scope/code')

/** One thing of the tenant, by its id or by its name. */
export type Key = { readonly id: string } | { readonly scope: string; readonly code: string }

export const Description = z.string().max(5000)

const annotationsMax = 16_384

export const Annotations = z
  .record(z.string(), z.json())
  .refine((value) => JSON.stringify(value).length <= annotationsMax, 'must be at most 16 KB')
  .describe('Kept and shown, never decided over')
