import { identityInput, preconditionFailed } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { beyondOwn } from '../assignments/problems.ts'
import * as problems from './problems.ts'
import {
  IssuerPage,
  IssuerPatch,
  IssuerQuery,
  IssuerReply,
  IssuerTest,
  NewIssuer,
} from './schema.ts'
import type { IssuerService } from './service.ts'

const { issuerUnknown, issuerTaken, issuerOwn, addressRefused, grantUnknown } = problems

export const issuerRoutes = (issuers: IssuerService): Route[] => [
  route({
    name: 'issuers.create',
    method: 'POST',
    path: '/v1/issuers',
    summary: 'Trust an outside issuer of tokens',
    allow: 'issuers:create',
    input: identityInput,
    body: NewIssuer,
    reply: { status: 201, schema: IssuerReply },
    problems: [issuerOwn, issuerTaken, addressRefused, grantUnknown, beyondOwn],
    handle: ({ caller, author, body }) => issuers.create(caller, author, body),
  }),
  route({
    name: 'issuers.list',
    method: 'GET',
    path: '/v1/issuers',
    summary: 'List the issuers whose tokens the tenant takes',
    allow: 'issuers:list',
    input: identityInput,
    query: IssuerQuery,
    reply: { status: 200, schema: IssuerPage },
    handle: ({ caller, query }) => issuers.list(caller.tenant, query),
  }),
  route({
    name: 'issuers.get',
    method: 'GET',
    path: '/v1/issuers/:id',
    summary: 'Show a trusted issuer and what its claims give',
    allow: 'issuers:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: IssuerReply },
    problems: [issuerUnknown],
    handle: ({ caller, params }) => issuers.get(caller.tenant, params.id),
  }),
  route({
    name: 'issuers.update',
    method: 'PATCH',
    path: '/v1/issuers/:id',
    summary: 'Change a trusted issuer, or shut its tokens out at once',
    allow: 'issuers:update',
    input: identityInput,
    params: IdPath,
    body: IssuerPatch,
    reply: { status: 200, schema: IssuerReply },
    problems: [issuerUnknown, addressRefused, grantUnknown, beyondOwn, preconditionFailed],
    handle: ({ caller, author, params, body, ifMatch }) =>
      issuers.update(caller, author, { id: params.id, patch: body, ifMatch }),
  }),
  route({
    name: 'issuers.delete',
    method: 'DELETE',
    path: '/v1/issuers/:id',
    summary: 'Trust an issuer no more; its actors stay and cannot sign in',
    allow: 'issuers:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [issuerUnknown],
    handle: ({ caller, author, params }) => issuers.remove(caller, author, params.id),
  }),
  route({
    name: 'issuers.test',
    method: 'POST',
    path: '/v1/issuers/:id/test',
    summary: 'Fetch the keys of a trusted issuer now and say what was found',
    allow: 'issuers:test',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: IssuerTest },
    problems: [issuerUnknown],
    handle: ({ caller, params }) => issuers.test(caller.tenant, params.id),
  }),
]
