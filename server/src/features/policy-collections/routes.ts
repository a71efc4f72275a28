import { identityInput, lockedOut, preconditionFailed } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { policyUnknown } from '../policies/problems.ts'
import { NamedQuery } from '../policies/schema.ts'
import {
  collectionAttached,
  collectionCodeTaken,
  collectionCycle,
  collectionUnknown,
} from './problems.ts'
import {
  Collection,
  CollectionContent,
  CollectionPage,
  CollectionParts,
  NewCollection,
} from './schema.ts'
import type { PolicyCollectionService } from './service.ts'

const changed = [collectionUnknown, policyUnknown, beyondOwn, lockedOut]

export const policyCollectionRoutes = (collections: PolicyCollectionService): Route[] => [
  route({
    name: 'policyCollections.create',
    method: 'POST',
    path: '/v1/policy-collections',
    summary: 'Add a collection of policies, and of other collections',
    allow: 'policy-collections:create',
    input: identityInput,
    body: NewCollection,
    reply: { status: 201, schema: Collection },
    problems: [collectionCodeTaken, collectionCycle, policyUnknown, collectionUnknown, beyondOwn],
    handle: ({ caller, author, body }) => collections.create(caller, author, body),
  }),
  route({
    name: 'policyCollections.list',
    method: 'GET',
    path: '/v1/policy-collections',
    summary: 'List the policy collections of the tenant',
    allow: 'policy-collections:list',
    input: identityInput,
    query: NamedQuery,
    reply: { status: 200, schema: CollectionPage },
    handle: ({ caller, query }) => collections.list(caller.tenant, query),
  }),
  route({
    name: 'policyCollections.get',
    method: 'GET',
    path: '/v1/policy-collections/:id',
    summary: 'Show a policy collection',
    allow: 'policy-collections:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: Collection },
    problems: [collectionUnknown],
    handle: ({ caller, params }) => collections.get(caller.tenant, params),
  }),
  route({
    name: 'policyCollections.replace',
    method: 'PUT',
    path: '/v1/policy-collections/:id',
    summary: 'Make this all that a policy collection is',
    allow: 'policy-collections:update',
    input: identityInput,
    params: IdPath,
    body: CollectionContent,
    reply: { status: 200, schema: Collection },
    problems: [...changed, collectionCycle, preconditionFailed],
    handle: ({ caller, author, params, body, ifMatch }) =>
      collections.replace(caller, author, { key: params, collection: body, ifMatch }),
  }),
  route({
    name: 'policyCollections.add',
    method: 'POST',
    path: '/v1/policy-collections/:id/add',
    summary: 'Put policies and collections into a policy collection',
    allow: 'policy-collections:update',
    input: identityInput,
    params: IdPath,
    body: CollectionParts,
    reply: { status: 200, schema: Collection },
    problems: [...changed, collectionCycle],
    handle: ({ caller, author, params, body }) =>
      collections.add(caller, author, { key: params, ...body }),
  }),
  route({
    name: 'policyCollections.take',
    method: 'POST',
    path: '/v1/policy-collections/:id/take',
    summary: 'Take policies and collections out of a policy collection',
    allow: 'policy-collections:update',
    input: identityInput,
    params: IdPath,
    body: CollectionParts,
    reply: { status: 200, schema: Collection },
    problems: changed,
    handle: ({ caller, author, params, body }) =>
      collections.take(caller, author, { key: params, ...body }),
  }),
  route({
    name: 'policyCollections.delete',
    method: 'DELETE',
    path: '/v1/policy-collections/:id',
    summary: 'Delete a policy collection that nothing holds',
    allow: 'policy-collections:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [collectionUnknown, collectionAttached, beyondOwn],
    handle: ({ caller, author, params }) => collections.remove(caller, author, params),
  }),
]
