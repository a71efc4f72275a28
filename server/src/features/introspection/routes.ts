import { type Route, route } from '../../kernel/route.ts'
import { Introspection, IntrospectionRequest } from './schema.ts'
import type { IntrospectionService } from './service.ts'

export const introspectionRoutes = (introspection: IntrospectionService): Route[] => [
  route({
    name: 'tokens.introspect',
    method: 'POST',
    path: '/v1/introspect',
    summary: 'Whether a token holds, and what it stands for (RFC 7662)',
    allow: 'tokens:introspect',
    safe: true,
    body: IntrospectionRequest,
    bothSpellings: true,
    reply: { status: 200, schema: Introspection },
    handle: ({ caller, author, body }) => introspection.introspect(caller, author, body.token),
  }),
]
