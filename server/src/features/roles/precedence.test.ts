import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { policyWorld } from '../../../test/policies.ts'
import { type Refusal, testRefusals } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import { place } from './precedence.ts'
import type { Role } from './schema.ts'

const server = await startServer()
const { call } = server
const { policy, role, give, ask } = policyWorld(server)
const get = 'midaz/accounts:get'
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

await policy('yes', 'allow', [get])
await policy('no', 'deny', [get])
const holder = await server.user('holder')
const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const ids = new Map<string, string>()
for (const [at, code] of codes.entries()) {
  // Close together and with ties, so that there is often no room.
  const policies = at === 0 ? ['default/yes'] : at === 7 ? ['default/no'] : []
  const { id } = await role({ code, precedence: 1 + Math.floor(at / 2), policies })
  ids.set(code, id)
}
for (const code of ['a', 'h']) await give(holder.id, `default/${code}`)

/** The steps, strongest first, each with the names of its roles. */
async function order(on = server): Promise<string[][]> {
  const { body } = await on.call<Page<Role>>('GET', '/v1/roles?limit=100')
  const steps = Map.groupBy(body.items, ({ precedence }) => precedence)
  return [...steps]
    .sort(([some], [other]) => some - other)
    .map(([, roles]) => roles.map(({ scope, code }) => `${scope}/${code}`).sort())
}

const move = (id: string | undefined, body: unknown, token = server.token) =>
  call<Role>('POST', `/v1/roles/${id}/move`, { body, token })

/** What a move comes to in a list of steps: a step of its own, next to that of the other. */
function moved(steps: string[][], name: string, side: 'before' | 'after', other: string) {
  const rest = steps.map((step) => step.filter((one) => one !== name)).filter((one) => one.length)
  const at = rest.findIndex((step) => step.includes(other))
  return rest.toSpliced(side === 'before' ? at : at + 1, 0, [name])
}

