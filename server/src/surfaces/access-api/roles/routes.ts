import * as z from 'zod'
import type { Role } from '../../../features/roles/schema.ts'
import type { RoleService } from '../../../features/roles/service.ts'
import { Problem } from '../../../kernel/problem.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../everything.ts'
import {
  CodePath,
  KnownCode,
  keyAt,
  NewCode,
  ResourceId,
  references,
  ScopeQuery,
  scopeOf,
} from '../names.ts'
import type { Needs } from '../needs.ts'
import type { Base } from '../ports.ts'
import { collectionMissing, refuseValue } from '../problems.ts'
import { Nothing, wire } from '../rows.ts'
import { addRole, broughtBy, changed, dropRole, roleIn } from './acts.ts'
import { fromRole, isIn, isUnchanged, patchOf, RoleContent, toRole } from './role.ts'

const path = '/access/api/roles'

const Place = ScopeQuery.extend({
  beforeScope: KnownCode.optional(),
  beforeCode: KnownCode.optional(),
  afterScope: KnownCode.optional(),
  afterCode: KnownCode.optional(),
})

const FullPath = z.object({ scope: KnownCode, code: KnownCode })
const CollectionPath = FullPath.extend({
  collectionScope: KnownCode,
  collectionCode: KnownCode,
})

export interface RolePorts {
  readonly roles: RoleService
  readonly base: Base
  readonly needs: Needs
}

export const roleRows = ({ roles, base, needs }: RolePorts): Route[] => {
  const told = (role: Role, atTenant: string | undefined) => toRole(role, base(atTenant))
  return [
    route({
      ...wire,
      name: 'accessRoles.list',
      method: 'GET',
      path,
      summary: 'ListRoles',
      allow: 'roles:list',
      query: ScopeQuery,
      reply: { status: 200 },
      handle: async ({ caller, query: { scope }, atTenant }) => {
        const of = { level: 'tenant' as const, ...(scope !== undefined && { scope }) }
        const all = await everything((page) => roles.list(caller.tenant, { ...page, ...of }))
        return all
          .filter((role) => isIn(role, 'access'))
          .sort((some, other) => some.precedence - other.precedence)
          .map((role) => told(role, atTenant))
      },
    }),
    route({
      ...wire,
      name: 'accessRoles.create',
      method: 'POST',
      path,
      summary: 'CreateRole',
      allow: 'roles:create',
      body: RoleContent.extend({ code: NewCode }),
      reply: { status: 201 },
      handle: async ({ caller, author, body: { code, ...content }, atTenant }) => {
        const role = fromRole(code, content)
        const added = { api: 'access', role, given: broughtBy(content, code) } as const
        return told(await addRole(roles, { caller, author, needs }, added), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessRoles.get',
      method: 'GET',
      path: `${path}/:code`,
      summary: 'GetRole',
      allow: 'roles:get',
      params: CodePath,
      query: ScopeQuery,
      reply: { status: 200 },
      handle: async ({ caller: { tenant }, params, query, atTenant }) =>
        told(await roleIn(roles, 'access', { tenant, key: keyAt(params, query) }), atTenant),
    }),
    route({
      ...wire,
      name: 'accessRoles.replace',
      method: 'PUT',
      path: `${path}/:code`,
      summary: 'UpdateRole',
      allow: 'roles:update',
      params: CodePath,
      query: Place,
      body: RoleContent,
      reply: { status: 200 },
      handle: async ({ caller, author, params, query, body, atTenant }) => {
        const { tenant } = caller
        const role = await roleIn(roles, 'access', { tenant, key: keyAt(params, query) })
        const place = placeOf(query)
        if (place) needs(caller, 'roles:move')
        const patch = patchOf(body, role)
        const change = isUnchanged(patch, role) ? undefined : { patch, ifMatch: role.revision }
        return told(await changed(roles, { caller, author }, { role, change, place }), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessRoles.delete',
      method: 'DELETE',
      path: `${path}/:code`,
      summary: 'DeleteRole',
      allow: 'roles:delete',
      params: CodePath,
      query: ScopeQuery,
      body: Nothing,
      reply: { status: 204 },
      handle: async ({ caller, author, params, query }) => {
        const key = keyAt(params, query)
        const role = await roleIn(roles, 'access', { tenant: caller.tenant, key })
        await dropRole(roles, { caller, author }, { api: 'access', role })
      },
    }),
    route({
      ...wire,
      name: 'accessRoles.addCollections',
      method: 'POST',
      path: `${path}/:scope/:code/policycollections`,
      summary: 'AddPolicyCollectionToRole',
      allow: 'roles:update',
      params: FullPath,
      body: z.object({ policyCollections: z.array(ResourceId).min(1).max(1000) }),
      reply: { status: 200 },
      handle: async ({ caller, author, params: key, body, atTenant }) => {
        const { id } = await roleIn(roles, 'access', { tenant: caller.tenant, key })
        const collections = references(body.policyCollections)
        const added = { key: { id }, policies: [], collections }
        return told(await roles.attach(caller, author, added), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessRoles.removeCollection',
      method: 'DELETE',
      path: `${path}/:scope/:code/policycollections/:collectionScope/:collectionCode`,
      summary: 'RemovePolicyCollectionFromRole',
      allow: 'roles:update',
      params: CollectionPath,
      body: Nothing,
      reply: { status: 200 },
      handle: async ({ caller, author, params, atTenant }) => {
        const { scope, code, collectionScope, collectionCode } = params
        const role = await roleIn(roles, 'access', {
          tenant: caller.tenant,
          key: { scope, code },
        })
        const collections = [`${collectionScope}/${collectionCode}`]
        if (!role.collections.includes(collections[0] ?? '')) throw new Problem(collectionMissing)
        const gone = { key: { id: role.id }, policies: [], collections }
        return told(await roles.detach(caller, author, gone), atTenant)
      },
    }),
  ]
}

/** Directly before (stronger than) a role or directly after it; undefined to stay. */
function placeOf({ beforeScope, beforeCode, afterScope, afterCode }: z.infer<typeof Place>) {
  const before =
    beforeCode === undefined ? undefined : { scope: scopeOf(beforeScope), code: beforeCode }
  const after =
    afterCode === undefined ? undefined : { scope: scopeOf(afterScope), code: afterCode }
  if (before && after)
    refuseValue('/afterCode', 'afterCode: a role goes either before another or after one')
  if (before) return { before }
  return after && { after }
}
