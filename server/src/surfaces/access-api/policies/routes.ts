import type { Policy } from '../../../features/policies/schema.ts'
import type { PolicyService } from '../../../features/policies/service.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../everything.ts'
import { hrefOf, linksTo } from '../links.ts'
import { CodePath, keyAt, ScopeQuery, scopeOf } from '../names.ts'
import { pageOf, WirePageQuery } from '../paging.ts'
import { fromPolicy, NewWirePolicy, toPolicy, WirePolicy } from '../policy.ts'
import type { Base } from '../ports.ts'
import { Nothing, wire } from '../rows.ts'

const path = '/access/api/policies'

const fields = [
  'id.scope',
  'id.code',
  'description',
  'applications',
  'grant',
  'when.activate',
  'when.deactivate',
]

export const policyRows = (policies: PolicyService, base: Base): Route[] => {
  const told = (policy: Policy, atTenant: string | undefined) => replyOf(policy, base(atTenant))
  return [
    route({
      ...wire,
      name: 'accessPolicies.list',
      method: 'GET',
      path,
      summary: 'ListPolicies',
      allow: 'policies:list',
      query: ScopeQuery,
      reply: { status: 200 },
      handle: async ({ caller, query, atTenant }) => {
        const scope = scopeOf(query.scope)
        const all = await everything((page) => policies.list(caller.tenant, { ...page, scope }))
        return all.map((policy) => told(policy, atTenant))
      },
    }),
    route({
      ...wire,
      name: 'accessPolicies.page',
      method: 'GET',
      path: `${path}/page`,
      summary: 'PagePolicies',
      allow: 'policies:list',
      query: WirePageQuery,
      reply: { status: 200 },
      handle: async ({ caller, query, atTenant }) => {
        const all = await everything((page) => policies.list(caller.tenant, page))
        const things = all.map((policy) => told(policy, atTenant))
        return pageOf(things, { query, fields, href: `${base(atTenant)}/policies/page` })
      },
    }),
    route({
      ...wire,
      name: 'accessPolicies.create',
      method: 'POST',
      path,
      summary: 'CreatePolicy',
      allow: 'policies:create',
      body: NewWirePolicy,
      reply: { status: 201 },
      handle: async ({ caller, author, body, atTenant }) => {
        const policy = { ...fromPolicy(body), scope: 'default', code: body.code }
        return told(await policies.create(caller, author, policy), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessPolicies.get',
      method: 'GET',
      path: `${path}/:code`,
      summary: 'GetPolicy',
      allow: 'policies:get',
      params: CodePath,
      query: ScopeQuery,
      reply: { status: 200 },
      handle: async ({ caller, params, query, atTenant }) =>
        told(await policies.get(caller.tenant, keyAt(params, query)), atTenant),
    }),
    route({
      ...wire,
      name: 'accessPolicies.replace',
      method: 'PUT',
      path: `${path}/:code`,
      summary: 'UpdatePolicy',
      allow: 'policies:update',
      params: CodePath,
      query: ScopeQuery,
      body: WirePolicy,
      reply: { status: 200 },
      handle: async ({ caller, author, params, query, body, atTenant }) => {
        const key = keyAt(params, query)
        const before = await policies.get(caller.tenant, key)
        const policy = fromPolicy(body, before)
        const ifMatch = before.revision
        return told(await policies.replace(caller, author, { key, policy, ifMatch }), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessPolicies.delete',
      method: 'DELETE',
      path: `${path}/:code`,
      summary: 'DeletePolicy',
      allow: 'policies:delete',
      params: CodePath,
      query: ScopeQuery,
      body: Nothing,
      reply: { status: 204 },
      handle: ({ caller, author, params, query }) =>
        policies.remove(caller, author, keyAt(params, query)),
    }),
  ]
}

function replyOf(policy: Policy, base: string) {
  const { scope, code } = policy
  return {
    id: { scope, code },
    ...toPolicy(policy),
    links: linksTo(hrefOf(`${base}/policies`, policy), 'This policy'),
  }
}
