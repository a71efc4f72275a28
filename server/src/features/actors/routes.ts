import { identityInput, lockedOut } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { lastAdministrator, notAccepted } from '../users/problems.ts'
import { actorLocal, actorOneself, actorUnknown } from './problems.ts'
import { ActorDetail, ActorPage, ActorPatch, ActorPath, ActorQuery } from './schema.ts'
import type { ActorService } from './service.ts'

export const actorRoutes = (actors: ActorService): Route[] => [
  route({
    name: 'actors.list',
    method: 'GET',
    path: '/v1/actors',
    summary: 'List everybody who may ask: users, applications, services and agents',
    allow: 'actors:list',
    input: identityInput,
    query: ActorQuery,
    reply: { status: 200, schema: ActorPage },
    handle: ({ caller, query }) => actors.list(caller.tenant, query),
  }),
  route({
    name: 'actors.get',
    method: 'GET',
    path: '/v1/actors/:id',
    summary: 'Show an actor, its groups and its roles',
    allow: 'actors:get',
    input: identityInput,
    params: ActorPath,
    reply: { status: 200, schema: ActorDetail },
    problems: [actorUnknown],
    handle: ({ caller, params }) => actors.get(caller.tenant, params.id),
  }),
  route({
    name: 'actors.update',
    method: 'PATCH',
    path: '/v1/actors/:id',
    summary: 'Enable or disable an actor, at once',
    allow: 'actors:update',
    input: identityInput,
    params: ActorPath,
    body: ActorPatch,
    reply: { status: 200, schema: ActorDetail },
    problems: [actorUnknown, actorOneself, beyondOwn, lastAdministrator, notAccepted, lockedOut],
    handle: ({ caller, author, params, body }) =>
      actors.update(caller, author, { id: params.id, enabled: body.enabled }),
  }),
  route({
    name: 'actors.delete',
    method: 'DELETE',
    path: '/v1/actors/:id',
    summary: 'Forget an actor of an outside issuer, with all that it holds; its id stays',
    allow: 'actors:delete',
    input: identityInput,
    params: ActorPath,
    reply: { status: 204 },
    problems: [actorUnknown, actorLocal, actorOneself, beyondOwn],
    handle: ({ caller, author, params }) => actors.remove(caller, author, params.id),
  }),
]
