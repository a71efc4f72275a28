import * as z from 'zod'
import type { Role } from '../../../features/roles/schema.ts'
import { Problem } from '../../../kernel/problem.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../../access-api/everything.ts'
import { CodePath, keyAt, ScopeQuery } from '../../access-api/names.ts'
import { needsOf } from '../../access-api/needs.ts'
import { addRole, dropRole, roleIn } from '../../access-api/roles/acts.ts'
import { isIn } from '../../access-api/roles/role.ts'
import { Nothing } from '../../access-api/rows.ts'
import type { IdentityRowPorts } from '../ports.ts'
import { IdPath, WireId, wire } from '../rows.ts'
import { toUser } from '../users/user.ts'
import { removeMembers } from './members.ts'
import { fromRole, NewWireRole, toRole } from './role.ts'

const path = '/identity/api/roles'

const MemberPath = IdPath.extend({ userId: WireId })

export const roleRows = ({ services, base }: IdentityRowPorts): Route[] => {
  const { roles, assignments, users, userRoles } = services
  const needs = needsOf(services.ownDecisions)
  const told = (role: Role, atTenant: string | undefined) => toRole(role, base(atTenant))
  return [
    route({
      ...wire,
      name: 'identityRoles.list',
      method: 'GET',
      path,
      summary: 'ListRoles',
      allow: 'roles:list',
      reply: { status: 200 },
      handle: async ({ caller, atTenant }) => {
        const of = { level: 'tenant' } as const
        const all = await everything((page) => roles.list(caller.tenant, { ...page, ...of }))
        return all.filter((role) => isIn(role, 'identity')).map((role) => told(role, atTenant))
      },
    }),
    route({
      ...wire,
      name: 'identityRoles.create',
      method: 'POST',
      path,
      summary: 'CreateRole',
      allow: 'roles:create',
      body: NewWireRole,
      reply: { status: 201 },
      handle: async ({ caller, author, body, atTenant }) => {
        const { description } = body
        const given = description ? { description } : {}
        const added = { api: 'identity', role: fromRole(body), given } as const
        return told(await addRole(roles, { caller, author, needs }, added), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'identityRoles.get',
      method: 'GET',
      path: `${path}/:id`,
      summary: 'GetRole',
      allow: 'roles:get',
      params: IdPath,
      reply: { status: 200 },
      handle: async ({ caller: { tenant }, params: key, atTenant }) =>
        told(await roleIn(roles, 'identity', { tenant, key }), atTenant),
    }),
    route({
      ...wire,
      name: 'identityRoles.getByCode',
      method: 'GET',
      path: `${path}/byCode/:code`,
      summary: 'GetRoleByCode',
      allow: 'roles:get',
      params: CodePath,
      query: ScopeQuery,
      reply: { status: 200 },
      handle: async ({ caller: { tenant }, params, query, atTenant }) =>
        told(await roleIn(roles, 'identity', { tenant, key: keyAt(params, query) }), atTenant),
    }),
    route({
      ...wire,
      name: 'identityRoles.update',
      method: 'PUT',
      path: `${path}/:id`,
      summary: 'UpdateRole',
      allow: 'roles:update',
      params: IdPath,
      body: z.object({ description: z.string().max(1024).nullish() }),
      reply: { status: 200 },
      handle: async ({ caller, author, params: key, body, atTenant }) => {
        const { id } = await roleIn(roles, 'identity', { tenant: caller.tenant, key })
        const patch = { description: body.description ?? '' }
        return told(await roles.update(caller, author, { key: { id }, patch }), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'identityRoles.delete',
      method: 'DELETE',
      path: `${path}/:id`,
      summary: 'DeleteRole',
      allow: 'roles:delete',
      params: IdPath,
      body: Nothing,
      reply: { status: 204 },
      handle: async ({ caller, author, params: key }) => {
        const role = await roleIn(roles, 'identity', { tenant: caller.tenant, key })
        // A managed role is refused before anybody loses it.
        if (role.managedBy === null) {
          needs(caller, 'assignments:delete')
          await removeMembers(assignments, { caller, author }, { role: role.id })
        }
        await dropRole(roles, { caller, author }, { api: 'identity', role })
      },
    }),
    route({
      ...wire,
      name: 'identityRoles.members',
      method: 'GET',
      path: `${path}/:id/users`,
      summary: 'ListUsersInRole',
      allow: 'assignments:list',
      params: IdPath,
      reply: { status: 200 },
      handle: async ({ caller, params: key, atTenant }) => {
        const { tenant } = caller
        needs(caller, 'users:list')
        const { id: role } = await roleIn(roles, 'identity', { tenant, key })
        const held = await everything((page) => assignments.list(tenant, { ...page, role }))
        const holders = new Set(held.map(({ actorId }) => actorId))
        const all = await everything((page) => users.list(tenant, page))
        return all.filter(({ id }) => holders.has(id)).map((user) => toUser(user, base(atTenant)))
      },
    }),
    route({
      ...wire,
      name: 'identityRoles.addMember',
      method: 'PUT',
      path: `${path}/:id/users/:userId`,
      summary: 'AddUserToRole',
      allow: 'assignments:create',
      params: MemberPath,
      body: Nothing,
      reply: { status: 204 },
      handle: async ({ caller, author, params: { id, userId } }) => {
        const { tenant } = caller
        const { id: role } = await roleIn(roles, 'identity', { tenant, key: { id } })
        const actorId = await userRoles.userNamed(tenant, userId)
        await assignments.create(caller, author, { actorId, role }).catch(unlessHeld)
      },
    }),
    route({
      ...wire,
      name: 'identityRoles.removeMember',
      method: 'DELETE',
      path: `${path}/:id/users/:userId`,
      summary: 'RemoveUserFromRole',
      allow: 'assignments:delete',
      params: MemberPath,
      body: Nothing,
      reply: { status: 204 },
      handle: async ({ caller, author, params: { id, userId } }) => {
        const { tenant } = caller
        const { id: role } = await roleIn(roles, 'identity', { tenant, key: { id } })
        const actorId = await userRoles.userNamed(tenant, userId)
        await removeMembers(assignments, { caller, author }, { role, actorId })
      },
    }),
  ]
}

/** Who has the role already has it. */
function unlessHeld(error: unknown): void {
  if (!(error instanceof Problem) || error.kind.code !== 'assignment.exists') throw error
}
