import type { Policy } from '@castellan/engine'
import { type AuditStore, changes, redacted } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import { hintOf, newCredential } from '../../kernel/credential.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import {
  type Page,
  type PageQuery,
  type Slice,
  type Sliced,
  sliceOf,
  toPage,
} from '../../kernel/page.ts'
import { known, Problem, workspaceUnknown } from '../../kernel/problem.ts'
import type { Inside, Refusals } from '../../kernel/refusals.ts'
import { sha256 } from '../../kernel/secret.ts'
import type { Transact } from '../../kernel/transact.ts'
import * as problems from './problems.ts'
import type { ApiKey, ApiKeyPatch, NewApiKey } from './schema.ts'
import { neededFor, policiesOf, type Scopes } from './scopes.ts'

export interface KeyPath {
  readonly workspace: string
  readonly id: string
}

/** What this module asks of a database; `store.ts` answers it. */
export interface ApiKeyStore {
  /** Adds the key and its actor. False when there is no such workspace. */
  insert(key: ApiKey, rest: Written & { workspace: string; hash: string }): Promise<boolean>
  /** A key that was not revoked. */
  find(path: KeyPath, at: Date): Promise<ApiKey | undefined>
  list(workspace: string, slice: Slice, at: Date): Promise<Sliced<ApiKey>>
  update(path: KeyPath, key: ApiKey, written: Written): Promise<void>
  revoke(path: KeyPath, at: Date): Promise<void>
}

interface Written {
  /** What the scopes come to. */
  readonly policies: readonly Policy[]
}

export interface ApiKeyStores {
  readonly apiKeys: ApiKeyStore
  readonly audit: AuditStore
}

export interface ApiKeyPorts extends Pick<Refusals, 'refuseBeyondPlace'> {
  readonly transact: Transact<ApiKeyStores>
  readonly clock: Clock
  readonly newId: NewId
}

export type ApiKeyService = ReturnType<typeof apiKeyService>

export function apiKeyService({ transact, clock, newId, refuseBeyondPlace }: ApiKeyPorts) {
  return {
    /** Makes a key, which is shown this once; nobody puts into it what they do not hold there. */
    async create(caller: Caller, by: Author, { workspace, input }: Creation) {
      const at = clock()
      const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt)
      if (expiresAt && expiresAt <= at) throw new Problem(problems.expiryPast)
      const until = expiresAt?.getTime() ?? null
      refuseBeyondPlace(caller, { workspace, until }, neededFor(input))

      const secret = newCredential('api-key', caller.tenant)
      const key: ApiKey = {
        ...input,
        id: newId<'actor'>(),
        hint: hintOf(secret),
        status: 'active',
        createdBy: caller.id,
        createdAt: at.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
        lastUsedAt: null,
      }
      await transact(caller.tenant, async ({ apiKeys, audit }) => {
        const written = { policies: policiesOf(key.id, key), workspace, hash: sha256(secret) }
        if (!(await apiKeys.insert(key, written))) throw new Problem(workspaceUnknown)
        const facts = { workspace, name: key.name, scopes: scopesOf(key), key: redacted }
        await audit.append({ action: 'api-key.created', by, at, ...told(key.id, facts) })
      })
      return { ...key, key: secret }
    },

    list: (tenant: TenantId, workspace: string, query: PageQuery): Promise<Page<ApiKey>> =>
      transact(tenant, async ({ apiKeys }) =>
        toPage(query, await apiKeys.list(workspace, sliceOf(query), clock()), (key) => key.id),
      ),

    get: (tenant: TenantId, path: KeyPath): Promise<ApiKey> =>
      transact(tenant, async ({ apiKeys }) =>
        known(await apiKeys.find(path, clock()), problems.apiKeyUnknown),
      ),

    /** Changes name or scopes; the key gives what they say from now on. */
    update: (caller: Caller, by: Author, { path, patch }: Change): Promise<ApiKey> =>
      transact(caller.tenant, async ({ apiKeys, audit }) => {
        const at = clock()
        const before = known(await apiKeys.find(path, at), problems.apiKeyUnknown)
        const key = merged(before, patch)
        if (patch.models ?? patch.deployments ?? patch.operations)
          refuseBeyondPlace(caller, insideOf(path, key), neededFor(key))
        await apiKeys.update(path, key, { policies: policiesOf(key.id, key) })
        const facts = {
          workspace: path.workspace,
          ...changes(nameAndScopesOf(before), nameAndScopesOf(key)),
        }
        await audit.append({ action: 'api-key.updated', by, at, ...told(key.id, facts) })
        return key
      }),

    /** Ends the key at once. */
    revoke: (caller: Caller, by: Author, path: KeyPath): Promise<void> =>
      transact(caller.tenant, async ({ apiKeys, audit }) => {
        const at = clock()
        const key = known(await apiKeys.find(path, at), problems.apiKeyUnknown)
        await apiKeys.revoke(path, at)
        const facts = { workspace: path.workspace, ...nameAndScopesOf(key) }
        await audit.append({ action: 'api-key.revoked', by, at, ...told(path.id, facts) })
      }),
  }
}

interface Creation {
  readonly workspace: string
  readonly input: NewApiKey
}

interface Change {
  readonly path: KeyPath
  readonly patch: ApiKeyPatch
}

const insideOf = ({ workspace }: KeyPath, { expiresAt }: ApiKey): Inside => ({
  workspace,
  until: expiresAt === null ? null : new Date(expiresAt).getTime(),
})

const scopesOf = ({ models, deployments, operations }: Scopes): Scopes => ({
  models,
  deployments,
  operations,
})

const nameAndScopesOf = (key: ApiKey) => ({ name: key.name, scopes: scopesOf(key) })

const merged = (key: ApiKey, patch: ApiKeyPatch): ApiKey => ({
  ...key,
  name: patch.name ?? key.name,
  models: patch.models ?? key.models,
  deployments: patch.deployments ?? key.deployments,
  operations: patch.operations ?? key.operations,
})

const told = (id: string, facts: Record<string, unknown>) => ({ target: `api-key/${id}`, facts })
