import { lockedOut } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { beyondOwn } from '../assignments/problems.ts'
import * as problems from './problems.ts'
import { Declaration, DeclarationPath, Declarations, Declared, ManifestBody } from './schema.ts'
import type { DeclarationService } from './service.ts'

export const declarationRoutes = (declarations: DeclarationService): Route[] => [
  route({
    name: 'declarations.put',
    method: 'PUT',
    path: '/v1/declarations/:slug',
    summary: 'Apply a product’s manifest; the same one again changes nothing',
    allow: 'declarations:put',
    params: DeclarationPath,
    body: ManifestBody,
    reply: { status: 200, schema: Declared },
    problems: [
      problems.manifestWrong,
      problems.slugMismatch,
      problems.declaredElsewhere,
      beyondOwn,
      lockedOut,
    ],
    handle: ({ caller, author, params, body }) =>
      declarations.put(caller, author, { slug: params.slug, body }),
  }),
  route({
    name: 'declarations.list',
    method: 'GET',
    path: '/v1/declarations',
    summary: 'List the manifests that were applied',
    allow: 'declarations:list',
    reply: { status: 200, schema: Declarations },
    handle: ({ caller }) => declarations.list(caller.tenant),
  }),
  route({
    name: 'declarations.get',
    method: 'GET',
    path: '/v1/declarations/:slug',
    summary: 'Show when a manifest was applied',
    allow: 'declarations:get',
    params: DeclarationPath,
    reply: { status: 200, schema: Declaration },
    problems: [problems.declarationUnknown],
    handle: ({ caller, params }) => declarations.get(caller.tenant, params.slug),
  }),
]
