import { PageQuery } from '../../kernel/page.ts'
import { type Route, route } from '../../kernel/route.ts'
import { sessionUnknown } from './problems.ts'
import { SessionPage, SessionPath } from './schema.ts'
import type { SessionService } from './service.ts'

export const sessionRoutes = (sessions: SessionService): Route[] => [
  route({
    name: 'sessions.list',
    method: 'GET',
    path: '/v1/sessions',
    summary: 'List one’s own sessions that go on',
    allow: 'sessions:list',
    query: PageQuery,
    reply: { status: 200, schema: SessionPage },
    handle: ({ caller, query }) => sessions.list(caller, query),
  }),
  route({
    name: 'sessions.delete',
    method: 'DELETE',
    path: '/v1/sessions/:id',
    summary: 'End one of one’s own sessions, at once',
    allow: 'sessions:delete',
    params: SessionPath,
    reply: { status: 204 },
    problems: [sessionUnknown],
    handle: ({ caller, author, params }) => sessions.remove(caller, author, params.id),
  }),
]
