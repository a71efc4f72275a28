import * as z from 'zod'
import { nameUpTo } from '../../kernel/line.ts'
import { pageOf } from '../../kernel/page.ts'
import { Uuid } from '../../kernel/uuid.ts'
import { ActorStatus } from '../actors/schema.ts'
import { Instant } from '../assignments/schema.ts'
import { WorkspacePath } from '../workspaces/schema.ts'

/** A model’s alias, a deployment’s or an operation’s name; no spaces, since scopes are told in a row. */
const Target = z
  .string()
  .max(200)
  .regex(/^[^\s\p{Cc}*]+$/u, 'must be a name without spaces or "*"')

const Scope = z.union(
  [z.enum(['all', 'deny']), z.array(Target).min(1).max(200)],
  'must be "all", "deny" or a list of names such as ["gpt-4o"]',
)
export type Scope = z.infer<typeof Scope>

const Name = nameUpTo(100)

export const NewApiKey = z.strictObject({
  name: Name,
  expiresAt: Instant.optional().describe('Never, when left out'),
  models: Scope.default('deny').describe('all, deny, or the aliases it may use'),
  deployments: Scope.default('deny').describe('all, deny, or the names it may use'),
  operations: Scope.default('deny').describe('all, deny, or the operations it may ask for'),
})
export type NewApiKey = z.infer<typeof NewApiKey>

export const ApiKeyPatch = z.strictObject({
  name: Name.optional(),
  models: Scope.optional(),
  deployments: Scope.optional(),
  operations: Scope.optional(),
})
export type ApiKeyPatch = z.infer<typeof ApiKeyPatch>

export const ApiKeyPath = WorkspacePath.extend({
  keyId: Uuid,
})

export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string().describe('Four characters, to tell it from others'),
  models: Scope,
  deployments: Scope,
  operations: Scope,
  status: ActorStatus,
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable().describe('To the minute'),
})
export type ApiKey = z.infer<typeof ApiKey>

export const MadeApiKey = ApiKey.extend({ key: z.string().describe('Shown this once') })

export const ApiKeyPage = pageOf(ApiKey)
