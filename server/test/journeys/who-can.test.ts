import { expect, test } from 'vitest'
import type { WhoCan } from '../../src/features/decisions/schema.ts'
import type { Page } from '../../src/kernel/page.ts'
import { startServer } from '../harness.ts'
import { policyWorld } from '../policies.ts'
import { type Refusal, testRefusals } from '../rows.ts'

const server = await startServer()
const { call } = server
const readers = await Promise.all(
  ['ann', 'bob', 'cyd'].map((name) => server.user(name, ['midaz-viewer-group'])),
)
const plain = await server.user('plain')

const whoCan = async (query: Record<string, string>) => {
  const { body } = await call<Page<WhoCan>>(
    'GET',
    `/v1/permissions/who-can?${new URLSearchParams(query)}`,
  )
  return body
}

const idsOf = ({ items }: Page<WhoCan>) => items.map(({ id }) => id)

test('names those who may, each as an actor with the name it goes by', async () => {
  const page = await whoCan({ permission: 'midaz/accounts:get', limit: '100' })
  expect(idsOf(page).sort()).toEqual([server.administrator, ...readers.map(({ id }) => id)].sort())
  expect(page.items.find(({ id }) => id === readers[0]?.id)).toEqual({
    id: readers[0]?.id,
    issuer: 'local',
    subject: readers[0]?.id,
    kind: 'user',
    displayName: 'ann Tester',
    conditional: false,
  })
})

test('says of every actor what check says of it', async () => {
  const actors = await call<Page<{ id: string }>>('GET', '/v1/actors?limit=100')
  for (const permission of ['midaz/accounts:get', 'midaz/accounts:delete']) {
    const requests = actors.body.items.map(({ id }) => ({ actor: id, permission }))
    const { body } = await call<{ decisions: { effect: string }[] }>('POST', '/v1/check', {
      body: { requests },
    })
    const allowed = requests.filter((_, at) => body.decisions[at]?.effect === 'allow')
    expect(idsOf(await whoCan({ permission, limit: '100' }))).toEqual(
      allowed.map(({ actor }) => actor).sort(),
    )
  }
})

test('marks those of whom it hangs on what was not told, and leaves out whom that rules out', async () => {
  const own = await startServer()
  const { policy, role, give } = policyWorld(own)
  const permission = 'midaz/ledgers:get'
  const id = (pattern: string) => [{ kind: 'id', actions: [permission], id: { id: pattern } }]
  const metadata = [
    {
      kind: 'metadata',
      actions: [permission],
      expressions: [{ key: 'state', operator: 'Equals', value: 'open' }],
    },
  ]
  const definitions = {
    always: {},
    'on-a': { selectors: id('a*') },
    'open-ones': { selectors: metadata },
    'small-ones': { condition: 'context.amount < 10' },
    'since-2020': { for: [{ effectiveRange: { from: '2020-01-01T00:00:00Z' } }] },
  }
  const people: Record<string, string> = {}
  for (const [code, more] of Object.entries(definitions)) {
    await policy(code, 'allow', [permission], more)
    await role({ code, permissions: [], policies: [`default/${code}`] })
    people[code] = (await own.user(code)).id
    await give(people[code], `default/${code}`)
  }
  const found = async (query: Record<string, string>) => {
    const search = new URLSearchParams({ permission, limit: '100', ...query })
    const { body } = await own.call<Page<WhoCan>>('GET', `/v1/permissions/who-can?${search}`)
    return Object.fromEntries(
      Object.entries(people).map(([name, who]) => [
        name,
        body.items.find((one) => one.id === who)?.conditional ?? null,
      ]),
    )
  }
  const hanging = { always: false, 'open-ones': true, 'small-ones': true, 'since-2020': true }
  expect(await found({})).toEqual({ ...hanging, 'on-a': true })
  expect(await found({ resourceId: 'a7' })).toEqual({ ...hanging, 'on-a': false })
  expect(await found({ resourceId: 'b7' })).toEqual({ ...hanging, 'on-a': null })

  const workspace = await own.call<{ id: string }>('POST', '/v1/workspaces', {
    body: { name: 'w' },
  })
  const path = `/v1/workspaces/${workspace.body.id}/resources/ledgers/l1`
  for (const [state, conditional] of [
    ['open', false],
    ['closed', null],
  ] as const) {
    const put = await own.call('PUT', path, { body: { properties: { state } } })
    expect(put.status).toBeLessThan(300)
    const told = await found({ workspace: workspace.body.id, resourceId: 'l1' })
    expect(told['open-ones']).toBe(conditional)
  }
})

