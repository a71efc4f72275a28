import {
  identityInput,
  lockedOut,
  preconditionFailed,
  tooManyRequests,
} from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { actorOneself } from '../actors/problems.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { emailForeign } from '../tenants/problems.ts'
import type { UserLifecycle } from './lifecycle.ts'
import * as problems from './problems.ts'
import {
  ChangedPassword,
  NewPassword,
  NewUser,
  User,
  UserPage,
  UserPatch,
  UserQuery,
} from './schema.ts'
import type { UserService } from './service.ts'

const { userUnknown, usernameTaken, emailTaken, passwordWeak, groupsUnknown, lastAdministrator } =
  problems

export const userRoutes = (users: UserService & UserLifecycle): Route[] => [
  route({
    name: 'users.create',
    method: 'POST',
    path: '/v1/users',
    summary: 'Add a user to the tenant',
    allow: 'users:create',
    input: identityInput,
    body: NewUser,
    reply: { status: 201, schema: User },
    problems: [
      usernameTaken,
      emailTaken,
      problems.subjectTaken,
      emailForeign,
      passwordWeak,
      groupsUnknown,
      beyondOwn,
    ],
    handle: ({ caller, author, body }) => users.create(caller, author, body),
  }),
  route({
    name: 'users.list',
    method: 'GET',
    path: '/v1/users',
    summary: 'List the users of the tenant',
    allow: 'users:list',
    input: identityInput,
    query: UserQuery,
    reply: { status: 200, schema: UserPage },
    handle: ({ caller, query }) => users.list(caller.tenant, query),
  }),
  route({
    name: 'users.get',
    method: 'GET',
    path: '/v1/users/:id',
    summary: 'Show a user',
    allow: 'users:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: User },
    problems: [userUnknown],
    handle: ({ caller, params }) => users.get(caller.tenant, params.id),
  }),
  route({
    name: 'users.update',
    method: 'PATCH',
    path: '/v1/users/:id',
    summary: 'Change, disable or enable a user',
    allow: 'users:update',
    input: identityInput,
    params: IdPath,
    body: UserPatch,
    reply: { status: 200, schema: User },
    problems: [
      userUnknown,
      emailTaken,
      emailForeign,
      groupsUnknown,
      beyondOwn,
      lastAdministrator,
      problems.notAccepted,
      actorOneself,
      preconditionFailed,
      lockedOut,
    ],
    handle: ({ caller, author, params, body, ifMatch }) =>
      users.update(caller, author, { id: params.id, patch: body, ifMatch }),
  }),
  route({
    name: 'users.delete',
    method: 'DELETE',
    path: '/v1/users/:id',
    summary: 'Delete a user; their sessions end at once',
    allow: 'users:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [userUnknown, actorOneself, lastAdministrator, beyondOwn, lockedOut],
    handle: ({ caller, author, params }) => users.remove(caller, author, params.id),
  }),
  route({
    name: 'users.purge',
    method: 'POST',
    path: '/v1/users/:id/purge',
    summary: 'Forget a deleted user as a person; nothing undoes it',
    allow: 'users:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [userUnknown, problems.notDeleted],
    handle: ({ caller, author, params }) => users.purge(caller, author, params.id),
  }),
  route({
    name: 'users.updatePassword',
    method: 'PATCH',
    path: '/v1/users/:id/update-password',
    summary: 'Change one’s own password',
    allow: 'update-password:patch',
    input: identityInput,
    params: IdPath,
    body: ChangedPassword,
    reply: { status: 204 },
    problems: [
      userUnknown,
      problems.notOneself,
      problems.passwordWrong,
      passwordWeak,
      tooManyRequests,
    ],
    handle: ({ caller, author, params, body }) =>
      users.changeOwnPassword(caller, author, {
        id: params.id,
        old: body.oldPassword,
        password: body.newPassword,
      }),
  }),
  route({
    name: 'users.resetPassword',
    method: 'PATCH',
    path: '/v1/users/:id/reset-password',
    summary: 'Set another user’s password',
    allow: 'reset-password:patch',
    input: identityInput,
    params: IdPath,
    body: NewPassword,
    reply: { status: 204 },
    problems: [userUnknown, passwordWeak, beyondOwn, problems.notAccepted],
    handle: ({ caller, author, params, body }) =>
      users.resetPassword(caller, author, { id: params.id, password: body.newPassword }),
  }),
]