describe('moves', () => {
  test('leave the order that a plain list would have, ties and all, and decide by it', async () => {
    const step = fc.record({
      one: fc.constantFrom(...codes),
      other: fc.constantFrom(...codes, 'member', 'superadmin'),
      side: fc.constantFrom('before' as const, 'after' as const),
    })
    const run = fc.array(step, { minLength: 1, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(run, async (steps) => {
        for (const { one, other, side } of steps) {
          if (one === other) continue
          const wanted = moved(await order(), `default/${one}`, side, `default/${other}`)
          const reply = await move(ids.get(one), { [side]: `default/${other}` })
          expect(reply.status).toBe(200)
          expect(reply.body.precedence).toBeGreaterThan(0)
          expect(await order()).toEqual(wanted)
          const at = (name: string) => wanted.findIndex((roles) => roles.includes(name))
          expect(await ask(holder.token, get)).toBe(
            at('default/a') < at('default/h') ? 'allow granted' : 'deny denied',
          )
        }
      }),
      { numRuns: 25 },
    )
  })

  test('that come at once leave the others in order, and each role in one place', async () => {
    const own = await startServer()
    const made = new Map<string, string>()
    for (const [at, code] of codes.entries()) {
      const { id } = await policyWorld(own).role({ code, precedence: 1 + at })
      made.set(code, id)
    }
    const unmoved = (steps: string[][]) =>
      steps
        .map((step) => step.filter((name) => !/\/[e-h]$/.test(name)))
        .filter((step) => step.length > 0)
    const before = await order(own)
    const replies = await Promise.all(
      [...codes.slice(4), ...codes.slice(4)].map((code, at) =>
        own.call('POST', `/v1/roles/${made.get(code)}/move`, {
          body: at % 2 ? { before: 'default/b' } : { after: 'default/c' },
        }),
      ),
    )
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    const after = await order(own)
    expect(unmoved(after)).toEqual(unmoved(before))
    expect(after.flat().sort()).toEqual(before.flat().sort())
  })

  test('of a role to where it stands change nothing, and are no event', async () => {
    const version = async () =>
      (await call('GET', '/v1/roles?limit=1')).headers.get('x-access-version')
    await move(ids.get('b'), { after: 'default/a' })
    const before = [await order(), await version()]
    expect((await move(ids.get('b'), { after: 'default/a' })).status).toBe(200)
    expect([await order(), await version()]).toEqual(before)
  })

  test('tell the trail from where to where, and what made room', async () => {
    await role({ code: 'x', precedence: 500 })
    await role({ code: 'y', precedence: 501 })
    const { id } = await role({ code: 'z', precedence: 700 })
    expect((await move(id, { after: 'default/x' })).body.precedence).toBe(501)
    const { body } = await call<Page<{ target: string; facts: unknown }>>(
      'GET',
      '/v1/audit-events?action=role.moved&limit=1',
    )
    expect(body.items[0]).toMatchObject({
      target: `role/${id}`,
      facts: {
        before: { precedence: 700 },
        after: { precedence: 501 },
        shifted: { from: 501, to: 501 },
      },
    })
  })

  test('also of a role that a manifest manages, which stays where it was put', async () => {
    const manifest = (title: string, precedence: number) => ({
      manifest: 1,
      slug: 'shop',
      title,
      products: { shop: { tills: ['open'] } },
      roles: [
        { scope: 'SHOP', code: 'clerk', precedence, permissions: ['shop/tills:open'] },
        { code: 'clerk', permissions: [] },
      ],
    })
    const put = async (title: string, precedence: number) =>
      (await call('PUT', '/v1/declarations/shop', { body: manifest(title, precedence) })).status
    const clerk = async () =>
      (await call<Page<Role>>('GET', '/v1/roles?scope=SHOP&code=clerk')).body.items[0]
    expect(await put('Shop', 300)).toBe(200)
    expect(await clerk()).toMatchObject({ managedBy: 'shop', precedence: 300, scope: 'SHOP' })

    const there = (await move((await clerk())?.id, { before: 'default/x' })).body.precedence
    expect(there).toBeLessThan(500)
    expect(await put('The shop', 300)).toBe(200)
    expect(await clerk()).toMatchObject({ precedence: there })
    expect(await put('The shop', 310)).toBe(200)
    expect(await clerk()).toMatchObject({ precedence: 310 })
  })
})

describe('a place', () => {
  const rows = [
    { steps: [10, 20], side: 'before', target: 20, own: 50, precedence: 15, shifted: null },
    { steps: [10, 20], side: 'after', target: 20, own: 5, precedence: 30, shifted: null },
    { steps: [10, 20], side: 'before', target: 10, own: 50, precedence: 5, shifted: null },
    { steps: [10, 20], side: 'after', target: 10, own: 12, precedence: 12, shifted: null },
    { steps: [1, 2, 4], side: 'before', target: 1, own: 9, precedence: 1, shifted: [1, 2] },
    { steps: [1, 2, 4], side: 'after', target: 1, own: 9, precedence: 2, shifted: [2, 2] },
    { steps: [1, 2, 4], side: 'after', target: 2, own: 9, precedence: 3, shifted: null },
    { steps: [7], side: 'before', target: 7, own: 7, precedence: 3, shifted: null },
  ] as const
  for (const { steps, side, target, own, precedence, shifted } of rows)
    test(`${side} ${target} among ${steps.join(', ')}, from ${own}, is ${precedence}`, () => {
      expect(place(steps, { side, target, own })).toEqual({
        precedence,
        shifted: shifted && { from: shifted[0], to: shifted[1] },
      })
    })
})

const author = await server.user('author')
await role({ code: 'author', precedence: 800, permissions: ['access-manager/roles:*'] })
await give(author.id, 'default/author')
const member = await server.user('grace')
const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  author: author.token,
  member: member.token,
}
const of = (code: string) => () => `/v1/roles/${ids.get(code)}/move`
const last = () => ({ after: 'default/author' })
const post = { method: 'POST', as: 'ada', path: of('b') } as const

const refusals: Refusal[] = [
  { when: 'nobody is signed in', ...post, as: 'nobody', body: last, status: 401, code: 'IDE-0008' },
  {
    when: 'the caller may not move roles',
    ...post,
    as: 'member',
    body: last,
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the role gives what the mover does not hold',
    ...post,
    as: 'author',
    path: of('a'),
    body: last,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the role denies what the mover does not hold',
    ...post,
    as: 'author',
    path: of('h'),
    body: last,
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'a role is to stand next to itself',
    ...post,
    body: () => ({ before: 'default/b' }),
    status: 400,
    code: 'role.beside-itself',
  },
  {
    when: 'no neighbour is named',
    ...post,
    body: () => ({}),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'two neighbours are named',
    ...post,
    body: () => ({ before: 'default/c', after: 'default/d' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the neighbour is unknown',
    ...post,
    body: () => ({ before: 'default/none' }),
    status: 404,
    code: 'role.unknown',
  },
  {
    when: 'the role is unknown',
    ...post,
    path: () => `/v1/roles/${nobodyAtAll}/move`,
    body: last,
    status: 404,
    code: 'role.unknown',
  },
]

testRefusals(server, refusals, { tokens, tables: ['roles'] })
