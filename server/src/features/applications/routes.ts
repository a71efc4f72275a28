import { identityInput, preconditionFailed } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { applicationUnknown, productUnknown } from './problems.ts'
import {
  Application,
  ApplicationDetail,
  ApplicationPage,
  ApplicationPatch,
  ApplicationQuery,
  CreatedApplication,
  CreatedSecret,
  NewApplication,
  Rotation,
} from './schema.ts'
import type { ApplicationService } from './service.ts'

export const applicationRoutes = (applications: ApplicationService): Route[] => [
  route({
    name: 'applications.create',
    method: 'POST',
    path: '/v1/applications',
    summary: 'Add an application; its secret is shown this once',
    allow: 'applications:create',
    input: identityInput,
    body: NewApplication,
    reply: { status: 201, schema: CreatedApplication },
    problems: [productUnknown, beyondOwn],
    handle: ({ caller, author, body }) => applications.create(caller, author, body),
  }),
  route({
    name: 'applications.list',
    method: 'GET',
    path: '/v1/applications',
    summary: 'List the applications of the tenant',
    allow: 'applications:list',
    input: identityInput,
    query: ApplicationQuery,
    reply: { status: 200, schema: ApplicationPage },
    handle: ({ caller, query }) => applications.list(caller.tenant, query),
  }),
  route({
    name: 'applications.get',
    method: 'GET',
    path: '/v1/applications/:id',
    summary: 'Show an application, never its secret',
    allow: 'applications:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: ApplicationDetail },
    problems: [applicationUnknown],
    handle: ({ caller, params }) => applications.get(caller.tenant, params.id),
  }),
  route({
    name: 'applications.update',
    method: 'PATCH',
    path: '/v1/applications/:id',
    summary: 'Describe an application anew',
    allow: 'applications:update',
    input: identityInput,
    params: IdPath,
    body: ApplicationPatch,
    reply: { status: 200, schema: Application },
    problems: [applicationUnknown, preconditionFailed],
    handle: ({ caller, author, params, body, ifMatch }) =>
      applications.update(caller, author, { id: params.id, patch: body, ifMatch }),
  }),
  route({
    name: 'applications.rotate',
    method: 'POST',
    path: '/v1/applications/:id/secrets',
    summary: 'Make a new secret; the older ones end after an overlap',
    allow: 'applications:rotate',
    input: identityInput,
    params: IdPath,
    body: Rotation,
    reply: { status: 201, schema: CreatedSecret },
    problems: [applicationUnknown, beyondOwn],
    handle: ({ caller, author, params, body }) =>
      applications.rotate(caller, author, { id: params.id, ...body }),
  }),
  route({
    name: 'applications.delete',
    method: 'DELETE',
    path: '/v1/applications/:id',
    summary: 'Delete an application; its tokens stop at once',
    allow: 'applications:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [applicationUnknown, beyondOwn],
    handle: ({ caller, author, params }) => applications.remove(caller, author, params.id),
  }),
]
