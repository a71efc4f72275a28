import { joined } from '../../kernel/contents.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RoleStore, RoleStores } from './ports.ts'
import * as problems from './problems.ts'
import type { Role, RolePatch } from './schema.ts'

type Content = Pick<RolePatch, 'permissions' | 'policies' | 'collections' | 'supervises'>

/**
 * Patterns and actions of all that these give or deny together: themselves, and each role that they
 * supervise of itself, but not what that one supervises in turn.
 */
export async function patternsOf(
  { roles, contents }: Pick<RoleStores, 'roles' | 'contents'>,
  ...parts: readonly Content[]
): Promise<string[]> {
  const supervised = await roles.named(parts.flatMap(({ supervises = [] }) => supervises))
  const all: readonly Content[] = [...parts, ...supervised]
  const held = all.reduce<Parameters<typeof joined>[0]>(joinedWith, {
    policies: [],
    collections: [],
  })
  const patterns = all.flatMap(({ permissions = [] }) => permissions)
  return [...patterns, ...(await contents.actionsOf(held))]
}

const joinedWith = (
  some: Parameters<typeof joined>[0],
  { policies = [], collections = [] }: Content,
) => joined(some, { policies, collections })

/** Who is to supervise what. */
export interface Supervision {
  readonly id: string
  readonly level: Role['level']
  readonly supervises: readonly string[]
}

/**
 * Makes the role supervise these and no others. Each must be there, of tenant level as the role is,
 * and count from now on without an end: what a role gives has no window but the role's own.
 */
export async function supervise(
  roles: RoleStore,
  { id, level, supervises }: Supervision,
  now: Date,
): Promise<void> {
  if (supervises.length === 0) return roles.supervise(id, [])
  const found = await roles.named(supervises)
  const known = new Set(found.map(nameOf))
  const unknown = supervises.filter((name) => !known.has(name))
  if (unknown.length > 0) throw new Problem(problems.roleUnknown, { detail: unknown.join(', ') })
  if (level === 'workspace') throw new Problem(problems.supervisionMisplaced)
  for (const role of found)
    if (role.id === id || role.level === 'workspace' || isBounded(role.when, now))
      throw new Problem(problems.supervisionMisplaced, { detail: nameOf(role) })
  await roles.supervise(
    id,
    found.map((role) => role.id),
  )
}

/** Whoever supervises the role would go on giving what it gives, so it gets no end before they let go. */
export async function refuseEnding(
  roles: RoleStore,
  id: string,
  { when, now }: { readonly when: RolePatch['when']; readonly now: Date },
): Promise<void> {
  if (isBounded(when, now)) await refuseSupervised(roles, id)
}

export async function refuseSupervised(roles: RoleStore, id: string): Promise<void> {
  const supervisors = await roles.supervisors(id)
  if (supervisors.length > 0)
    throw new Problem(problems.roleInUse, { detail: `Supervised by ${supervisors.join(', ')}` })
}

const nameOf = ({ scope, code }: Role): string => `${scope}/${code}`

/** Whether there is, now or later, a time at which it does not count. */
const isBounded = (when: RolePatch['when'], now: Date): boolean =>
  Boolean(when?.deactivate) || (Boolean(when?.activate) && new Date(when?.activate ?? 0) > now)
