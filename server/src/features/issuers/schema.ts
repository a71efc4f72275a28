import * as z from 'zod'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { Uuid } from '../../kernel/uuid.ts'

export const Issuer = z
  .string()
  .max(512)
  .regex(/^[^\s\p{Cc}:]+:[^\s\p{Cc}]+$/u, 'must be a URI, as in the iss of its tokens')
const Address = z.string().min(1).max(2048)
const Audience = z
  .string()
  .max(512)
  .regex(/^[^\p{Cc}]+$/u, 'must be an audience')

const Algorithm = z.enum([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
])

const ClaimName = z
  .string()
  .max(255)
  .regex(/^[^\p{Cc}]+$/u, 'must be the name of a claim, or a JSON pointer')

const ClaimNames = z.strictObject({
  name: ClaimName.optional(),
  email: ClaimName.optional(),
  kind: ClaimName.optional(),
})

/** A role by its reference; one of scope `default` by its code alone. */
const RoleName = z
  .string()
  .max(255)
  .regex(/^[^/\s\p{Cc}]+(\/[^/\s\p{Cc}]+)?$/u, 'must be scope/code, or the code of a default role')
  .transform((name) => (name.includes('/') ? name : `default/${name}`))
const GroupName = z
  .string()
  .max(255)
  .regex(/^\P{Cc}+$/u, 'must be a name of a group')

/** A normalised claim; `*` at the end stands for anything. */
const ClaimPattern = z
  .string()
  .max(512)
  .regex(
    /^(role|realm|group|client):(?:[^*\p{Cc}]+\*?|\*)$/u,
    'must be role:…, realm:…, client:<id>:… or group:…, "*" only at the end',
  )

const when = ClaimPattern
const Rule = z.union(
  [
    z.strictObject({ when, globalRole: RoleName }),
    z.strictObject({ when, group: GroupName }),
    z.strictObject({
      when,
      workspace: Uuid,
      // An owner must not go with a claim: a workspace always has one.
      role: z.enum(['admin', 'member']),
    }),
  ],
  'must give globalRole, group, or workspace and role',
)

const isSet = (list: readonly string[]): boolean => new Set(list).size === list.length

const fields = {
  jwksUrl: Address.nullable(),
  discoveryUrl: Address.nullable(),
  algorithms: z.array(Algorithm).min(1).max(10).refine(isSet, 'names one twice'),
  audiences: z.array(Audience).min(1).max(32).refine(isSet, 'names one twice'),
  clockToleranceSeconds: z.int().min(0).max(300),
  acceptIdTokens: z.boolean(),
  claims: ClaimNames,
  autoAssignRole: RoleName.nullable(),
  allow: z.array(ClaimPattern).min(1).max(100).nullable(),
  rules: z.array(Rule).max(200),
  enabled: z.boolean(),
}

export const NewIssuer = z.strictObject({
  issuer: Issuer.describe('The iss of its tokens, to the letter'),
  jwksUrl: fields.jwksUrl.default(null).describe('Where its keys lie; or discoveryUrl'),
  discoveryUrl: fields.discoveryUrl.default(null).describe('Its metadata, which names its keys'),
  algorithms: fields.algorithms.default(['RS256', 'ES256', 'EdDSA']),
  audiences: fields.audiences.describe('A token must name one of these'),
  clockToleranceSeconds: fields.clockToleranceSeconds.default(30),
  acceptIdTokens: fields.acceptIdTokens
    .default(false)
    .describe('Whether ID tokens are taken for access tokens'),
  claims: fields.claims.default({}).describe('Which claims tell name, email and kind'),
  autoAssignRole: fields.autoAssignRole
    .default(null)
    .describe('What each new actor of it gets, once'),
  allow: fields.allow
    .default(null)
    .describe('Normalised claims of which a token must bring one; null admits all'),
  rules: fields.rules.default([]).describe('What claims give, as long as they are there'),
  enabled: fields.enabled.default(true),
})
export type NewIssuer = z.infer<typeof NewIssuer>

export const IssuerPatch = z.strictObject(fields).partial()
export type IssuerPatch = z.infer<typeof IssuerPatch>

export const IssuerQuery = PageQuery.extend({
  filter: z.string().max(255).optional().describe('Part of an issuer'),
})
export type IssuerQuery = z.infer<typeof IssuerQuery>

export const IssuerReply = z.object({
  id: z.string(),
  issuer: z.string(),
  jwksUrl: z.string().nullable(),
  discoveryUrl: z.string().nullable(),
  algorithms: z.array(z.string()),
  audiences: z.array(z.string()),
  clockToleranceSeconds: z.int(),
  acceptIdTokens: z.boolean(),
  claims: ClaimNames,
  autoAssignRole: z.string().nullable(),
  allow: z.array(z.string()).nullable(),
  rules: z.array(
    z.object({
      when: z.string(),
      globalRole: z.string().optional(),
      group: z.string().optional(),
      workspace: z.string().optional(),
      role: z.enum(['admin', 'member']).optional(),
    }),
  ),
  enabled: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
/** An issuer as it is kept. */
export type StoredIssuer = Omit<NewIssuer, 'algorithms'> & {
  readonly id: string
  readonly algorithms: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
  readonly revision: number
}

export const IssuerPage = pageOf(IssuerReply)

export const IssuerTest = z.object({
  ok: z.boolean().describe('Whether a token of it could be verified now'),
  problem: z.string().nullable(),
  jwksUrl: z.string().nullable(),
  keys: z.array(
    z.object({
      kid: z.string().nullable(),
      kty: z.string(),
      alg: z.string().nullable(),
      use: z.string().nullable(),
    }),
  ),
  missing: z
    .array(z.string())
    .describe('Roles, groups and workspaces that it would give and that are gone'),
  warnings: z.array(z.string()),
})
export type IssuerTest = z.infer<typeof IssuerTest>
