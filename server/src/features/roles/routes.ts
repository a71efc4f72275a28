import { identityInput, preconditionFailed } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { beyondOwn } from '../assignments/problems.ts'
import {
  ceilingMisplaced,
  roleAssigned,
  roleCodeTaken,
  roleManaged,
  roleUnknown,
} from './problems.ts'
import { NewRole, Role, RolePage, RolePatch, RolePath, RoleQuery, WrittenRole } from './schema.ts'
import type { RoleService } from './service.ts'

export const roleRoutes = (roles: RoleService): Route[] => [
  route({
    name: 'roles.create',
    method: 'POST',
    path: '/v1/roles',
    summary: 'Add a role of the tenant’s own',
    allow: 'roles:create',
    input: identityInput,
    body: NewRole,
    reply: { status: 201, schema: WrittenRole },
    problems: [roleCodeTaken, beyondOwn],
    handle: ({ caller, author, body }) => roles.create(caller, author, body),
  }),
  route({
    name: 'roles.list',
    method: 'GET',
    path: '/v1/roles',
    summary: 'List the roles of the tenant',
    allow: 'roles:list',
    input: identityInput,
    query: RoleQuery,
    reply: { status: 200, schema: RolePage },
    handle: ({ caller, query }) => roles.list(caller.tenant, query),
  }),
  route({
    name: 'roles.get',
    method: 'GET',
    path: '/v1/roles/:id',
    summary: 'Show a role',
    allow: 'roles:get',
    input: identityInput,
    params: RolePath,
    reply: { status: 200, schema: Role },
    problems: [roleUnknown],
    handle: ({ caller, params }) => roles.get(caller.tenant, params.id),
  }),
  route({
    name: 'roles.update',
    method: 'PATCH',
    path: '/v1/roles/:id',
    summary: 'Change a role that no manifest manages',
    allow: 'roles:update',
    input: identityInput,
    params: RolePath,
    body: RolePatch,
    reply: { status: 200, schema: WrittenRole },
    problems: [roleUnknown, roleManaged, ceilingMisplaced, beyondOwn, preconditionFailed],
    handle: ({ caller, author, params, body, ifMatch }) =>
      roles.update(caller, author, { id: params.id, patch: body, ifMatch }),
  }),
  route({
    name: 'roles.delete',
    method: 'DELETE',
    path: '/v1/roles/:id',
    summary: 'Delete a role that nobody holds',
    allow: 'roles:delete',
    input: identityInput,
    params: RolePath,
    reply: { status: 204 },
    problems: [roleUnknown, roleManaged, roleAssigned],
    handle: ({ caller, author, params }) => roles.remove(caller, author, params.id),
  }),
]
