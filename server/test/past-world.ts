import { makeGoldKey } from './gold-key.ts'
import type { TestServer } from './harness.ts'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface World {
  /** Changes something, through the API. */
  change(): Promise<void>
  /** A question about somebody and something in it. */
  question(): object
}

const patterns = [
  'midaz/accounts:get',
  'midaz/accounts:*',
  'midaz/ledgers:*',
  'midaz/*:get',
  'infralo/models:use',
  'infralo/*:*',
]
const permissions = [
  'midaz/accounts:get',
  'midaz/accounts:delete',
  'midaz/ledgers:post',
  'infralo/models:use',
]
const ids = ['gpt', 'mini', 'nano']

/** People, groups, roles, a workspace with resources, and a key whose policy looks at those. */
export async function randomWorld(server: TestServer, random: () => number): Promise<World> {
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.3)
  const made = async (path: string, body: object): Promise<string> => {
    const reply = await server.call<{ id: string }>('POST', path, { body })
    if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body.id
  }
  const done = async (method: string, path: string, body?: object): Promise<void> => {
    const reply = await server.call(method, path, body ? { body } : {})
    if (reply.status >= 500) throw new Error(`${method} ${path}: ${JSON.stringify(reply.body)}`)
  }

  const workspace = await made('/v1/workspaces', { name: 'lab' })
  const { id: key } = await makeGoldKey(server, workspace)
  const people = await Promise.all(
    ['ann', 'bob', 'cyd', 'dee'].map(async (name) => {
      const { id } = await server.user(name)
      return id
    }),
  )
  const groups = ['red', 'blue']
  for (const name of groups) await made('/v1/groups', { name })
  const roles = await Promise.all(
    [5, 50, 50, 200].map(async (precedence, at) => {
      const level = at === 1 ? 'workspace' : 'tenant'
      const code = `r${at}`
      const id = await made('/v1/roles', { code, level, precedence, permissions: some(patterns) })
      return { id, level, name: `default/${code}` }
    }),
  )
  const assignments: string[] = []

  const assign = async (): Promise<void> => {
    const role = pick(roles)
    const now = Date.now()
    const holder = random() < 0.4 ? { group: pick(groups) } : { actorId: pick(people) }
    const until = random() < 0.3 && { until: new Date(now + 50 + random() * 2000).toISOString() }
    const reply = await server.call<{ id: string }>('POST', '/v1/assignments', {
      body: {
        ...holder,
        role: role.name,
        ...(role.level === 'workspace' && { workspace }),
        ...until,
      },
    })
    if (reply.status === 201) assignments.push(reply.body.id)
  }
  const unassign = async (): Promise<void> => {
    const [id] = assignments.splice(Math.floor(random() * assignments.length), 1)
    if (id) await done('DELETE', `/v1/assignments/${id}`)
  }
  const changes = [
    assign,
    assign,
    unassign,
    () => done('POST', `/v1/groups/${pick(groups)}/members`, { actorId: pick(people) }),
    () => done('DELETE', `/v1/groups/${pick(groups)}/members/${pick(people)}`),
    () => done('PATCH', `/v1/actors/${pick(people)}`, { enabled: random() < 0.7 }),
    () =>
      done('PATCH', `/v1/roles/${pick(roles).id}`, {
        permissions: some(patterns),
        precedence: 1 + Math.floor(random() * 100),
      }),
    () => {
      const properties = { tier: pick(['gold', 'silver']) }
      return done('PUT', `/v1/workspaces/${workspace}/resources/models/${pick(ids)}`, {
        properties,
      })
    },
    () => done('DELETE', `/v1/workspaces/${workspace}/resources/models/${pick(ids)}`),
  ]

  return {
    change: () => pick(changes)(),
    question: () => {
      const isOfKey = random() < 0.3
      return {
        actor: isOfKey ? key : pick(people),
        permission: isOfKey ? 'infralo/models:use' : pick(permissions),
        resource: {
          id: { id: pick(ids) },
          workspace: random() < 0.8 ? workspace : null,
          properties: { tier: pick(['gold', 'brass']) },
        },
      }
    },
  }
}
