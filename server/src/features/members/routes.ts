import { PageQuery } from '../../kernel/page.ts'
import { identityInput, workspaceUnknown } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { actorUnknown } from '../actors/problems.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { WorkspacePath } from '../workspaces/schema.ts'
import * as problems from './problems.ts'
import { Member, MemberPage, MemberPatch, MemberPath, NewMember } from './schema.ts'
import type { MemberService } from './service.ts'

const { lastOwner, memberExists, ownersOnly } = problems
const { workspaceMemberSynced, workspaceMemberUnknown } = problems

const of = ({ id, actorId }: { id: string; actorId: string }) => ({ workspace: id, actor: actorId })

export const memberRoutes = (members: MemberService): Route[] => [
  route({
    name: 'members.create',
    method: 'POST',
    path: '/v1/workspaces/:id/members',
    summary: 'Add an actor to the workspace',
    allow: 'workspace-members:create',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    body: NewMember,
    reply: { status: 201, schema: Member },
    problems: [workspaceUnknown, actorUnknown, memberExists, ownersOnly, beyondOwn],
    handle: ({ caller, author, params, body }) =>
      members.create(caller, author, { workspace: params.id, input: body }),
  }),
  route({
    name: 'members.list',
    method: 'GET',
    path: '/v1/workspaces/:id/members',
    summary: 'List the members of the workspace',
    allow: 'workspace-members:list',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    query: PageQuery,
    reply: { status: 200, schema: MemberPage },
    problems: [workspaceUnknown],
    handle: ({ caller, params, query }) => members.list(caller.tenant, params.id, query),
  }),
  route({
    name: 'members.update',
    method: 'PATCH',
    path: '/v1/workspaces/:id/members/:actorId',
    summary: 'Change a member’s role',
    allow: 'workspace-members:update',
    workspace: 'id',
    input: identityInput,
    params: MemberPath,
    body: MemberPatch,
    reply: { status: 200, schema: Member },
    problems: [
      workspaceUnknown,
      workspaceMemberUnknown,
      workspaceMemberSynced,
      ownersOnly,
      lastOwner,
      beyondOwn,
    ],
    handle: ({ caller, author, params, body }) =>
      members.update(caller, author, { ...of(params), role: body.role }),
  }),
  route({
    name: 'members.delete',
    method: 'DELETE',
    path: '/v1/workspaces/:id/members/:actorId',
    summary: 'Take a member out of the workspace, at once',
    allow: 'workspace-members:delete',
    workspace: 'id',
    input: identityInput,
    params: MemberPath,
    reply: { status: 204 },
    problems: [
      workspaceUnknown,
      workspaceMemberUnknown,
      workspaceMemberSynced,
      ownersOnly,
      lastOwner,
    ],
    handle: ({ caller, author, params }) => members.remove(caller, author, of(params)),
  }),
  route({
    name: 'members.leave',
    method: 'POST',
    path: '/v1/workspaces/:id/leave',
    summary: 'Leave the workspace',
    allow: 'workspaces:get',
    workspace: 'id',
    input: identityInput,
    params: WorkspacePath,
    reply: { status: 204 },
    problems: [workspaceUnknown, workspaceMemberUnknown, workspaceMemberSynced, lastOwner],
    handle: ({ caller, author, params }) => members.leave(caller, author, params.id),
  }),
]
