import {
  type Actor,
  type Grant,
  type Group,
  type Permission,
  type Policy,
  type Role,
  readPolicy,
  type Tenant,
} from '@castellan/engine'
import type { Configuration, Item } from '../configuration/shapes.ts'
import type { Manifest } from '../declarations/manifest.ts'
import { permissionsOf, readManifest } from '../declarations/manifest.ts'

/** Somebody who is in no file of the configuration, made up to try policies on. */
export interface Persona {
  readonly name: string
  readonly kind: Actor['kind']
  readonly groups: readonly string[]
  /** References of roles held tenant-wide. */
  readonly roles: readonly string[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly policies: readonly string[]
  readonly collections: readonly string[]
}

export interface WorldSource {
  readonly configuration: Configuration
  /** Manifests that the server brings, beside those of the configuration. */
  readonly shipped: readonly Manifest[]
  readonly personas: readonly Persona[]
}

/**
 * What the engine would decide over were the configuration the tenant. Actors go by the names that
 * files give them, so that decisions can be tried without a server.
 */
export function worldOf({ configuration, shipped, personas }: WorldSource): Tenant {
  const manifests = [
    ...shipped,
    ...(configuration.manifests ?? []).map((each) => readManifest(each)),
  ]
  const actors = [...membersOf(configuration, manifests), ...personas.map(actorOf)]
  return {
    tenant: 'files',
    suspended: false,
    guardrails: (configuration.guardrails ?? []).map(({ policy }) => policy),
    permissions: catalogueOf(manifests),
    policies: (configuration.policies ?? []).map(policyOf),
    collections: (configuration.collections ?? []).map(
      ({ scope, code, policies, collections }) => ({
        scope,
        code,
        policies,
        collections,
      }),
    ),
    roles: rolesOf(configuration, manifests),
    groups: groupsOf(configuration, manifests),
    workspaces: (configuration.workspaces ?? []).map(({ id }) => id),
    actors,
  }
}

/** Of two manifests that declare the same permission the first counts, as it does on a server. */
function catalogueOf(manifests: readonly Manifest[]): Permission[] {
  const byKey = new Map<string, Permission>()
  for (const permission of manifests.flatMap((each) => permissionsOf(each)))
    if (!byKey.has(permission.key)) byKey.set(permission.key, permission)
  return [...byKey.values()]
}

const policyOf = ({ description: _, annotations: __, ...rule }: Item<'policies'>): Policy =>
  readPolicy(rule)

const unbounded = { from: null, until: null }
const milliseconds = (instant: string | null | undefined) =>
  instant ? new Date(instant).getTime() : null

function rolesOf(configuration: Configuration, manifests: readonly Manifest[]): Role[] {
  const places = new Map(
    (configuration.precedences ?? []).map(({ role, precedence }) => [role, precedence]),
  )
  const managed = manifests.flatMap(({ roles }) =>
    roles.map((role): Role => {
      const { code, level, permissions } = role
      const scope = scopeOf(role)
      const ceiling = level === 'tenant' ? (role.ceiling ?? ['*']) : []
      const precedence = places.get(`${scope}/${code}`) ?? role.precedence
      const contents = { policies: [], collections: [] }
      return { scope, code, level, precedence, permissions, ceiling, ...contents, when: unbounded }
    }),
  )
  const own = (configuration.roles ?? []).map(ownRole)
  const known = new Map([...managed, ...own].map((role) => [`${role.scope}/${role.code}`, role]))
  const supervising = (configuration.roles ?? []).map((role) =>
    supervised(
      ownRole(role),
      role.supervises.flatMap((name) => known.get(name) ?? []),
    ),
  )
  return [...managed, ...supervising]
}

const ownRole = ({ ceiling, when, ...role }: Item<'roles'>): Role => ({
  scope: role.scope,
  code: role.code,
  level: role.level,
  precedence: role.precedence,
  permissions: role.permissions,
  policies: role.policies,
  collections: role.collections,
  ceiling: role.level === 'tenant' ? (ceiling ?? ['*']) : [],
  when: { from: milliseconds(when?.activate), until: milliseconds(when?.deactivate) },
})

/** The role with what those that it supervises give of themselves. */
const supervised = (role: Role, inner: readonly Role[]): Role => ({
  ...role,
  permissions: [role, ...inner].flatMap(({ permissions }) => permissions),
  policies: [role, ...inner].flatMap(({ policies }) => policies),
  collections: [role, ...inner].flatMap(({ collections }) => collections),
})

const scopeOf = (role: object): string =>
  'scope' in role && typeof role.scope === 'string' ? role.scope : 'default'

const grantOf = (role: string, workspace: string | null = null): Grant => ({
  role,
  workspace,
  ...unbounded,
})

const assigned = ({ role, workspace, from, until }: Item<'assignments'>): Grant => ({
  role,
  workspace,
  from: milliseconds(from),
  until: milliseconds(until),
})

/** Groups and what they hold; without assignments in the files, what manifests start them with. */
function groupsOf(configuration: Configuration, manifests: readonly Manifest[]): Group[] {
  const { assignments, groups = [] } = configuration
  const declared = manifests.flatMap((manifest) => manifest.groups)
  const names = new Set([...declared, ...groups].map(({ name }) => name))
  return [...names].map((name) => ({
    name,
    grants: assignments
      ? assignments.flatMap((each) =>
          'group' in each.to && each.to.group === name ? [assigned(each)] : [],
        )
      : declared.flatMap((group) =>
          group.name === name ? group.roles.map((code) => grantOf(`default/${code}`)) : [],
        ),
  }))
}

interface Known extends Pick<Actor, 'issuer' | 'subject' | 'kind' | 'enabled' | 'attributes'> {
  readonly name: string
  /** What follows from who it is. */
  readonly grants: readonly Grant[]
}

function membersOf(configuration: Configuration, manifests: readonly Manifest[]): Actor[] {
  const { groups = [], userRoles = [], workspaces = [], assignments = [] } = configuration
  return knownOf(configuration, manifests).map(({ name, grants, ...actor }): Actor => {
    const personal = userRoles.find(({ user }) => user === name)
    const places = workspaces.flatMap(({ id, members }) =>
      members
        .filter((member) => member.actor === name)
        .flatMap(({ role }) => tied(manifests, 'workspace', role).map((each) => grantOf(each, id))),
    )
    const given = assignments.flatMap((each) =>
      'actor' in each.to && each.to.actor === name ? [assigned(each)] : [],
    )
    return {
      ...actor,
      id: name,
      groups: groups.flatMap((group) => (group.members.includes(name) ? [group.name] : [])),
      grants: [...grants, ...places, ...given],
      personalRole:
        actor.kind === 'user'
          ? { policies: personal?.policies ?? [], collections: personal?.collections ?? [] }
          : null,
    }
  })
}

function knownOf(configuration: Configuration, manifests: readonly Manifest[]): Known[] {
  const { users = [], applications = [], actors = [] } = configuration
  const roleOfMembers = manifests.flatMap(({ member }) => member ?? [])
  return [
    ...users.map(
      ({ username, email, firstName, lastName, subject, status, globalRole }): Known => ({
        name: `@${username}`,
        issuer: 'local',
        subject,
        kind: 'user',
        enabled: status === 'active',
        attributes: { username, email, firstName, lastName },
        grants: [
          ...tied(manifests, 'global', globalRole),
          ...roleOfMembers.map((code) => `default/${code}`),
        ].map((role) => grantOf(role)),
      }),
    ),
    ...applications.map(
      ({ subject, name, enabled }): Known => ({
        name: subject,
        issuer: 'local',
        subject,
        kind: 'application',
        enabled,
        attributes: { name },
        grants: manifests
          .flatMap(({ machine }) => machine[name] ?? [])
          .map((code) => grantOf(`default/${code}`)),
      }),
    ),
    ...actors.map(
      ({ issuer, subject, kind, displayName, email, enabled }): Known => ({
        name: `${issuer} ${subject}`,
        issuer,
        subject,
        kind,
        enabled: enabled && isTrusted(configuration, issuer),
        attributes: email === null ? { name: displayName } : { name: displayName, email },
        grants: [],
      }),
    ),
  ]
}

/** Whoever comes of an issuer that is not trusted may do nothing; files may leave issuers to others. */
const isTrusted = ({ issuers }: Configuration, issuer: string): boolean =>
  issuers === undefined || issuers.some((each) => each.issuer === issuer && each.enabled)

/** The roles that come with a global role, or with a membership of a workspace. */
const tied = (manifests: readonly Manifest[], by: 'global' | 'workspace', name: string): string[] =>
  manifests.flatMap((manifest) => {
    const codes: Readonly<Record<string, string | undefined>> = manifest[by]
    const code = codes[name]
    return code === undefined ? [] : [`default/${code}`]
  })

const actorOf = (persona: Persona): Actor => ({
  id: persona.name,
  issuer: 'local',
  subject: persona.name,
  kind: persona.kind,
  enabled: true,
  attributes: persona.attributes,
  groups: persona.groups,
  grants: persona.roles.map((role) => grantOf(role)),
  personalRole:
    persona.kind === 'user'
      ? { policies: persona.policies, collections: persona.collections }
      : null,
})
