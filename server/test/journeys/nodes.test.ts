import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../../../tools/testing/endings.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import { type BareServer, startBare } from '../bare.ts'
import { ada, freshDatabase, newUser } from '../harness.ts'

const secret = 'the-bootstrap-secret-of-nodes'

interface Tokens {
  readonly accessToken: string
}

/** Two servers on one database, as an operator runs them behind one address; the other by that clock. */
async function pair(clock?: Clock): Promise<{ one: BareServer; other: BareServer; token: string }> {
  const environment = {
    CASTELLAN_DATABASE_URL: await freshDatabase(),
    CASTELLAN_MASTER_KEY_FILE: join(temporaryDirectory('process'), 'master.key'),
    CASTELLAN_BOOTSTRAP_SECRET: secret,
    CASTELLAN_PUBLIC_URL: 'http://castellan.acme.test',
  }
  const one = await startBare(environment)
  const other = await startBare(environment, clock)
  const made = await one.send<{ token: Tokens }>('POST', '/v1/bootstrap', {
    body: { ...ada, secret },
  })
  return { one, other, token: made.body.token.accessToken }
}

async function person(server: BareServer, admin: string) {
  const { body } = await server.send<{ id: string }>('POST', '/v1/users', {
    token: admin,
    body: newUser('grace'),
  })
  const signedIn = await server.send<Tokens>('POST', '/v1/login/oauth/access_token', {
    body: { grantType: 'password', username: 'grace', password: ada.password },
  })
  return { id: body.id, token: signedIn.body.accessToken }
}

const may = async ({ send }: BareServer, token: string): Promise<boolean> => {
  const body = { product: 'midaz', resource: 'accounts', action: 'get' }
  return (await send<{ authorized: boolean }>('POST', '/v1/authorize', { token, body })).body
    .authorized
}

const isLetIn = async ({ send }: BareServer, token: string): Promise<boolean> =>
  (await send('GET', '/v1/me', { token })).status === 200

/** Milliseconds until it holds; beyond a second it does not count any more. */
async function until(holds: () => Promise<boolean>): Promise<number> {
  const since = performance.now()
  while (!(await holds())) if (performance.now() - since > 1000) return Number.POSITIVE_INFINITY
  return performance.now() - since
}

test('a role that is edited on one node decides on the other within a second', async () => {
  const { one, other, token } = await pair()
  const role = await one.send<{ id: string }>('POST', '/v1/roles', {
    token,
    body: { code: 'reader', permissions: [] },
  })
  const grace = await person(one, token)
  await one.send('POST', '/v1/assignments', {
    token,
    body: { actorId: grace.id, role: 'default/reader' },
  })
  expect(await may(other, grace.token)).toBe(false)

  for (const round of [1, 2, 3]) {
    const permissions = round % 2 === 1 ? ['midaz/accounts:get'] : []
    await one.send('PATCH', `/v1/roles/${role.body.id}`, { token, body: { permissions } })
    expect(await may(one, grace.token)).toBe(round % 2 === 1)
    const took = await until(async () => (await may(other, grace.token)) === (round % 2 === 1))
    expect(took).toBeLessThan(1000)
  }
})

test('a policy that is edited on one node decides on the next check there, and on the other within a second', async () => {
  const { one, other, token } = await pair()
  const content = (effect: 'allow' | 'deny') => ({
    effect,
    selectors: [{ kind: 'all', actions: ['midaz/accounts:get'] }],
  })
  const policy = await one.send<{ id: string }>('POST', '/v1/policies', {
    token,
    body: { code: 'accounts', ...content('deny') },
  })
  const policies = ['default/accounts']
  await one.send('POST', '/v1/roles', { token, body: { code: 'reader', policies } })
  const grace = await person(one, token)
  await one.send('POST', '/v1/assignments', {
    token,
    body: { actorId: grace.id, role: 'default/reader' },
  })

  for (const effect of ['allow', 'deny', 'allow'] as const) {
    await one.send('PUT', `/v1/policies/${policy.body.id}`, { token, body: content(effect) })
    expect(await may(one, grace.token)).toBe(effect === 'allow')
    const took = await until(async () => (await may(other, grace.token)) === (effect === 'allow'))
    expect(took).toBeLessThan(1000)
  }
})

test('a session that ends on one node is refused on the other within a second', async () => {
  const { one, other, token } = await pair()
  const grace = await person(one, token)
  expect(await isLetIn(other, grace.token)).toBe(true)
  await one.send('POST', '/v1/logout', { token: grace.token })
  expect(await isLetIn(one, grace.token)).toBe(false)
  expect(await until(async () => !(await isLetIn(other, grace.token)))).toBeLessThan(1000)
})

test('a person who is disabled on one node is refused on the other within a second', async () => {
  const { one, other, token } = await pair()
  const grace = await person(other, token)
  expect(await isLetIn(other, grace.token)).toBe(true)
  await one.send('PATCH', `/v1/users/${grace.id}`, { token, body: { status: 'disabled' } })
  expect(await until(async () => !(await isLetIn(other, grace.token)))).toBeLessThan(1000)
  expect((await other.send('GET', '/readyz')).status).toBe(200)
})

test('a person who was made on one node is let in on the other at once', async () => {
  const { one, other, token } = await pair()
  await isLetIn(other, token)
  const grace = await person(one, token)
  expect(await isLetIn(other, grace.token)).toBe(true)
})

test('two nodes that write at once are of one mind afterwards', async () => {
  const { one, other, token } = await pair()
  const names = Array.from({ length: 40 }, (_, at) => `group-${at}`)
  await Promise.all(
    names.map((name, at) =>
      (at % 2 === 0 ? one : other).send('POST', '/v1/groups', { token, body: { name } }),
    ),
  )
  const versionOn = async ({ send }: BareServer) => {
    const body = { requests: [{ permission: 'midaz/accounts:get' }] }
    return (await send<{ version: number }>('POST', '/v1/check', { token, body })).body.version
  }
  const isSame = async () => (await versionOn(one)) === (await versionOn(other))
  expect(await until(isSame)).toBeLessThan(1000)
})

test.each([
  ['fast', 3_600_000, 3_600_000],
  ['slow', -3_600_000, -3_600_000],
  ['fast and put right while it runs', 3_600_000, 0],
])('a node whose clock is an hour %s goes by the time of the database', async (_, off, later) => {
  let skew = off
  const { one, other, token } = await pair(() => new Date(Date.now() + skew))
  skew = later
  const grace = await person(other, token)
  const changedAt = new Date()
  await other.send('PATCH', `/v1/users/${grace.id}`, { token, body: { status: 'disabled' } })
  const question = { actor: grace.id, permission: 'access-manager/tokens:introspect' }
  const reasonAt = async (asOf: Date) => {
    const body = { ...question, asOf: asOf.toISOString() }
    return (await one.send<{ reason: string }>('POST', '/v1/explain', { token, body })).body.reason
  }
  expect(await reasonAt(changedAt)).not.toBe('actor-disabled')
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(await reasonAt(new Date(changedAt.getTime() + 550))).toBe('actor-disabled')
})
