import * as z from 'zod'
import type { UserRole } from '../../../features/user-roles/schema.ts'
import type { UserRoleService } from '../../../features/user-roles/service.ts'
import { Problem } from '../../../kernel/problem.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../everything.ts'
import { fromParts, KnownCode, Parts, ResourceId, toParts } from '../names.ts'
import { pageOf, WirePageQuery } from '../paging.ts'
import type { Base } from '../ports.ts'
import { collectionMissing, policyMissing } from '../problems.ts'
import { Nothing, wire } from '../rows.ts'

const path = '/access/api/userroles'

const fields = [
  'id.scope',
  'id.code',
  'resource.policyIdRoleResource.policies.scope',
  'resource.policyIdRoleResource.policies.code',
  'resource.policyIdRoleResource.policyCollections.scope',
  'resource.policyIdRoleResource.policyCollections.code',
]

export const UserId = z.string().regex(/^[a-zA-Z0-9\-_]{1,64}$/, 'must be an id of a user')
const UserPath = z.object({ userId: UserId })

const Some = z.array(ResourceId).min(1).max(1000)
const HeldPath = UserPath.extend({ scope: KnownCode, code: KnownCode })

/** What rows that change what one holds have alike, and those that take one thing out. */
const change = {
  ...wire,
  allow: 'user-roles:update',
  params: UserPath,
  reply: { status: 200 },
} as const
const removal = { ...change, params: HeldPath, body: Nothing, reply: { status: 204 } } as const

export const userRoleRows = (userRoles: UserRoleService, base: Base): Route[] => [
  route({
    ...wire,
    name: 'accessUserRoles.list',
    method: 'GET',
    path,
    summary: 'ListUserRoles',
    allow: 'user-roles:list',
    query: WirePageQuery,
    reply: { status: 200 },
    handle: async ({ caller, query, atTenant }) => {
      const all = await everything((page) => userRoles.list(caller.tenant, page))
      return pageOf(all.map(replyOf), { query, fields, href: `${base(atTenant)}/userroles` })
    },
  }),
  route({
    ...wire,
    name: 'accessUserRoles.create',
    method: 'POST',
    path,
    summary: 'CreateUserRole',
    allow: 'user-roles:create',
    body: z.object({ userId: UserId, resource: Parts }),
    reply: { status: 200 },
    handle: async ({ caller, author, body: { userId, resource } }) =>
      replyOf(await userRoles.create(caller, author, { userId, ...fromParts(resource) })),
  }),
  route({
    ...wire,
    name: 'accessUserRoles.get',
    method: 'GET',
    path: `${path}/:userId`,
    summary: 'GetUserRole',
    allow: 'user-roles:get',
    params: UserPath,
    reply: { status: 200 },
    handle: async ({ caller, params }) =>
      replyOf(await userRoles.get(caller.tenant, params.userId)),
  }),
  route({
    ...wire,
    name: 'accessUserRoles.delete',
    method: 'DELETE',
    path: `${path}/:userId`,
    summary: 'DeleteUserRole',
    allow: 'user-roles:delete',
    params: UserPath,
    body: Nothing,
    reply: { status: 204 },
    handle: ({ caller, author, params }) => userRoles.remove(caller, author, params.userId),
  }),
  route({
    ...change,
    name: 'accessUserRoles.replace',
    method: 'POST',
    path: `${path}/:userId/update`,
    summary: 'UpdateUserRole',
    body: z.object({ resource: Parts }),
    handle: async ({ caller, author, params, body: { resource } }) =>
      replyOf(await userRoles.replace(caller, author, { ...params, ...fromParts(resource) })),
  }),
  route({
    ...change,
    name: 'accessUserRoles.addPolicies',
    method: 'POST',
    path: `${path}/:userId/policies`,
    summary: 'AddPolicyToUserRole',
    body: z.object({ policies: Some }),
    handle: async ({ caller, author, params, body }) =>
      replyOf(await userRoles.attach(caller, author, { ...params, ...fromParts(body) })),
  }),
  route({
    ...change,
    name: 'accessUserRoles.addCollections',
    method: 'POST',
    path: `${path}/:userId/policycollections`,
    summary: 'AddPolicyCollectionToUserRole',
    body: z.object({ policyCollections: Some }),
    handle: async ({ caller, author, params, body }) =>
      replyOf(await userRoles.attach(caller, author, { ...params, ...fromParts(body) })),
  }),
  route({
    ...removal,
    name: 'accessUserRoles.removePolicy',
    method: 'DELETE',
    path: `${path}/:userId/policies/:scope/:code`,
    summary: 'RemovePolicyFromUserRole',
    handle: async ({ caller, author, params: { userId, scope, code } }) => {
      const policy = `${scope}/${code}`
      const { policies } = await userRoles.get(caller.tenant, userId)
      if (!policies.includes(policy)) throw new Problem(policyMissing)
      await userRoles.detach(caller, author, { userId, policies: [policy], collections: [] })
    },
  }),
  route({
    ...removal,
    name: 'accessUserRoles.removeCollection',
    method: 'DELETE',
    path: `${path}/:userId/policycollections/:scope/:code`,
    summary: 'RemovePolicyCollectionFromUserRole',
    handle: async ({ caller, author, params: { userId, scope, code } }) => {
      const collection = `${scope}/${code}`
      const { collections } = await userRoles.get(caller.tenant, userId)
      if (!collections.includes(collection)) throw new Problem(collectionMissing)
      await userRoles.detach(caller, author, { userId, policies: [], collections: [collection] })
    },
  }),
]

/** As the vendor's guide prints it: without links, the id last, a member around what is sent bare. */
const replyOf = ({ userId, issuer, subject, ...held }: UserRole) => ({
  resource: { policyIdRoleResource: toParts(held) },
  id: { scope: '_users', code: issuer === 'local' ? subject : userId },
})
