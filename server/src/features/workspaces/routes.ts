import { identityInput, preconditionFailed, workspaceUnknown } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { actorUnknown } from '../actors/problems.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { lastOwner } from '../members/problems.ts'
import {
  NewWorkspace,
  Transfer,
  Workspace,
  WorkspacePage,
  WorkspacePatch,
  WorkspacePath,
  WorkspaceQuery,
} from './schema.ts'
import type { WorkspaceService } from './service.ts'

export const workspaceRoutes = (workspaces: WorkspaceService): Route[] => [
  route({
    name: 'workspaces.create',
    method: 'POST',
    path: '/v1/workspaces',
    summary: 'Make a workspace and own it',
    allow: 'workspaces:create',
    input: identityInput,
    body: NewWorkspace,
    reply: { status: 201, schema: Workspace },
    handle: ({ caller, author, body }) => workspaces.create(caller, author, body),
  }),
  route({
    name: 'workspaces.list',
    method: 'GET',
    path: '/v1/workspaces',
    summary: 'List one’s own workspaces; all, for who may list them tenant-wide',
    allow: 'authenticated',
    input: identityInput,
    query: WorkspaceQuery,
    reply: { status: 200, schema: WorkspacePage },
    handle: ({ caller, query }) => workspaces.list(caller, query),
  }),
  route({
    name: 'workspaces.get',
    method: 'GET',
    path: '/v1/workspaces/:id',
    summary: 'Show a workspace',
    allow: 'workspaces:get',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    reply: { status: 200, schema: Workspace },
    problems: [workspaceUnknown],
    handle: ({ caller, params }) => workspaces.get(caller.tenant, params.id),
  }),
  route({
    name: 'workspaces.update',
    method: 'PATCH',
    path: '/v1/workspaces/:id',
    summary: 'Change a workspace',
    allow: 'workspaces:update',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    body: WorkspacePatch,
    reply: { status: 200, schema: Workspace },
    problems: [workspaceUnknown, preconditionFailed],
    handle: ({ caller, author, params, body, ifMatch }) =>
      workspaces.update(caller, author, { id: params.id, patch: body, ifMatch }),
  }),
  route({
    name: 'workspaces.delete',
    method: 'DELETE',
    path: '/v1/workspaces/:id',
    summary: 'Delete a workspace with everything in it; its keys stop at once',
    allow: 'workspaces:delete',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    reply: { status: 204 },
    problems: [workspaceUnknown],
    handle: ({ caller, author, params }) => workspaces.remove(caller, author, params.id),
  }),
  route({
    name: 'workspaces.transfer',
    method: 'POST',
    path: '/v1/workspaces/:id/transfer',
    summary: 'Make another actor the owner, and stay as an admin',
    allow: 'workspaces:transfer',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    body: Transfer,
    reply: { status: 200, schema: Workspace },
    problems: [workspaceUnknown, actorUnknown, lastOwner, beyondOwn],
    handle: ({ caller, author, params, body }) =>
      workspaces.transfer(caller, author, { id: params.id, to: body.actorId }),
  }),
]
