import { identityInput } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { PermissionPage, PermissionQuery } from './schema.ts'
import type { PermissionService } from './service.ts'

export const permissionRoutes = (permissions: PermissionService): Route[] => [
  route({
    name: 'permissions.list',
    method: 'GET',
    // `/v1/permissions` answers what the caller may do.
    path: '/v1/permission-catalogue',
    summary: 'List the permissions that the tenant’s manifests declare',
    allow: 'permissions:list',
    input: identityInput,
    query: PermissionQuery,
    reply: { status: 200, schema: PermissionPage },
    handle: ({ caller, query }) => permissions.list(caller.tenant, query),
  }),
]
