import { expect, test } from 'vitest'
import type { WhoCan } from '../../src/features/decisions/schema.ts'
import type { Page } from '../../src/kernel/page.ts'
import { startServer } from '../harness.ts'
import { expectRefused, type Refusal } from '../rows.ts'

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
  })
})

test('says of every actor what check says of it', async () => {
  const actors = await call<Page<{ id: string }>>('GET', '/v1/actors?limit=100')
  for (const permission of ['midaz/accounts:get', 'midaz/accounts:delete', 'no/such:thing']) {
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

for (const refusal of refusals)
  test(`refuses with ${refusal.code} when ${refusal.when}`, () =>
    expectRefused(server, refusal, {
      token: refusal.as === 'plain' ? plain.token : server.token,
      tables: ['actors'],
    }))
