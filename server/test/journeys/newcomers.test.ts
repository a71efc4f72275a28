import { beforeAll, expect, test } from 'vitest'
import { newUser, startServer, type TestServer } from '../harness.ts'

/** Users who come once a manifest says what comes with each global role. */
const manifest = {
  manifest: 1,
  slug: 'shop',
  title: 'Shop',
  products: { shop: { carts: ['get', 'clear'] } },
  roles: [
    { code: 'shop-member', permissions: ['shop/carts:get'] },
    { code: 'shop-superadmin', permissions: ['shop/carts:*'] },
  ],
  global: { member: 'shop-member', superadmin: 'shop-superadmin' },
}

let server: TestServer

beforeAll(async () => {
  server = await startServer()
  const { status } = await server.call('PUT', '/v1/declarations/shop', { body: manifest })
  expect(status).toBe(200)
})

interface Held {
  readonly role: string
  readonly source: string
}

const followOf = async (actor: string) => {
  const path = `/v1/assignments?actorId=${actor}`
  const { body } = await server.call<{ items: Held[] }>('GET', path)
  return body.items.filter(({ source }) => source === 'global-role').map(({ role }) => role)
}

const mayGet = async (actor: string) => {
  const { body } = await server.call<{ decisions: { effect: string }[] }>('POST', '/v1/check', {
    body: { requests: [{ actor, permission: 'shop/carts:get' }] },
  })
  return body.decisions[0]?.effect
}

const idOf = async (username: string) => {
  const { body } = await server.call<{ items: { id: string; username: string }[] }>(
    'GET',
    `/v1/users?filter=${username}`,
  )
  return body.items.find((user) => user.username === username)?.id ?? ''
}

test('a user whom the API makes has what comes with being a member', async () => {
  const { body } = await server.call<{ id: string }>('POST', '/v1/users', { body: newUser('vera') })
  expect(await followOf(body.id)).toEqual(['default/shop-member'])
  expect(await mayGet(body.id)).toBe('allow')
})

test('users whom files make have what comes with their global roles', async () => {
  const person = (username: string, globalRole: string) => ({
    username,
    subject: `subject-of-${username}`,
    email: `${username}@acme.test`,
    firstName: username,
    lastName: 'Tester',
    status: 'active',
    globalRole,
  })
  const configuration = {
    format: 1,
    users: [person('mona', 'member'), person('max', 'member'), person('sue', 'superadmin')],
  }
  const { status } = await server.call('POST', '/v1/apply', {
    body: { configuration },
  })
  expect(status).toBe(200)
  for (const name of ['mona', 'max']) {
    const id = await idOf(name)
    expect(await followOf(id)).toEqual(['default/shop-member'])
    expect(await mayGet(id)).toBe('allow')
  }
  expect((await followOf(await idOf('sue'))).toSorted()).toEqual([
    'default/shop-superadmin',
    'default/superadmin',
  ])
})