test('goes page after page, by number and by cursor', async () => {
  const permission = 'midaz/accounts:get'
  const whole = idsOf(await whoCan({ permission, limit: '100' }))
  const byNumber: string[] = []
  for (let page = 1; page <= whole.length; page += 1) {
    const one = await whoCan({ permission, limit: '1', page: String(page) })
    expect(one.total).toBe(whole.length)
    byNumber.push(...idsOf(one))
  }
  const byCursor: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const one: Page<WhoCan> = await whoCan({ permission, limit: '3', ...(after && { after }) })
    byCursor.push(...idsOf(one))
    after = one.next
  }
  expect([byNumber, byCursor]).toEqual([whole, whole])
})

test('looks at one resource of one workspace', async () => {
  const made = await call<{ id: string }>('POST', '/v1/workspaces', { body: { name: 'lab' } })
  const member = readers[1]?.id ?? ''
  await call('POST', `/v1/workspaces/${made.body.id}/members`, {
    body: { actorId: member, role: 'member' },
  })
  const permission = 'access-manager/workspace-members:get'
  expect(idsOf(await whoCan({ permission }))).not.toContain(member)
  const inside = { permission, workspace: made.body.id, resourceId: 'm1' }
  expect(idsOf(await whoCan(inside))).toContain(member)
})

test('answers as of a past instant, also about those who are gone', async () => {
  const leaver = await server.user('leaver', ['midaz-viewer-group'])
  const permission = 'midaz/accounts:get'
  const asOf = new Date(Date.now() + 1).toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await call('DELETE', `/v1/users/${leaver.id}`)
  expect(idsOf(await whoCan({ permission }))).not.toContain(leaver.id)
  const then = await whoCan({ permission, asOf })
  expect(then.items.find(({ id }) => id === leaver.id)).toMatchObject({ displayName: null })
})

const path = (query: string) => () => `/v1/permissions/who-can${query}`
const refusals: Refusal[] = [
  {
    when: 'the caller may not evaluate',
    as: 'plain',
    path: path('?permission=midaz/accounts:get'),
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'no permission is named',
    as: 'ada',
    path: path(''),
    status: 400,
    code: 'AUT-0004',
  },
  {
    when: 'the cursor is none',
    as: 'ada',
    path: path('?permission=midaz/accounts:get&after=nonsense'),
    status: 400,
    code: 'AUT-0004',
  },
  {
    when: 'no manifest declares the permission',
    as: 'ada',
    path: path('?permission=midaz/acounts:get'),
    status: 404,
    code: 'decision.permission-unknown',
  },
  {
    when: 'it is a pattern',
    as: 'ada',
    path: path('?permission=midaz/*:get'),
    status: 400,
    code: 'AUT-0004',
  },
  {
    when: 'the instant has not come yet',
    as: 'ada',
    path: path('?permission=midaz/accounts:get&asOf=2999-01-01T00:00:00Z'),
    status: 400,
    code: 'decision.as-of-ahead',
  },
  {
    when: 'the instant is before the tenant',
    as: 'ada',
    path: path('?permission=midaz/accounts:get&asOf=2001-01-01T00:00:00Z'),
    status: 404,
    code: 'decision.as-of-unknown',
  },
].map((row) => ({ method: 'GET', ...row }))

testRefusals(server, refusals, { tokens: { plain: plain.token }, tables: ['actors'] })
