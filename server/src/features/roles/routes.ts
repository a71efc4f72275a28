import { identityInput, lockedOut, preconditionFailed } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { policyUnknown } from '../policies/problems.ts'
import { keyOf } from '../policies/schema.ts'
import { collectionUnknown } from '../policy-collections/problems.ts'
import {
  annotationReserved,
  ceilingMisplaced,
  roleAssigned,
  roleBesideItself,
  roleCodeTaken,
  roleInUse,
  roleManaged,
  roleUnknown,
  supervisionMisplaced,
} from './problems.ts'
import {
  NewRole,
  Role,
  RoleAttachments,
  RoleContent,
  RoleMove,
  RolePage,
  RolePatch,
  RoleQuery,
  WrittenRole,
} from './schema.ts'
import type { RoleService } from './service.ts'

const attached = [roleUnknown, roleManaged, policyUnknown, collectionUnknown, beyondOwn, lockedOut]
const written = [
  ...attached,
  annotationReserved,
  ceilingMisplaced,
  supervisionMisplaced,
  roleInUse,
  preconditionFailed,
]

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
    problems: [
      roleCodeTaken,
      roleUnknown,
      policyUnknown,
      collectionUnknown,
      supervisionMisplaced,
      annotationReserved,
      beyondOwn,
    ],
    handle: ({ caller, author, body }) => roles.add(caller, author, body),
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
    params: IdPath,
    reply: { status: 200, schema: Role },
    problems: [roleUnknown],
    handle: ({ caller, params }) => roles.get(caller.tenant, params),
  }),
  route({
    name: 'roles.update',
    method: 'PATCH',
    path: '/v1/roles/:id',
    summary: 'Change a role that no manifest manages',
    allow: 'roles:update',
    input: identityInput,
    params: IdPath,
    body: RolePatch,
    reply: { status: 200, schema: WrittenRole },
    problems: written,
    handle: ({ caller, author, params, body, ifMatch }) =>
      roles.update(caller, author, { key: params, patch: body, ifMatch, isNative: true }),
  }),
  route({
    name: 'roles.replace',
    method: 'PUT',
    path: '/v1/roles/:id',
    summary: 'Replace all that a role says; what is left out is emptied',
    allow: 'roles:update',
    input: identityInput,
    params: IdPath,
    body: RoleContent,
    reply: { status: 200, schema: WrittenRole },
    problems: written,
    handle: ({ caller, author, params, body, ifMatch }) =>
      roles.replace(caller, author, { key: params, role: body, ifMatch, isNative: true }),
  }),
  route({
    name: 'roles.attach',
    method: 'POST',
    path: '/v1/roles/:id/attach',
    summary: 'Attach policies and collections to a role',
    allow: 'roles:update',
    input: identityInput,
    params: IdPath,
    body: RoleAttachments,
    reply: { status: 200, schema: WrittenRole },
    problems: attached,
    handle: ({ caller, author, params, body }) =>
      roles.attach(caller, author, { key: params, ...body }),
  }),
  route({
    name: 'roles.detach',
    method: 'POST',
    path: '/v1/roles/:id/detach',
    summary: 'Detach policies and collections from a role',
    allow: 'roles:update',
    input: identityInput,
    params: IdPath,
    body: RoleAttachments,
    reply: { status: 200, schema: WrittenRole },
    problems: [roleUnknown, roleManaged, beyondOwn, lockedOut],
    handle: ({ caller, author, params, body }) =>
      roles.detach(caller, author, { key: params, ...body }),
  }),
  route({
    name: 'roles.move',
    method: 'POST',
    path: '/v1/roles/:id/move',
    summary: 'Place a role directly before (stronger than) or after another',
    allow: 'roles:move',
    input: identityInput,
    params: IdPath,
    body: RoleMove,
    reply: { status: 200, schema: Role },
    problems: [roleUnknown, roleBesideItself, beyondOwn, lockedOut],
    handle: ({ caller, author, params, body: { before, after } }) =>
      roles.move(caller, author, {
        key: params,
        before: before === undefined ? undefined : keyOf(before),
        after: after === undefined ? undefined : keyOf(after),
      }),
  }),
  route({
    name: 'roles.delete',
    method: 'DELETE',
    path: '/v1/roles/:id',
    summary: 'Delete a role that nobody holds or supervises',
    allow: 'roles:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [roleUnknown, roleManaged, roleAssigned, roleInUse, lockedOut],
    handle: ({ caller, author, params }) => roles.remove(caller, author, params),
  }),
]
