import { expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Permission } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')

test('the catalogue tells each permission, what it implies and which manifest brought it', async () => {
  const { body } = await call<Page<Permission>>(
    'GET',
    '/v1/permission-catalogue?filter=access-manager/USERS:',
  )
  expect(body.items).toContainEqual({
    key: 'access-manager/users:create',
    implies: ['access-manager/users:post'],
    declaredBy: 'access-manager',
  })
  expect(body.items.every((permission) => permission.key.startsWith('access-manager/users:'))).toBe(
    true,
  )
})

test('every member may read the catalogue, page after page', async () => {
  const keys: string[] = []
  let after = ''
  for (;;) {
    const { body } = await call<Page<Permission>>(
      'GET',
      `/v1/permission-catalogue?limit=40${after}`,
      { token: member.token },
    )
    keys.push(...body.items.map((permission) => permission.key))
    expect(body.items.length).toBeLessThanOrEqual(40)
    if (body.next === null) {
      expect(keys.length).toBe(body.total)
      break
    }
    after = `&after=${body.next}`
  }
  expect(new Set(keys).size).toBe(keys.length)
})

test('a filter is text, not a pattern', async () => {
  for (const filter of ['%', '_', '\\'])
    expect(
      (
        await call<Page<unknown>>(
          'GET',
          `/v1/permission-catalogue?filter=${encodeURIComponent(filter)}`,
        )
      ).body.total,
    ).toBe(0)
})

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'GET',
    path: () => '/v1/permission-catalogue',
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'a parameter is unknown',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/permission-catalogue?product=midaz',
    status: 400,
    code: 'IDE-0005',
  },
]

testRefusals(server, refusals, { tokens: { nobody: null }, tables: ['permissions'] })
