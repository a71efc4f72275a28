import {
  type Actor,
  type Policy,
  type Request,
  type Role,
  readWorld,
  type Tenant,
} from '@castellan/engine'

const unbounded = { from: null, until: null }

export const now = Date.UTC(2026, 5, 1, 12)

export const role = (code: string, given: Partial<Role> = {}): Role => ({
  scope: 'default',
  code,
  level: 'tenant',
  precedence: 10,
  permissions: [],
  policies: [],
  collections: [],
  ceiling: ['*'],
  when: unbounded,
  ...given,
})

export const policy = (code: string, given: Partial<Policy> = {}): Policy => ({
  scope: 'default',
  code,
  effect: 'allow',
  applications: [],
  selectors: [{ kind: 'all', actions: ['crm/notes:read'] }],
  for: [],
  if: [],
  when: unbounded,
  condition: null,
  ...given,
})

/** A user with roles, `default/<code>` tenant-wide or `default/<code> in <workspace>`. */
export const actor = (id: string, roles: readonly string[], given: Partial<Actor> = {}): Actor => ({
  id,
  issuer: 'local',
  subject: id,
  kind: 'user',
  enabled: true,
  attributes: {},
  groups: [],
  grants: roles.map((text) => {
    const [code, workspace = null] = text.split(' in ')
    return { role: `default/${code}`, workspace, ...unbounded }
  }),
  personalRole: null,
  ...given,
})

const nobody = readWorld(
  JSON.stringify({
    tenant: 'acme',
    permissions: ['read', 'write', 'delete'].map((action) => ({ key: `crm/notes:${action}` })),
    policies: [],
    collections: [],
    roles: [],
    guardrails: [],
    groups: [],
    workspaces: [{ id: 'w1' }, { id: 'w2' }],
    actors: [],
    assignments: [],
  }),
).tenant

export const tenant = (given: Partial<Tenant>): Tenant => ({ ...nobody, ...given })

export const ask = (actor: string, action = 'read', given: Partial<Request> = {}): Request => ({
  actor,
  permission: `crm/notes:${action}`,
  now,
  ...given,
})
