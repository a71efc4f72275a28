import * as z from 'zod'
import type { Collection } from '../../../features/policy-collections/schema.ts'
import type { PolicyCollectionService } from '../../../features/policy-collections/service.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { modest } from '../annotations.ts'
import { everything } from '../everything.ts'
import { hrefOf, linksTo } from '../links.ts'
import {
  CodePath,
  fromParts,
  keyAt,
  NewCode,
  Parts,
  ScopeQuery,
  scopeOf,
  toParts,
} from '../names.ts'
import { pageOf, WirePageQuery } from '../paging.ts'
import type { Base } from '../ports.ts'
import { Nothing, wire } from '../rows.ts'

const path = '/access/api/policycollections'

const fields = [
  'id.scope',
  'id.code',
  'description',
  'policies.scope',
  'policies.code',
  'policyCollections.scope',
  'policyCollections.code',
]

const Metadata = z.record(
  z.string().max(512),
  z
    .array(z.object({ provider: z.string().max(50).nullish(), value: z.string().max(2048) }))
    .max(100),
)

const Content = Parts.extend({
  metadata: Metadata.nullish(),
  description: z.string().max(1024).nullish(),
})

export const collectionRows = (collections: PolicyCollectionService, base: Base): Route[] => {
  const told = (collection: Collection, atTenant: string | undefined) =>
    replyOf(collection, base(atTenant))
  return [
    route({
      ...wire,
      name: 'accessPolicyCollections.list',
      method: 'GET',
      path,
      summary: 'ListPolicyCollections',
      allow: 'policy-collections:list',
      query: ScopeQuery,
      reply: { status: 200 },
      handle: async ({ caller, query, atTenant }) => {
        const scope = scopeOf(query.scope)
        const all = await everything((page) => collections.list(caller.tenant, { ...page, scope }))
        return all.map((collection) => told(collection, atTenant))
      },
    }),
    route({
      ...wire,
      name: 'accessPolicyCollections.page',
      method: 'GET',
      path: `${path}/page`,
      summary: 'PagePolicyCollections',
      allow: 'policy-collections:list',
      query: WirePageQuery,
      reply: { status: 200 },
      handle: async ({ caller, query, atTenant }) => {
        const all = await everything((page) => collections.list(caller.tenant, page))
        const things = all.map((collection) => told(collection, atTenant))
        return pageOf(things, { query, fields, href: `${base(atTenant)}/policycollections/page` })
      },
    }),
    route({
      ...wire,
      name: 'accessPolicyCollections.create',
      method: 'POST',
      path,
      summary: 'CreatePolicyCollection',
      allow: 'policy-collections:create',
      body: Content.extend({ code: NewCode }),
      reply: { status: 201 },
      handle: async ({ caller, author, body, atTenant }) => {
        const collection = { ...fromContent(body), scope: 'default', code: body.code }
        return told(await collections.create(caller, author, collection), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessPolicyCollections.get',
      method: 'GET',
      path: `${path}/:code`,
      summary: 'GetPolicyCollection',
      allow: 'policy-collections:get',
      params: CodePath,
      query: ScopeQuery,
      reply: { status: 200 },
      handle: async ({ caller, params, query, atTenant }) =>
        told(await collections.get(caller.tenant, keyAt(params, query)), atTenant),
    }),
    route({
      ...wire,
      name: 'accessPolicyCollections.replace',
      method: 'PUT',
      path: `${path}/:code`,
      summary: 'UpdatePolicyCollection',
      allow: 'policy-collections:update',
      params: CodePath,
      query: ScopeQuery,
      body: Content,
      reply: { status: 200 },
      handle: async ({ caller, author, params, query, body, atTenant }) => {
        const key = keyAt(params, query)
        const { annotations, revision: ifMatch } = await collections.get(caller.tenant, key)
        const collection = fromContent(body, annotations)
        return told(
          await collections.replace(caller, author, { key, collection, ifMatch }),
          atTenant,
        )
      },
    }),
    route({
      ...wire,
      name: 'accessPolicyCollections.delete',
      method: 'DELETE',
      path: `${path}/:code`,
      summary: 'DeletePolicyCollection',
      allow: 'policy-collections:delete',
      params: CodePath,
      query: ScopeQuery,
      body: Nothing,
      reply: { status: 204 },
      handle: ({ caller, author, params, query }) =>
        collections.remove(caller, author, keyAt(params, query)),
    }),
    ...(['add', 'remove'] as const).map((verb) =>
      route({
        ...wire,
        name: `accessPolicyCollections.${verb}`,
        method: 'POST',
        path: `${path}/:code/${verb}`,
        summary: verb === 'add' ? 'AddToPolicyCollection' : 'RemoveFromPolicyCollection',
        allow: 'policy-collections:update',
        params: CodePath,
        query: ScopeQuery,
        body: Parts,
        reply: { status: 200 },
        handle: async ({ caller, author, params, query, body, atTenant }) => {
          const act = verb === 'add' ? collections.add : collections.take
          const parts = { key: keyAt(params, query), ...fromParts(body) }
          return told(await act(caller, author, parts), atTenant)
        },
      }),
    ),
  ]
}

const fromContent = (
  { description, metadata, ...parts }: z.infer<typeof Content>,
  { metadata: _, ...annotations }: Readonly<Record<string, unknown>> = {},
) => ({
  description: description ?? '',
  ...fromParts(parts),
  annotations: modest({ ...annotations, ...(metadata && { metadata }) }),
})

/** Metadata is kept, and not told. */
function replyOf(collection: Collection, base: string) {
  const { scope, code, description } = collection
  return {
    id: { scope, code },
    ...toParts(collection),
    description,
    links: linksTo(hrefOf(`${base}/policycollections`, collection), 'This policy collection'),
  }
}
