import { policiesOf, type Scopes } from '../../../server/src/features/api-keys/scopes.ts'
import { sha256 } from '../../../server/src/kernel/secret.ts'
import type { TenantDatabase } from '../../../server/src/storage/database.ts'
import type { Person } from './people.ts'
import { add, idAt, momentOf, pick, times } from './rows.ts'

const sizes = {
  workspaces: 3_000,
  largeMembers: 20_000,
  members: 5,
  largeResources: 20_000,
  resources: 10,
  largeKeys: 2_000,
  keys: 1_000,
}

export interface WorkspaceIds {
  readonly large: string
  readonly all: readonly string[]
}

/** Workspaces, one of them large, with members and registered resources. */
export async function addWorkspaces(
  { query, tenant, touch }: TenantDatabase,
  people: readonly Person[],
): Promise<WorkspaceIds> {
  const workspaces = times(sizes.workspaces, (nth) => {
    const at = momentOf(nth, sizes.workspaces)
    const dates = { created_at: at, updated_at: at }
    return { tenant_id: tenant, id: idAt(at), name: `Workspace ${nth}`, ...dates }
  })
  await add(query, 'workspaces', workspaces)
  const all = workspaces.map(({ id }) => id)
  const [large = ''] = all
  const here = people.filter(({ status }) => status !== 'deleted')
  const memberOf = (workspace: string, { id, at }: Person, nth: number) => ({
    tenant_id: tenant,
    workspace_id: workspace,
    actor_id: id,
    role: nth === 0 ? 'owner' : 'member',
    source: 'manual',
    added_at: at,
  })
  const resourceOf = (workspace: string, nth: number) => ({
    tenant_id: tenant,
    workspace_id: workspace,
    type: pick(['models', 'deployments', 'operations', 'documents'], nth),
    resource_id: `resource-${nth}`,
    properties: { stage: 'production', number: nth },
    created_at: momentOf(nth, sizes.largeResources),
    updated_at: momentOf(nth, sizes.largeResources),
  })
  await add(query, 'workspace_members', [
    ...here.slice(0, sizes.largeMembers).map((person, nth) => memberOf(large, person, nth)),
    ...all
      .slice(1)
      .flatMap((id, at) =>
        times(sizes.members, (nth) => memberOf(id, pick(here, at * sizes.members + nth), nth)),
      ),
  ])
  await add(query, 'workspace_resources', [
    ...times(sizes.largeResources, (nth) => resourceOf(large, nth)),
    ...all.slice(1).flatMap((id) => times(sizes.resources, (nth) => resourceOf(id, nth))),
  ])
  for (const id of all) touch('workspace', id)
  return { large, all }
}

/** API keys, most of them in the large workspace. */
export async function addKeys(
  { query, tenant, touch }: TenantDatabase,
  { large, all }: WorkspaceIds,
  creator: string,
): Promise<void> {
  const scopes: Scopes = { models: ['gpt'], deployments: 'deny', operations: 'all' }
  const keys = times(sizes.largeKeys + sizes.keys, (nth) => {
    const created_at = momentOf(nth, sizes.largeKeys + sizes.keys)
    const id = idAt(created_at)
    return {
      tenant_id: tenant,
      id,
      workspace_id: nth < sizes.largeKeys ? large : pick(all, nth),
      name: `key-${nth}`,
      hash: sha256(id),
      hint: 'vk_ab…yz',
      scopes,
      policies: policiesOf(id, scopes),
      created_by: creator,
      created_at,
    }
  })
  const actors = keys.map(({ id, name, created_at }) => ({
    tenant_id: tenant,
    id,
    issuer: 'local',
    subject: id,
    kind: 'service',
    display_name: name,
    attributes: {},
    created_at,
  }))
  await add(query, 'actors', actors)
  await add(query, 'api_keys', keys)
  for (const { id, policies } of keys) {
    touch('actor', id)
    touch('role', id)
    for (const { code } of policies) touch('policy', `_keys/${code}`)
  }
}
