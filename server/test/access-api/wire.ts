import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { parse } from 'yaml'
import type { Reply, TestServer } from '../harness.ts'

const lusid = new URL('../../../manifests/optional/lusid.yaml', import.meta.url)

/** Lets the server know the features and data of LUSID, as an operator does who wants them. */
export async function applyLusid(server: TestServer): Promise<void> {
  const body = parse(readFileSync(lusid, 'utf8'))
  const { status } = await server.call('PUT', '/v1/declarations/lusid', { body })
  if (status !== 200) throw new Error(`the manifest of LUSID was answered with ${status}`)
}

export const since = { activate: '2016-08-31T18:00:00.0000000+00:00' }
const forever = { ...since, deactivate: '9999-12-31T23:59:59.9999999+00:00' }

export const action = (entity: string, activity: string, scope = 'default') => ({
  scope,
  activity,
  entity,
})

export const byId = (identifier: Record<string, string>, ...actions: object[]) => ({
  idSelectorDefinition: { identifier, actions },
})
export const matchAll = (...actions: object[]) => ({ matchAllSelectorDefinition: { actions } })

/** A body of CreatePolicy. */
export const newPolicy = (code: string, more: object = {}) => ({
  code,
  description: `About ${code}`,
  applications: ['LUSID'],
  grant: 'Allow',
  selectors: [byId({ scope: 'official', code: '*' }, action('Portfolio', 'Read'))],
  when: since,
  ...more,
})

/** What is told of it. */
export const toldPolicy = (code: string, more: object = {}) => {
  const { code: _, ...rest } = newPolicy(code, more)
  const links = expectLinks
  return { id: { scope: 'default', code }, ...rest, for: [], if: [], when: forever, links }
}

const expectLinks: unknown = [
  {
    relation: 'Self',
    href: expect.stringMatching(/^http/),
    description: expect.any(String),
    method: 'GET',
  },
]

export const newRole = (code: string, policies: string[], policyCollections: string[] = []) => ({
  code,
  description: `About ${code}`,
  resource: {
    policyIdRoleResource: {
      policies: policies.map((one) => ({ scope: 'default', code: one })),
      policyCollections: policyCollections.map((one) => ({ scope: 'default', code: one })),
    },
  },
  when: since,
})

export const toldRole = (role: ReturnType<typeof newRole>, more: object = {}) => {
  const { code, ...rest } = role
  return {
    id: { scope: 'default', code },
    roleHierarchyIndex: expect.any(Number),
    ...rest,
    when: forever,
    permission: 'Read',
    links: expectLinks,
    ...more,
  }
}

/** A question of Evaluate. */
export const ask = (
  [scope, entityCode, activity]: readonly [string, string, string],
  id: Record<string, string> = {},
  more: { request?: object; metadata?: object } = {},
) => ({
  request: { action: { entityCode, scope, activity }, ...more.request },
  resource: { id, ...(more.metadata && { metadata: more.metadata }) },
})

export type Answers = Record<string, { result: string; detailedMessage?: string }>

/** The results of Evaluate, by the keys of the questions. */
export async function evaluate(
  server: TestServer,
  questions: object,
  options: { token?: string; query?: string; headers?: Record<string, string> } = {},
): Promise<Record<string, string>> {
  const { query = '', ...rest } = options
  const reply: Reply<Answers> = await server.call('POST', `/access/api/me${query}`, {
    ...rest,
    body: questions,
  })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return Object.fromEntries(Object.entries(reply.body).map(([key, { result }]) => [key, result]))
}
