import { expect, test } from 'vitest'
import { startServer } from '../harness.ts'

const server = await startServer('postgres', { CASTELLAN_RATE_LIMIT: 'false' })

interface Key {
  readonly id: string
  readonly displayName: string
}

/** What twenty creations at once are answered: the integer of a refusal, or 0. */
async function created(token: string, nameOf: (index: number) => string) {
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      server.call<{ code?: number }>('POST', '/identity/api/keys', {
        token,
        body: { displayName: nameOf(index) },
      }),
    ),
  )
  return replies.map(({ body }) => body.code ?? 0).sort((some, other) => some - other)
}
const keysOf = async (token: string) =>
  (await server.call<Key[]>('GET', '/identity/api/keys', { token })).body
const times = (count: number, code: number) => Array.from({ length: count }, () => code)

test('of twenty keys of one name that are made at once one is made', async () => {
  const { token } = await server.user('namesake')
  expect(await created(token, () => 'laptop')).toEqual([0, ...times(19, 659)])
  expect((await keysOf(token)).map((key) => key.displayName)).toEqual(['laptop'])
})

test('of twenty keys that are made at once three are made', async () => {
  const { token } = await server.user('keymaker')
  expect(await created(token, (index) => `key-${index}`)).toEqual([
    ...times(3, 0),
    ...times(17, 238),
  ])
  expect(await keysOf(token)).toHaveLength(3)
})

test('a name is free again once its key is deleted, and to everybody else', async () => {
  const { token } = await server.user('first')
  const { token: other } = await server.user('second')
  const make = (as: string) =>
    server.call('POST', '/v1/personal-tokens', { token: as, body: { name: 'laptop' } })
  expect((await make(token)).status).toBe(201)
  expect((await make(token)).body).toMatchObject({ code: 'personal-token.name-taken' })
  expect((await make(other)).status).toBe(201)
  const [key] = await keysOf(token)
  await server.call('DELETE', `/identity/api/keys/${key?.id}`, { token })
  expect((await make(token)).status).toBe(201)
})
