import { searchTooLong } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { ExplainReply } from './explanation.ts'
import * as problems from './problems.ts'
import * as schema from './schema.ts'
import type { DecisionService } from './service.ts'
import type { WhoCanService } from './who-can.ts'

const { subjectForeign, subjectUnknown, productNeeded, versionAhead } = problems
const { pastForbidden, asOfAhead, asOfUnknown, permissionUnknown } = problems

export const decisionRoutes = (decisions: DecisionService, whoCan: WhoCanService): Route[] => [
  route({
    name: 'decisions.authorize',
    method: 'POST',
    path: '/v1/authorize',
    safe: true,
    summary: 'May a subject do this? A denial is 200 with authorized false',
    allow: 'authenticated',
    bareToken: true,
    body: schema.AuthorizeRequest,
    reply: { status: 200, schema: schema.AuthorizeReply },
    problems: [subjectForeign, subjectUnknown, productNeeded, versionAhead],
    handle: ({ caller, author, body }) => decisions.authorize(caller, body, author),
  }),
  route({
    name: 'decisions.check',
    method: 'POST',
    path: '/v1/check',
    safe: true,
    summary: 'Up to 1,000 questions, an answer to each, in order',
    allow: 'authenticated',
    bareToken: true,
    body: schema.CheckRequest,
    reply: { status: 200, schema: schema.CheckReply },
    problems: [subjectForeign, versionAhead],
    handle: ({ caller, author, body }) => decisions.check(caller, body, author),
  }),
  route({
    name: 'decisions.explain',
    method: 'POST',
    path: '/v1/explain',
    safe: true,
    summary: 'A decision with everything that led to it, of now or as of a past instant',
    allow: 'authenticated',
    body: schema.ExplainRequest,
    reply: { status: 200, schema: ExplainReply },
    problems: [subjectForeign, subjectUnknown, versionAhead, pastForbidden, asOfAhead, asOfUnknown],
    handle: ({ caller, author, body }) => decisions.explain(caller, body, author),
  }),
  ...['/v1/permissions', '/v1/permissions/'].map((path) =>
    route({
      name: 'decisions.permissions',
      method: 'GET',
      path,
      summary: 'What the caller may do: resources and their actions',
      allow: 'authenticated',
      bareToken: true,
      ...(path.endsWith('/') && { hidden: true }),
      query: schema.PermissionsQuery,
      reply: { status: 200, schema: schema.PermissionsReply },
      handle: ({ caller, query }) => decisions.permissions(caller, query),
    }),
  ),
  route({
    name: 'decisions.whoCan',
    method: 'GET',
    path: '/v1/permissions/who-can',
    summary: 'Who may do this, always or on conditions: the actors, now or as of a past instant',
    allow: 'decisions:evaluate',
    query: schema.WhoCanQuery,
    reply: { status: 200, schema: schema.WhoCanPage },
    problems: [permissionUnknown, asOfAhead, asOfUnknown, searchTooLong],
    handle: ({ caller, query }) => whoCan.list(caller, query),
  }),
  route({
    name: 'decisions.me',
    method: 'GET',
    path: '/v1/me',
    summary: 'The caller: actor, groups, roles, tenant',
    allow: 'authenticated',
    bareToken: true,
    reply: { status: 200, schema: schema.Me },
    handle: ({ caller }) => decisions.me(caller),
  }),
]
