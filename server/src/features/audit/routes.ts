import { identityInput } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { eventUnknown } from './problems.ts'
import {
  AuditEntry,
  AuditHead,
  AuditPage,
  AuditQuery,
  ExportQuery,
  Verification,
  VerifyQuery,
} from './schema.ts'
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
  route({
    name: 'auditEvents.head',
    method: 'GET',
    path: '/v1/audit-events/head',
    summary: 'Where the chain of events ends: an anchor to keep elsewhere',
    allow: 'audit-events:get',
    input: identityInput,
    reply: { status: 200, schema: AuditHead },
    handle: ({ caller }) => audit.head(caller.tenant),
  }),
  route({
    name: 'auditEvents.verify',
    method: 'GET',
    path: '/v1/audit-events/verify',
    summary: 'Recompute the chain and tell the first event that was edited, cut, moved or added',
    allow: 'audit-events:get',
    input: identityInput,
    query: VerifyQuery,
    reply: { status: 200, schema: Verification },
    handle: ({ caller, query }) => audit.verify(caller.tenant, query),
  }),
  route({
    name: 'auditEvents.get',
    method: 'GET',
    path: '/v1/audit-events/:id',
    summary: 'Show one event',
    allow: 'audit-events:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: AuditEntry },
    problems: [eventUnknown],
    handle: ({ caller, params }) => audit.get(caller.tenant, params.id),
  }),
  route({
    name: 'auditEvents.export',
    method: 'GET',
    path: '/v1/audit-events/export',
    summary: 'Export events in their order with their hashes, one a line',
    allow: 'audit-events:export',
    input: identityInput,
    query: ExportQuery,
    mediaType: 'application/x-ndjson',
    reply: { status: 200 },
    handle: ({ caller, author, query }) => audit.export(caller, author, query),
  }),
]
