import type { TestServer } from '../harness.ts'
import { applyLusid, newPolicy, newRole } from './wire.ts'

export type Outcome = 'success' | 'missing' | 'taken' | 'invalid'

/** What the cases find there. */
export interface World {
  readonly grace: string
  readonly server: TestServer
  /** Of roles in the Identity API, by their names. */
  roleId(name: string): Promise<string>
}

/** One request and its answer; those of one call run in their order. */
export interface Case {
  /** Method and path of the row. */
  readonly call: string
  readonly outcome: Outcome
  readonly when: string
  readonly at: (world: World) => string | Promise<string>
  readonly body?: (world: World) => unknown
  /** Whose token it comes with; the administrator's unless told. */
  readonly as?: (world: World) => Promise<string>
  readonly status: number
  /** The integer of the refusal. */
  readonly code?: number
  /** What a success answers, to the letter. */
  readonly reply?: (world: World) => unknown
}

/** Cases of one call: its path is the row's unless a case has its own. */
export const casesOf = (
  call: string,
  ...cases: readonly (Omit<Case, 'call' | 'at'> & { readonly at?: Case['at'] | string })[]
): Case[] =>
  cases.map(({ at = call.slice(call.indexOf(' ') + 1), ...rest }) => ({
    ...rest,
    call,
    at: typeof at === 'string' ? () => at : at,
  }))

/** A server that has one of everything, for cases to name. */
export async function worldOf(server: TestServer): Promise<World> {
  await applyLusid(server)
  const { id: grace } = await server.user('grace')
  const make = async (path: string, body: object) => {
    const reply = await server.call('POST', path, { body })
    if (reply.status > 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  }
  for (const code of ['policy-one', 'policy-two', 'policy-gone'])
    await make('/access/api/policies', newPolicy(code))
  const policies = [{ scope: 'default', code: 'policy-one' }]
  for (const code of ['coll-one', 'coll-two', 'coll-gone'])
    await make('/access/api/policycollections', { code, policies })
  for (const code of ['template-one', 'template-gone'])
    await make('/access/api/policytemplates', newTemplate(code))
  for (const code of ['role-one', 'role-two', 'role-gone'])
    await make('/access/api/roles', newRole(code, ['policy-one'], ['coll-one']))
  return {
    grace,
    server,
    async roleId(name) {
      const { body } = await server.call<{ id: string }>(
        'GET',
        `/identity/api/roles/byCode/${name}`,
      )
      return body.id
    },
  }
}

/** A selector that clients have words of their own for. */
export const namedSelector = {
  idSelectorDefinition: {
    ...newPolicy('any').selectors[0]?.idSelectorDefinition,
    name: 'Official portfolios',
    description: 'What everybody may read',
  },
}

export const newTemplate = (code: string) => ({
  code,
  displayName: `Template ${code}`,
  description: 'For readers',
  templatedSelectors: [
    { application: 'LUSID', tag: 'Data', selector: namedSelector },
    {
      application: 'Drive',
      tag: 'Feature',
      selector: {
        matchAllSelectorDefinition: {
          actions: [{ scope: 'Drive', activity: 'Execute', entity: 'Feature' }],
        },
      },
    },
  ],
})
