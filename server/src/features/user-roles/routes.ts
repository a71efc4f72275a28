import { identityInput, lockedOut, preconditionFailed } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { policyUnknown } from '../policies/problems.ts'
import { collectionUnknown } from '../policy-collections/problems.ts'
import { userUnknown } from '../users/problems.ts'
import { userRoleTaken, userRoleUnknown } from './problems.ts'
import {
  NewUserRole,
  UserRole,
  UserRoleContent,
  UserRolePage,
  UserRolePath,
  UserRoleQuery,
} from './schema.ts'
import type { UserRoleService } from './service.ts'

export const userRoleRoutes = (userRoles: UserRoleService): Route[] => [
  route({
    name: 'userRoles.create',
    method: 'POST',
    path: '/v1/user-roles',
    summary: 'Make the user-role of a user who has not signed in yet',
    allow: 'user-roles:create',
    input: identityInput,
    body: NewUserRole,
    reply: { status: 201, schema: UserRole },
    problems: [userUnknown, userRoleTaken, policyUnknown, collectionUnknown, beyondOwn, lockedOut],
    handle: ({ caller, author, body }) => userRoles.create(caller, author, body),
  }),
  route({
    name: 'userRoles.list',
    method: 'GET',
    path: '/v1/user-roles',
    summary: 'List the user-roles of the tenant',
    allow: 'user-roles:list',
    input: identityInput,
    query: UserRoleQuery,
    reply: { status: 200, schema: UserRolePage },
    handle: ({ caller, query }) => userRoles.list(caller.tenant, query),
  }),
  route({
    name: 'userRoles.get',
    method: 'GET',
    path: '/v1/user-roles/:userId',
    summary: 'Show what a user-role holds',
    allow: 'user-roles:get',
    input: identityInput,
    params: UserRolePath,
    reply: { status: 200, schema: UserRole },
    problems: [userRoleUnknown],
    handle: ({ caller, params }) => userRoles.get(caller.tenant, params.userId),
  }),
  route({
    name: 'userRoles.replace',
    method: 'PUT',
    path: '/v1/user-roles/:userId',
    summary: 'Replace all that a user-role holds',
    allow: 'user-roles:update',
    input: identityInput,
    params: UserRolePath,
    body: UserRoleContent,
    reply: { status: 200, schema: UserRole },
    problems: [
      userRoleUnknown,
      policyUnknown,
      collectionUnknown,
      beyondOwn,
      lockedOut,
      preconditionFailed,
    ],
    handle: ({ caller, author, params, body, ifMatch }) =>
      userRoles.replace(caller, author, { ...params, ...body, ifMatch }),
  }),
  route({
    name: 'userRoles.attach',
    method: 'POST',
    path: '/v1/user-roles/:userId/attach',
    summary: 'Attach policies and collections to a user',
    allow: 'user-roles:update',
    input: identityInput,
    params: UserRolePath,
    body: UserRoleContent,
    reply: { status: 200, schema: UserRole },
    problems: [userRoleUnknown, policyUnknown, collectionUnknown, beyondOwn, lockedOut],
    handle: ({ caller, author, params, body }) =>
      userRoles.attach(caller, author, { ...params, ...body }),
  }),
  route({
    name: 'userRoles.detach',
    method: 'POST',
    path: '/v1/user-roles/:userId/detach',
    summary: 'Detach policies and collections from a user',
    allow: 'user-roles:update',
    input: identityInput,
    params: UserRolePath,
    body: UserRoleContent,
    reply: { status: 200, schema: UserRole },
    problems: [userRoleUnknown, beyondOwn, lockedOut],
    handle: ({ caller, author, params, body }) =>
      userRoles.detach(caller, author, { ...params, ...body }),
  }),
  route({
    name: 'userRoles.delete',
    method: 'DELETE',
    path: '/v1/user-roles/:userId',
    summary: 'Empty a user-role and remove it',
    allow: 'user-roles:delete',
    input: identityInput,
    params: UserRolePath,
    reply: { status: 204 },
    problems: [userRoleUnknown, beyondOwn, lockedOut],
    handle: ({ caller, author, params }) => userRoles.remove(caller, author, params.userId),
  }),
]
