import { PageQuery } from '../../kernel/page.ts'
import { identityInput, workspaceUnknown } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { WorkspacePath } from '../workspaces/schema.ts'
import { apiKeyUnknown, expiryPast } from './problems.ts'
import { ApiKey, ApiKeyPage, ApiKeyPatch, ApiKeyPath, MadeApiKey, NewApiKey } from './schema.ts'
import type { ApiKeyService } from './service.ts'

const of = ({ id, keyId }: { id: string; keyId: string }) => ({ workspace: id, id: keyId })

export const apiKeyRoutes = (apiKeys: ApiKeyService): Route[] => [
  route({
    name: 'apiKeys.create',
    method: 'POST',
    path: '/v1/workspaces/:id/api-keys',
    summary: 'Make an API key of the workspace; it is shown this once',
    allow: 'api-keys:create',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    body: NewApiKey,
    reply: { status: 201, schema: MadeApiKey },
    problems: [workspaceUnknown, beyondOwn, expiryPast],
    handle: ({ caller, author, params, body }) =>
      apiKeys.create(caller, author, { workspace: params.id, input: body }),
  }),
  route({
    name: 'apiKeys.list',
    method: 'GET',
    path: '/v1/workspaces/:id/api-keys',
    summary: 'List the API keys of the workspace',
    allow: 'api-keys:list',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    query: PageQuery,
    reply: { status: 200, schema: ApiKeyPage },
    problems: [workspaceUnknown],
    handle: ({ caller, params, query }) => apiKeys.list(caller.tenant, params.id, query),
  }),
  route({
    name: 'apiKeys.get',
    method: 'GET',
    path: '/v1/workspaces/:id/api-keys/:keyId',
    summary: 'Show an API key, without its secret',
    allow: 'api-keys:get',
    workspace: 'id',
    input: identityInput,
    params: ApiKeyPath,
    reply: { status: 200, schema: ApiKey },
    problems: [workspaceUnknown, apiKeyUnknown],
    handle: ({ caller, params }) => apiKeys.get(caller.tenant, of(params)),
  }),
  route({
    name: 'apiKeys.update',
    method: 'PATCH',
    path: '/v1/workspaces/:id/api-keys/:keyId',
    summary: 'Change the name or the scopes of an API key',
    allow: 'api-keys:update',
    workspace: 'id',
    input: identityInput,
    params: ApiKeyPath,
    body: ApiKeyPatch,
    reply: { status: 200, schema: ApiKey },
    problems: [workspaceUnknown, apiKeyUnknown, beyondOwn],
    handle: ({ caller, author, params, body }) =>
      apiKeys.update(caller, author, { path: of(params), patch: body }),
  }),
  route({
    name: 'apiKeys.delete',
    method: 'DELETE',
    path: '/v1/workspaces/:id/api-keys/:keyId',
    summary: 'Revoke an API key, at once',
    allow: 'api-keys:delete',
    workspace: 'id',
    input: identityInput,
    params: ApiKeyPath,
    reply: { status: 204 },
    problems: [workspaceUnknown, apiKeyUnknown],
    handle: ({ caller, author, params }) => apiKeys.revoke(caller, author, of(params)),
  }),
]
