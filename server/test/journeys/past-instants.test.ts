import { describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'
import { randomOf, randomWorld } from '../past-world.ts'
import { policyWorld } from '../policies.ts'
import { type Refusal, rowsOf, testRefusals } from '../rows.ts'

type Told = Record<string, unknown> & { readonly now: string; readonly version: number }

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
const server = await startServer()
const { call } = server
const { policy, role, give } = policyWorld(server)
const plain = await server.user('plain')

const explain = (body: object, token = server.token) =>
  call<Told & { code: string }>('POST', '/v1/explain', { token, body })

describe('asOf', () => {
  test('gives, for a thousand random past instants, the answer that was given then', {
    timeout: 240_000,
  }, async () => {
    console.info(`seed ${seed}`)
    const random = randomOf(seed)
    const world = await randomWorld(server, random)
    const given: { question: object; answer: Told }[] = []
    for (let write = 0; write < 300; write += 1) {
      await world.change()
      for (let at = 0; at < 4; at += 1) {
        const question = world.question()
        const { body } = await explain(question)
        given.push({ question, answer: body })
      }
      // Of a decision and a change in one and the same millisecond, the change counts as the first.
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const instants = Array.from({ length: 1000 }, () => given[Math.floor(random() * given.length)])
    for (const one of instants) {
      if (!one) throw new Error('nothing was asked')
      const asOf = one.answer.now
      const { body } = await explain({ ...one.question, asOf })
      expect(body, `seed ${seed}`).toEqual({ ...one.answer, asOf })
    }
    const effects = new Set(given.map(({ answer }) => `${answer.effect} ${answer.reason}`))
    expect([...effects].sort()).toEqual(
      expect.arrayContaining(['allow granted', 'deny actor-disabled', 'deny no-match']),
    )
    expect(new Set(given.map(({ answer }) => answer.version)).size).toBeGreaterThan(100)
  })

  test('answers about an actor who is gone by now', async () => {
    const { id } = await server.user('leaver', ['midaz-viewer-group'])
    const question = { actor: id, permission: 'midaz/accounts:get' }
    const before = await explain(question)
    expect(before.body.effect).toBe('allow')
    await new Promise((resolve) => setTimeout(resolve, 2))
    await call('DELETE', `/v1/users/${id}`)
    expect((await explain(question)).status).toBe(404)
    const then = await explain({ ...question, asOf: before.body.now })
    expect([then.body.effect, then.body.asOf]).toEqual(['allow', before.body.now])
  })

  test('forgets with a person who they were, also where the past is in memory', async () => {
    const { id } = await server.user('forgotten')
    await policy('by-name', 'allow', ['midaz/accounts:get'], {
      condition: 'actor.attributes.firstName == "forgotten"',
    })
    await role({ code: 'by-name', policies: ['default/by-name'] })
    await give(id, 'default/by-name')
    const question = { actor: id, permission: 'midaz/accounts:get' }
    const asOf = (await explain(question)).body.now
    const whoCould = async () => {
      const path = `/v1/permissions/who-can?permission=midaz/accounts:get&asOf=${asOf}&limit=100`
      const { body } = await call<{ items: { id: string }[] }>('GET', path)
      return body.items.find((item) => item.id === id)
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
    await call('DELETE', `/v1/users/${id}`)
    expect(await whoCould()).toMatchObject({ conditional: true })
    expect((await explain({ ...question, asOf })).body.effect).toBe('allow')

    expect((await call('POST', `/v1/users/${id}/purge`)).status).toBe(204)
    expect(await whoCould()).toMatchObject({ displayName: null, conditional: true })
    expect((await explain({ ...question, asOf })).body).toMatchObject({
      effect: 'deny',
      reason: 'no-match',
    })
    const kept = ['access_states', 'access_versions', 'actors', 'users', 'audit_events']
    const rows = JSON.stringify(await rowsOf(server.databaseUrl, kept))
    expect(rows.includes('forgotten@acme')).toBe(false)
  })

  test('takes an instant with any offset, and one between two changes', async () => {
    const { body } = await explain({ permission: 'midaz/accounts:get' })
    const [date = '', time = ''] = new Date(Date.parse(body.now) + 3_600_000)
      .toISOString()
      .split('T')
    const asOf = `${date}T${time.replace('Z', '+01:00')}`
    const again = await explain({ permission: 'midaz/accounts:get', asOf })
    expect(again.body).toEqual({ ...body, asOf: body.now })
  })
})

describe('a server whose clock goes back', () => {
  test('orders versions all the same, each a millisecond after the one before at the least', async () => {
    const own = await startServer()
    const write = (name: string) => own.call('POST', '/v1/groups', { body: { name } })
    await write('before')
    own.advance(-3600)
    for (const name of ['one', 'two', 'three']) expect((await write(name)).status).toBe(201)
    own.advance(7200)
    const { body } = await own.call<Told>('POST', '/v1/explain', {
      body: { permission: 'midaz/accounts:get' },
    })
    const asOf = body.now
    const then = await own.call<Told>('POST', '/v1/explain', {
      body: { permission: 'midaz/accounts:get', asOf },
    })
    expect(then.body.version).toBe(body.version)
  })
})

const ask = (asOf: string) => ({ permission: 'midaz/accounts:get', asOf })
const soon = () => new Date(Date.now() + 60_000).toISOString()

const refusals: (Refusal & { readonly body: () => object })[] = [
  {
    when: 'the instant has not come yet',
    as: 'ada',
    body: () => ask(soon()),
    code: 'decision.as-of-ahead',
    status: 400,
  },
  {
    when: 'the instant is before the tenant',
    as: 'ada',
    body: () => ask('2001-01-01T00:00:00Z'),
    code: 'decision.as-of-unknown',
    status: 404,
  },
  {
    when: 'the instant is none',
    as: 'ada',
    body: () => ask('yesterday'),
    code: 'request.invalid',
    status: 400,
  },
  {
    when: 'a version is waited for as well',
    as: 'ada',
    body: () => ({ ...ask('2026-01-01T00:00:00Z'), minVersion: 1 }),
    code: 'request.invalid',
    status: 400,
  },
  {
    when: 'the caller may not evaluate, be it about themselves',
    as: 'plain',
    body: () => ask('2026-01-01T00:00:00Z'),
    code: 'decision.past-forbidden',
    status: 403,
  },
].map((row) => ({ method: 'POST', path: () => '/v1/explain', ...row }))

testRefusals(server, refusals, {
  tokens: { plain: plain.token },
  tables: ['access_versions', 'resource_states'],
})
