import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { decisionUnknown } from './problems.ts'
import { DecisionLogPage, DecisionLogQuery, LoggedDecision } from './schema.ts'
import type { DecisionLogService } from './service.ts'

export const decisionLogRoutes = (log: DecisionLogService): Route[] => [
  route({
    name: 'decisionLog.list',
    method: 'GET',
    path: '/v1/decisions',
    summary: 'List the decisions that were given, the newest first, as far as they are kept',
    allow: 'decision-log:list',
    query: DecisionLogQuery,
    reply: { status: 200, schema: DecisionLogPage },
    handle: ({ caller, query }) => log.list(caller.tenant, query),
  }),
  route({
    name: 'decisionLog.get',
    method: 'GET',
    path: '/v1/decisions/:id',
    summary: 'Show a decision that was given',
    allow: 'decision-log:get',
    params: IdPath,
    reply: { status: 200, schema: LoggedDecision },
    problems: [decisionUnknown],
    handle: ({ caller, params }) => log.get(caller.tenant, params.id),
  }),
]
