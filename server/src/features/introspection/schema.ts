import * as z from 'zod'

/** RFC 7662 §2.1. */
export const IntrospectionRequest = z.strictObject({
  token: z.string().min(1).max(8192),
  tokenTypeHint: z.string().max(64).optional(),
})

/** RFC 7662 §2.2; all but `active` is left out when the token does not hold. */
export const Introspection = z.object({
  active: z.boolean(),
  sub: z.string().optional().describe('The actor it stands for'),
  type: z.enum(['access-token', 'api-key', 'personal-token']).optional(),
  clientId: z.string().optional(),
  workspace: z.string().optional().describe('The one that an API key belongs to'),
  scope: z.string().optional(),
  exp: z.int().optional().describe('Seconds since 1970'),
})
export type Introspection = z.infer<typeof Introspection>
