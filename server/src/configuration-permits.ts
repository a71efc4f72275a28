import type { Change } from './features/configuration/schema.ts'
import type { Kind } from './features/configuration/shapes.ts'

type Act = Change['act']

const full = (noun: string) => ({
  create: [`${noun}:create`],
  update: [`${noun}:update`],
  delete: [`${noun}:delete`],
})

const each = (permission: string) => ({
  create: [permission],
  update: [permission],
  delete: [permission],
})

const members = ['group-members:create', 'group-members:delete']

/** What the API asks of whoever does the same one by one. */
const needs: { readonly [K in Kind]: Readonly<Record<Act, readonly string[]>> } = {
  manifests: each('declarations:put'),
  policies: full('policies'),
  collections: full('policy-collections'),
  templates: full('policy-templates'),
  roles: full('roles'),
  precedences: each('roles:move'),
  guardrails: {
    create: ['guardrails:put'],
    update: ['guardrails:put'],
    delete: ['guardrails:delete'],
  },
  users: full('users'),
  applications: full('applications'),
  actors: each('actors:update'),
  groups: {
    create: ['groups:create', ...members],
    update: ['groups:update', ...members],
    delete: ['groups:delete', ...members],
  },
  userRoles: full('user-roles'),
  workspaces: {
    create: ['workspaces:create', 'workspaces:transfer', 'workspace-members:create'],
    update: ['workspaces:update', 'workspaces:transfer', 'workspace-members:*'],
    delete: ['workspaces:delete'],
  },
  issuers: full('issuers'),
  assignments: full('assignments'),
  providers: full('providers'),
  applicationProviders: full('application-providers'),
  resources: { ...each('resources:put'), delete: ['resources:delete'] },
}

/** The permissions that a change of that kind needs beside that of applying. */
export const neededFor = (kind: Kind, act: Act): string[] =>
  needs[kind][act].map((permission) => `access-manager/${permission}`)
