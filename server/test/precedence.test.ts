import { beforeAll, describe, expect, test } from 'vitest'
import { randomOf, seedOfRun } from '../../packages/engine/test/worlds-random.ts'
import type { Applied, Plan } from '../src/features/configuration/schema.ts'
import type { Configuration } from '../src/features/configuration/shapes.ts'
import { startServer, type TestServer } from './harness.ts'
import { permissions, randomConfiguration, workspaces } from './random-configuration.ts'

const seed = seedOfRun('precedence')
const random = randomOf(seed)

let server: TestServer
let ids: string[] = []

beforeAll(async () => {
  server = await startServer()
  const started = performance.now()
  const { status, body } = await server.call<Applied>('POST', '/v1/apply', {
    body: { configuration: randomConfiguration(random, { roles: 1000, held: 40 }) },
  })
  expect(status, JSON.stringify(body).slice(0, 500)).toBe(200)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.info(`precedence: ${body.changes.length} things applied in ${seconds} s`)
  const users = await server.call<{ items: { id: string }[] }>('GET', '/v1/users?limit=100')
  ids = users.body.items.map(({ id }) => id)
})

describe('moving a role changes exactly the decisions that the plan had listed', () => {
  test.for([1, 2, 3, 4, 5, 6, 7, 8])('and no other, move %d', moveOne)

  test('of which some change a decision, and some what depends on the resource', async () => {
    for (let move = 9; move < 60 && changed.plain * changed.archived === 0; move += 1)
      await moveOne(move)
    expect(changed.plain, `seed ${seed}`).toBeGreaterThan(0)
    expect(changed.archived, `seed ${seed}`).toBeGreaterThan(0)
  })

  test('of a manifest as well, by where it stands', async () => {
    const precedences = [{ role: 'default/crm-member', precedence: 1 }]
    await holds({
      draft: { format: 1, precedences },
      key: 'default/crm-member',
      act: () => applied({ format: 1, precedences }),
    })
  })

  test('and moved back, each gain is a loss', async () => {
    const roles = (await exported()).roles ?? []
    const role = roles.findLast(({ description }) => description === 'held')
    const draft = { format: 1 as const, roles: [{ ...role, precedence: 2 }] }
    const there = (await planned(draft)).effect
    await applied(draft)
    const back = (await planned({ format: 1, roles: [role] })).effect
    expect([back.gains, back.losses, back.mayDiffer]).toEqual([
      there.losses,
      there.gains,
      there.mayDiffer,
    ])
  })
})

/** Moves a random role before another, and holds what comes of it against the plan. */
async function moveOne(move: number): Promise<void> {
  const roles = (await exported()).roles ?? []
  const held = roles.filter(({ description }) => description === 'held')
  const role = random.one(held)
  const steps = [...new Set(roles.map(({ precedence }) => precedence))].sort((a, b) => a - b)
  const above = (precedence: number) => steps[steps.indexOf(precedence) - 1] ?? 0
  // A move into a gap moves nobody else, so that the plan can say it as one number.
  const ranked = held
    .filter((one) => one !== role && above(one.precedence) + 1 < one.precedence)
    .sort((a, b) => a.precedence - b.precedence)
  const neighbour = random.chance(40) ? random.one(ranked) : (ranked.at(-(move % 2)) ?? role)
  const between = Math.floor((above(neighbour.precedence) + neighbour.precedence) / 2)

  await holds({
    draft: { format: 1, roles: [{ ...role, precedence: between }] },
    key: `default/${role.code}`,
    async act() {
      const id = await idOf(role.code)
      const body = { before: `default/${neighbour.code}` }
      const moved = await server.call('POST', `/v1/roles/${id}/move`, { body })
      expect([moved.status, moved.body]).toMatchObject([200, {}])
    },
  })
}

/** How many answers the moves changed. */
const changed = { plain: 0, archived: 0 }

interface Experiment {
  readonly draft: unknown
  readonly key: string
  readonly act: () => Promise<void>
}

/** Plans the draft, does the act, and holds the one against what checks answer before and after. */
async function holds({ draft, key, act }: Experiment): Promise<void> {
  const before = { plain: await answers({}), archived: await answers(archived) }
  const { changes, effect } = await planned(draft)
  expect(changes.map((change) => change.key)).toEqual([key])
  await act()
  const after = { plain: await answers({}), archived: await answers(archived) }

  const { gains, losses, mayDiffer, count } = effect
  const textOf = (row: (typeof gains)[number]) =>
    [row.actor, row.permission, row.workspace].join(' ')
  const told = { allow: new Set(gains.map(textOf)), deny: new Set(losses.map(textOf)) }
  const found = { allow: new Set<string>(), deny: new Set<string>() }
  for (const [asked, effectNow] of after.plain)
    if (before.plain.get(asked) !== effectNow) found[effectNow].add(asked)
  for (const way of ['allow', 'deny'] as const) {
    const news = [...found[way]].filter((asked) => isNews(asked, found[way]))
    expect(news.sort(), `seed ${seed}`).toEqual([...told[way]].sort())
  }
  changed.plain += gains.length + losses.length
  changed.archived += mayDiffer.length
  const anywhere = new Set([...gains, ...losses, ...mayDiffer].map(textOf))
  const untold = [...after.archived.keys()].filter(
    (asked) =>
      before.archived.get(asked) !== after.archived.get(asked) &&
      !anywhere.has(asked) &&
      !anywhere.has(tenantWide(asked)),
  )
  expect(untold, `seed ${seed}`).toEqual([])
  console.info(`precedence: ${key}: ${JSON.stringify(count)}`)
}

const archived = { properties: { state: 'archived' } }

const tenantWide = (asked: string) => [...asked.split(' ').slice(0, 2), ''].join(' ')

/** A row of a workspace tells what the actor's row without one does not. */
const isNews = (asked: string, found: ReadonlySet<string>) =>
  asked.endsWith(' ') || !found.has(tenantWide(asked))

/** What is decided of every actor and permission, in no workspace and in each. */
async function answers(resource: object): Promise<Map<string, 'allow' | 'deny'>> {
  const asked = ids.flatMap((actor) =>
    [null, ...workspaces].flatMap((workspace) =>
      permissions.map((permission) => ({
        actor,
        permission,
        resource: { ...resource, workspace },
      })),
    ),
  )
  const found = new Map<string, 'allow' | 'deny'>()
  for (let start = 0; start < asked.length; start += 1000) {
    const requests = asked.slice(start, start + 1000)
    const { body } = await server.call<{ decisions: { effect: 'allow' | 'deny' }[] }>(
      'POST',
      '/v1/check',
      { body: { requests } },
    )
    for (const [index, { actor, permission, resource: where }] of requests.entries())
      found.set(
        [actor, permission, where.workspace].join(' '),
        body.decisions[index]?.effect ?? 'deny',
      )
  }
  return found
}

const exported = async () => (await server.call<Configuration>('GET', '/v1/export')).body

async function planned(configuration: unknown): Promise<Plan> {
  const { status, body } = await server.call<Plan>('POST', '/v1/plan', { body: { configuration } })
  expect(status, JSON.stringify(body).slice(0, 500)).toBe(200)
  return body
}

async function applied(configuration: unknown): Promise<void> {
  const { status } = await server.call<Applied>('POST', '/v1/apply', { body: { configuration } })
  expect(status).toBe(200)
}

async function idOf(code: string): Promise<string> {
  const { body } = await server.call<{ items: { id: string; code: string }[] }>(
    'GET',
    `/v1/roles?code=${code}`,
  )
  return body.items.find((role) => role.code === code)?.id ?? ''
}
