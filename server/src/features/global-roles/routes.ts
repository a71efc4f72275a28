import { identityInput, lockedOut } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { lastAdministrator, userUnknown } from '../users/problems.ts'
import { globalRoleOneself } from './problems.ts'
import { GlobalRoleBody, UserGlobalRole } from './schema.ts'
import type { GlobalRoleService } from './service.ts'

export const globalRoleRoutes = (globalRoles: GlobalRoleService): Route[] => [
  route({
    name: 'globalRoles.get',
    method: 'GET',
    path: '/v1/users/:id/global-role',
    summary: 'Show a user’s global role',
    allow: 'users:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: UserGlobalRole },
    problems: [userUnknown],
    handle: ({ caller, params }) => globalRoles.get(caller.tenant, params.id),
  }),
  route({
    name: 'globalRoles.update',
    method: 'PATCH',
    path: '/v1/users/:id/global-role',
    summary: 'Make a user superadmin, admin or member',
    allow: 'users:update',
    input: identityInput,
    params: IdPath,
    body: GlobalRoleBody,
    reply: { status: 200, schema: UserGlobalRole },
    problems: [userUnknown, beyondOwn, globalRoleOneself, lastAdministrator, lockedOut],
    handle: ({ caller, author, params, body }) =>
      globalRoles.set(caller, author, { user: params.id, role: body.role }),
  }),
]
