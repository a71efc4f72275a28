import { identityInput, preconditionFailed } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { applicationUnknown } from '../applications/problems.ts'
import type { LinkService } from './links.ts'
import * as problems from './problems.ts'
import {
  Link,
  LinkPatch,
  LinkPath,
  Links,
  NewLink,
  NewProvider,
  Provider,
  ProviderPage,
  ProviderPatch,
  ProviderQuery,
  TestMessage,
  TestOutcome,
} from './schema.ts'
import type { ProviderService } from './service.ts'

const { providerUnknown, providerNameTaken, providerUnfit, recipientUnfit } = problems
const { secretMissing, linkUnknown, linkExists } = problems

export const providerRoutes = (providers: ProviderService): Route[] => [
  route({
    name: 'providers.create',
    method: 'POST',
    path: '/v1/providers',
    summary: 'Add a provider of e-mail or SMS; its secret is sealed and never shown',
    allow: 'providers:create',
    input: identityInput,
    body: NewProvider,
    reply: { status: 201, schema: Provider },
    problems: [providerNameTaken, providerUnfit],
    handle: ({ caller, author, body }) => providers.create(caller, author, body),
  }),
  route({
    name: 'providers.list',
    method: 'GET',
    path: '/v1/providers',
    summary: 'List the providers of the tenant',
    allow: 'providers:list',
    input: identityInput,
    query: ProviderQuery,
    reply: { status: 200, schema: ProviderPage },
    handle: ({ caller, query }) => providers.list(caller.tenant, query),
  }),
  route({
    name: 'providers.get',
    method: 'GET',
    path: '/v1/providers/:id',
    summary: 'Show a provider, never its secret',
    allow: 'providers:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: Provider },
    problems: [providerUnknown],
    handle: ({ caller, params }) => providers.get(caller.tenant, params.id),
  }),
  route({
    name: 'providers.update',
    method: 'PATCH',
    path: '/v1/providers/:id',
    summary: 'Change a provider; moved to another host, it needs its secret anew',
    allow: 'providers:update',
    input: identityInput,
    params: IdPath,
    body: ProviderPatch,
    reply: { status: 200, schema: Provider },
    problems: [providerUnknown, providerNameTaken, providerUnfit, preconditionFailed],
    handle: ({ caller, author, params, body, ifMatch }) =>
      providers.update(caller, author, { id: params.id, patch: body, ifMatch }),
  }),
  route({
    name: 'providers.delete',
    method: 'DELETE',
    path: '/v1/providers/:id',
    summary: 'Delete a provider, and the links of applications to it',
    allow: 'providers:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [providerUnknown],
    handle: ({ caller, author, params }) => providers.remove(caller, author, params.id),
  }),
  route({
    name: 'providers.test',
    method: 'POST',
    path: '/v1/providers/:id/test',
    summary: 'Send a test message, and tell how that went',
    allow: 'providers:update',
    input: identityInput,
    params: IdPath,
    body: TestMessage,
    reply: { status: 200, schema: TestOutcome },
    problems: [providerUnknown, recipientUnfit, secretMissing],
    handle: ({ caller, author, params, body }) =>
      providers.test(caller, author, { id: params.id, ...body }),
  }),
]

export const linkRoutes = (links: LinkService): Route[] => [
  route({
    name: 'applicationProviders.create',
    method: 'POST',
    path: '/v1/applications/:id/providers',
    summary: 'Let an application use a provider',
    allow: 'application-providers:create',
    input: identityInput,
    params: IdPath,
    body: NewLink,
    reply: { status: 201, schema: Link },
    problems: [applicationUnknown, linkUnknown, linkExists],
    handle: ({ caller, author, params, body }) =>
      links.add(caller, author, { application: params.id, ...body }),
  }),
  route({
    name: 'applicationProviders.list',
    method: 'GET',
    path: '/v1/applications/:id/providers',
    summary: 'List the providers that an application uses',
    allow: 'application-providers:list',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: Links },
    problems: [applicationUnknown],
    handle: ({ caller, params }) => links.list(caller.tenant, params.id),
  }),
  route({
    name: 'applicationProviders.update',
    method: 'PATCH',
    path: '/v1/applications/:id/providers/:providerId',
    summary: 'Change what an application uses a provider for',
    allow: 'application-providers:update',
    input: identityInput,
    params: LinkPath,
    body: LinkPatch,
    reply: { status: 200, schema: Link },
    problems: [applicationUnknown, linkUnknown],
    handle: ({ caller, author, params, body }) =>
      links.update(caller, author, { ...placeOf(params), patch: body }),
  }),
  route({
    name: 'applicationProviders.setDefault',
    method: 'PATCH',
    path: '/v1/applications/:id/providers/:providerId/default',
    summary: 'Make a provider the one default of an application',
    allow: 'application-providers:update',
    input: identityInput,
    params: LinkPath,
    reply: { status: 200, schema: Link },
    problems: [applicationUnknown, linkUnknown],
    handle: ({ caller, author, params }) => links.makeDefault(caller, author, placeOf(params)),
  }),
  route({
    name: 'applicationProviders.delete',
    method: 'DELETE',
    path: '/v1/applications/:id/providers/:providerId',
    summary: 'Take a provider from an application',
    allow: 'application-providers:delete',
    input: identityInput,
    params: LinkPath,
    reply: { status: 204 },
    problems: [applicationUnknown, linkUnknown],
    handle: ({ caller, author, params }) => links.remove(caller, author, placeOf(params)),
  }),
]

const placeOf = ({ id, providerId }: { id: string; providerId: string }) => ({
  application: id,
  provider: providerId,
})
