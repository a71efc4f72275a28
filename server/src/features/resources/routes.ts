import { identityInput, preconditionFailed, workspaceUnknown } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { WorkspacePath } from '../workspaces/schema.ts'
import { resourceUnknown } from './problems.ts'
import { Resource, ResourceBody, ResourcePage, ResourcePath, ResourceQuery } from './schema.ts'
import type { ResourceService } from './service.ts'

const keyOf = (path: { id: string; type: string; resourceId: string }) => ({
  workspace: path.id,
  type: path.type,
  id: path.resourceId,
})

export const resourceRoutes = (resources: ResourceService): Route[] => [
  route({
    name: 'resources.put',
    method: 'PUT',
    path: '/v1/workspaces/:id/resources/:type/:resourceId',
    summary: 'Register a resource of the workspace, or replace its properties',
    allow: 'resources:put',
    workspace: 'id',
    input: identityInput,
    params: ResourcePath,
    body: ResourceBody,
    reply: { status: 200, schema: Resource },
    problems: [workspaceUnknown, preconditionFailed],
    handle: ({ caller, author, params, body, ifMatch }) =>
      resources.put(caller, author, {
        key: keyOf(params),
        properties: body.properties,
        ifMatch,
      }),
  }),
  route({
    name: 'resources.list',
    method: 'GET',
    path: '/v1/workspaces/:id/resources',
    summary: 'List the resources that are registered in the workspace',
    allow: 'resources:list',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    query: ResourceQuery,
    reply: { status: 200, schema: ResourcePage },
    problems: [workspaceUnknown],
    handle: ({ caller, params, query }) => resources.list(caller.tenant, params.id, query),
  }),
  route({
    name: 'resources.get',
    method: 'GET',
    path: '/v1/workspaces/:id/resources/:type/:resourceId',
    summary: 'Show a registered resource',
    allow: 'resources:get',
    workspace: 'id',
    input: identityInput,
    params: ResourcePath,
    reply: { status: 200, schema: Resource },
    problems: [workspaceUnknown, resourceUnknown],
    handle: ({ caller, params }) => resources.get(caller.tenant, keyOf(params)),
  }),
  route({
    name: 'resources.delete',
    method: 'DELETE',
    path: '/v1/workspaces/:id/resources/:type/:resourceId',
    summary: 'Take a resource out of the register',
    allow: 'resources:delete',
    workspace: 'id',
    input: identityInput,
    params: ResourcePath,
    reply: { status: 204 },
    problems: [workspaceUnknown, resourceUnknown],
    handle: ({ caller, author, params }) => resources.remove(caller, author, keyOf(params)),
  }),
]
