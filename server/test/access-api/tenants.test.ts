import { beforeAll, describe, expect, test } from 'vitest'
import type { TestServer } from '../harness.ts'
import { foundTenant, startPlatform, type TestTenant } from '../platform.ts'
import { ask, newPolicy } from './wire.ts'

let server: TestServer
let alpha: TestTenant
let bravo: TestTenant

beforeAll(async () => {
  server = await startPlatform()
  alpha = await foundTenant(server, 'alpha')
  bravo = await foundTenant(server, 'bravo')
  const made = await alpha.call('POST', '/access/api/policies', { body: newPolicy('of-alpha') })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
})

describe('of two tenants', () => {
  test('neither sees what the other has, by any list', async () => {
    for (const path of [
      '/access/api/policies',
      '/access/api/policies/page',
      '/access/api/roles',
      '/access/api/userroles',
      '/identity/api/users',
      '/identity/api/roles',
    ]) {
      const { body } = await bravo.call<unknown>('GET', path)
      expect(JSON.stringify(body)).not.toMatch(/alpha/)
    }
    expect((await bravo.call('GET', '/access/api/policies/of-alpha')).status).toBe(404)
    expect((await bravo.call('DELETE', '/access/api/policies/of-alpha')).status).toBe(404)
    expect((await alpha.call('GET', '/access/api/policies/of-alpha')).status).toBe(200)
    const other = await bravo.call('GET', `/identity/api/users/${alpha.administrator}`)
    expect([other.status, other.body]).toMatchObject([404, { code: 657 }])
  })

  test('each has both wires at its own address, and links lead there', async () => {
    const path = '/t/alpha/access/api/policies/of-alpha'
    const own = await alpha.call<{ links: { href: string }[] }>('GET', path)
    expect(own.body.links[0]?.href).toMatch(
      /\/t\/alpha\/access\/api\/policies\/of-alpha\?scope=default$/,
    )
    expect((await alpha.call('GET', '/t/alpha/identity/api/me')).status).toBe(200)
    const foreign = await bravo.call('GET', path)
    expect([foreign.status, foreign.body]).toMatchObject([401, { code: 187 }])
  })

  test('each is decided for by its own policies', async () => {
    const body = { one: ask(['access-manager', 'users', 'get']) }
    for (const tenant of [alpha, bravo]) {
      const reply = await tenant.call('POST', `/t/${tenant.slug}/access/api/me`, { body })
      expect(reply.body).toEqual({ one: { result: 'Granted' } })
    }
  })
})
