import type { Key } from '../../../features/policies/schema.ts'
import type { NewRole, Place, Role, RolePatch } from '../../../features/roles/schema.ts'
import type { RoleService } from '../../../features/roles/service.ts'
import type { Author, Caller } from '../../../kernel/caller.ts'
import { isId } from '../../../kernel/ids.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Needs } from '../needs.ts'
import { roleMissing } from '../problems.ts'
import {
  type Api,
  fromRole,
  isIn,
  isMadeIn,
  isMadeInBoth,
  marked,
  type RoleContent,
} from './role.ts'

/** Who acts. */
export interface Actor {
  readonly caller: Caller
  readonly author: Author
}

/** The role of that name, unless it was deleted from the list of the API. */
export async function roleIn(
  roles: RoleService,
  api: Api,
  { tenant, key }: { tenant: Caller['tenant']; key: Key },
): Promise<Role> {
  if ('id' in key && !isId(key.id)) throw new Problem(roleMissing)
  const role = await roles.get(tenant, key)
  if (!isIn(role, api)) throw new Problem(roleMissing)
  return role
}

/**
 * Adds a role to the list of one API. One that only the other made is the same role: it gets
 * what is given, so that clients which make their roles in both can do so in either order.
 */
export async function addRole(
  roles: RoleService,
  { caller, author, needs }: Actor & { needs: Needs },
  { api, role, given }: { api: Api; role: NewRole; given: RolePatch },
): Promise<Role> {
  const query = { scope: role.scope, code: role.code, page: 1, limit: 1 }
  const [known] = (await roles.list(caller.tenant, query)).items
  if (!known || isMadeIn(known, api)) return roles.create(caller, author, role)
  needs(caller, 'roles:update')
  const annotations = { ...marked(known, api, true), ...given.annotations }
  const patch = { ...given, annotations }
  return roles.update(caller, author, { key: { id: known.id }, patch })
}

/** What a role of the Access API brings to one that the Identity API made. */
export const broughtBy = (content: RoleContent, code: string): RolePatch => {
  const { description, policies, collections, supervises, when, annotations } = fromRole(
    code,
    content,
  )
  const { apis: _, ...kept } = annotations
  return { description, policies, collections, supervises, when, annotations: kept }
}

interface RoleChange {
  readonly role: Role
  /** Undefined when it is what it is to be. */
  readonly change: { readonly patch: RolePatch; readonly ifMatch: number } | undefined
  /** Undefined when it stays where it is. */
  readonly place: Place | undefined
}

/** The role as it is once it was changed and placed: both, or neither. */
export function changed(
  roles: RoleService,
  { caller, author }: Actor,
  { role, change, place }: RoleChange,
): Promise<Role> {
  const key = { id: role.id }
  if (change && place) return roles.updateAndMove(caller, author, { key, ...change, place })
  if (change) return roles.update(caller, author, { key, ...change })
  return place ? roles.move(caller, author, { key, ...place }) : Promise.resolve(role)
}

const empty: RolePatch = { permissions: [], policies: [], collections: [], supervises: [] }

/**
 * Removes a role from the list of one API. It is gone when it is in no other; else it stays there,
 * where the Identity API has its members, and gives nothing any more.
 */
export async function dropRole(
  roles: RoleService,
  { caller, author }: Actor,
  { api, role }: { api: Api; role: Role },
): Promise<void> {
  const key = { id: role.id }
  if (!isMadeInBoth(role)) return roles.remove(caller, author, key)
  const isFarewell = api === 'access'
  const patch = { ...(isFarewell && empty), annotations: marked(role, api, false) }
  await roles.update(caller, author, { key, patch, isFarewell })
}
