import * as z from 'zod'

const text = z.string().min(1).max(1024)

/** RFC 6749 §4.3.2 and §4.4.2, in either spelling. */
export const TokenRequest = z.strictObject({
  grantType: z.string().max(64),
  username: text.optional(),
  password: text.optional(),
  clientId: text.optional(),
  clientSecret: text.optional(),
  scope: z.string().max(1024).optional(),
})
export type TokenRequest = z.infer<typeof TokenRequest>

export const RefreshRequest = z.strictObject({
  refreshToken: z.string().min(1).max(512),
  grantType: z.literal('refresh_token').optional(),
  clientId: text.optional(),
  clientSecret: text.optional(),
  scope: z.string().max(1024).optional(),
})
export type RefreshRequest = z.infer<typeof RefreshRequest>

export const TokenReply = z.object({
  accessToken: z.string(),
  idToken: z.string().optional(),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().describe('Seconds'),
  refreshToken: z.string().optional(),
  scope: z.string().optional(),
})
export type TokenReply = z.infer<typeof TokenReply>

export const LogoutRequest = z.strictObject({ idTokenHint: z.string().max(8192).optional() })

export const UserInfo = z.object({
  sub: z.string(),
  name: z.string(),
  preferredUsername: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  picture: z.string(),
  profile: z.string(),
})
export type UserInfo = z.infer<typeof UserInfo>

export const Jwks = z.object({
  keys: z.array(
    z.object({
      kty: z.string(),
      crv: z.string(),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.string(),
      use: z.string(),
    }),
  ),
})
