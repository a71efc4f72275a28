import { PageQuery } from '../../kernel/page.ts'
import { identityInput, lockedOut } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { actorUnknown } from '../actors/problems.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { lastAdministrator } from '../users/problems.ts'
import {
  groupHasMembers,
  groupNameTaken,
  groupUnknown,
  memberIsKey,
  memberSynced,
  memberUnknown,
} from './problems.ts'
import {
  Group,
  GroupDetail,
  GroupPage,
  GroupPath,
  GroupQuery,
  MemberPage,
  MemberPath,
  NewGroup,
  NewMember,
} from './schema.ts'
import type { GroupService } from './service.ts'

export const groupRoutes = (groups: GroupService): Route[] => [
  route({
    name: 'groups.create',
    method: 'POST',
    path: '/v1/groups',
    summary: 'Add a group',
    allow: 'groups:create',
    input: identityInput,
    body: NewGroup,
    reply: { status: 201, schema: Group },
    problems: [groupNameTaken],
    handle: ({ caller, author, body }) => groups.create(caller, author, body),
  }),
  route({
    name: 'groups.list',
    method: 'GET',
    path: '/v1/groups',
    summary: 'List the groups of the tenant',
    allow: 'groups:list',
    input: identityInput,
    query: GroupQuery,
    reply: { status: 200, schema: GroupPage },
    handle: ({ caller, query }) => groups.list(caller.tenant, query),
  }),
  route({
    name: 'groups.get',
    method: 'GET',
    path: '/v1/groups/:id',
    summary: 'Show a group and the users in it',
    allow: 'groups:get',
    input: identityInput,
    params: GroupPath,
    reply: { status: 200, schema: GroupDetail },
    problems: [groupUnknown],
    handle: ({ caller, params }) => groups.get(caller.tenant, params.id),
  }),
  route({
    name: 'groups.delete',
    method: 'DELETE',
    path: '/v1/groups/:id',
    summary: 'Delete a group that has no members',
    allow: 'groups:delete',
    input: identityInput,
    params: GroupPath,
    reply: { status: 204 },
    problems: [groupUnknown, groupHasMembers, beyondOwn],
    handle: ({ caller, author, params }) => groups.remove(caller, author, params.id),
  }),
  route({
    name: 'groups.members',
    method: 'GET',
    path: '/v1/groups/:id/members',
    summary: 'List the members of a group',
    allow: 'group-members:list',
    input: identityInput,
    params: GroupPath,
    query: PageQuery,
    reply: { status: 200, schema: MemberPage },
    problems: [groupUnknown],
    handle: ({ caller, params, query }) => groups.members(caller.tenant, params.id, query),
  }),
  route({
    name: 'groups.addMember',
    method: 'POST',
    path: '/v1/groups/:id/members',
    summary: 'Put an actor into a group',
    allow: 'group-members:create',
    input: identityInput,
    params: GroupPath,
    body: NewMember,
    reply: { status: 204 },
    problems: [groupUnknown, actorUnknown, memberIsKey, beyondOwn, lockedOut],
    handle: ({ caller, author, params, body }) =>
      groups.addMembers(caller, author, { group: params.id, actors: [body.actorId] }),
  }),
  route({
    name: 'groups.removeMember',
    method: 'DELETE',
    path: '/v1/groups/:id/members/:actorId',
    summary: 'Take an actor out of a group',
    allow: 'group-members:delete',
    input: identityInput,
    params: MemberPath,
    reply: { status: 204 },
    problems: [groupUnknown, memberUnknown, memberSynced, beyondOwn, lastAdministrator, lockedOut],
    handle: ({ caller, author, params }) =>
      groups.removeMember(caller, author, { group: params.id, actor: params.actorId }),
  }),
]
