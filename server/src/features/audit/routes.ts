import { identityInput } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { AuditPage, AuditQuery } from './schema.ts'
import type { AuditService } from './service.ts'

export const auditRoutes = (audit: AuditService): Route[] => [
  route({
    name: 'auditEvents.list',
    method: 'GET',
    path: '/v1/audit-events',
    summary: 'List what was done in the tenant, the newest first',
    allow: 'audit-events:list',
    input: identityInput,
    query: AuditQuery,
    reply: { status: 200, schema: AuditPage },
    handle: ({ caller, query }) => audit.list(caller.tenant, query),
  }),
]
