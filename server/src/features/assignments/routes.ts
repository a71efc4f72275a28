import { identityInput, lockedOut, workspaceUnknown } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { actorUnknown } from '../actors/problems.ts'
import { groupUnknown } from '../groups/problems.ts'
import { roleUnknown } from '../roles/problems.ts'
import { lastAdministrator } from '../users/problems.ts'
import {
  assignmentDerived,
  assignmentEndless,
  assignmentExists,
  assignmentSynced,
  assignmentUnknown,
  beyondOwn,
  holderIsKey,
  levelMismatch,
} from './problems.ts'
import {
  Assignment,
  AssignmentPage,
  AssignmentPatch,
  AssignmentQuery,
  NewAssignment,
} from './schema.ts'
import type { AssignmentService } from './service.ts'

export const assignmentRoutes = (assignments: AssignmentService): Route[] => [
  route({
    name: 'assignments.create',
    method: 'POST',
    path: '/v1/assignments',
    summary: 'Give a role to an actor or a group',
    allow: 'assignments:create',
    input: identityInput,
    body: NewAssignment,
    reply: { status: 201, schema: Assignment },
    problems: [
      roleUnknown,
      actorUnknown,
      groupUnknown,
      workspaceUnknown,
      levelMismatch,
      assignmentExists,
      holderIsKey,
      beyondOwn,
      lockedOut,
    ],
    handle: ({ caller, author, body }) => assignments.create(caller, author, body),
  }),
  route({
    name: 'assignments.list',
    method: 'GET',
    path: '/v1/assignments',
    summary: 'List who holds which role',
    allow: 'assignments:list',
    input: identityInput,
    query: AssignmentQuery,
    reply: { status: 200, schema: AssignmentPage },
    handle: ({ caller, query }) => assignments.list(caller.tenant, query),
  }),
  route({
    name: 'assignments.get',
    method: 'GET',
    path: '/v1/assignments/:id',
    summary: 'Show an assignment',
    allow: 'assignments:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: Assignment },
    problems: [assignmentUnknown],
    handle: ({ caller, params }) => assignments.get(caller.tenant, params.id),
  }),
  route({
    name: 'assignments.update',
    method: 'PATCH',
    path: '/v1/assignments/:id',
    summary: 'Change since when, until when or why a role is held',
    allow: 'assignments:update',
    input: identityInput,
    params: IdPath,
    body: AssignmentPatch,
    reply: { status: 200, schema: Assignment },
    problems: [
      assignmentUnknown,
      assignmentEndless,
      assignmentExists,
      assignmentDerived,
      assignmentSynced,
      beyondOwn,
      lockedOut,
      lastAdministrator,
    ],
    handle: ({ caller, author, params, body }) =>
      assignments.update(caller, author, { id: params.id, patch: body }),
  }),
  route({
    name: 'assignments.delete',
    method: 'DELETE',
    path: '/v1/assignments/:id',
    summary: 'Take a role away again, at once',
    allow: 'assignments:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [
      assignmentUnknown,
      assignmentDerived,
      assignmentSynced,
      beyondOwn,
      lockedOut,
      lastAdministrator,
    ],
    handle: ({ caller, author, params }) => assignments.remove(caller, author, params.id),
  }),
]
