import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { expectRefused, type Refusal } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { Group, GroupDetail, Member } from './schema.ts'

const server = await startServer()
const { call } = server
const member = await server.user('grace')
const clerk = await server.user('clerk')
await call('POST', '/v1/assignments', { body: { actorId: clerk.id, role: 'default/admin' } })
const nobodyAtAll = '01890000-0000-7000-8000-000000000000'

const membersOf = async (group: string) =>
  (await call<Page<Member>>('GET', `/v1/groups/${group}/members`)).body.items

const may = async (token: string, resource: string, action: string) =>
  (
    await call<{ authorized: boolean }>('POST', '/v1/authorize', {
      token,
      body: { resource, action, product: 'access-manager' },
    })
  ).body.authorized

describe('a group', () => {
  test('is added, shown, listed and deleted', async () => {
    const made = await call<Group>('POST', '/v1/groups', {
      body: { name: 'night-shift', title: 'Night shift' },
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      id: 'night-shift',
      name: 'night-shift',
      title: 'Night shift',
    })
    expect(made.body).not.toHaveProperty('managedBy')

    const shown = await call<GroupDetail>('GET', '/v1/groups/night-shift')
    expect(shown.body).toEqual({ ...made.body, users: [] })
    const listed = await call<Page<Group>>('GET', '/v1/groups?filter=NIGHT')
    expect(listed.body).toMatchObject({ items: [made.body], total: 1, next: null })

    expect((await call('DELETE', '/v1/groups/night-shift')).status).toBe(204)
    expect((await call('GET', '/v1/groups/night-shift')).status).toBe(404)
  })

  test('is given another title, which is found and told to the audit trail', async () => {
    const { body } = await call<Group>('POST', '/v1/groups', { body: { name: 'early-shift' } })
    const changed = await call<Group>('PATCH', '/v1/groups/early-shift', {
      body: { title: ' Those who open up ' },
    })
    expect([changed.status, changed.body]).toEqual([200, { ...body, title: 'Those who open up' }])
    const listed = await call<Page<Group>>('GET', '/v1/groups?filter=OPEN')
    expect(listed.body.items).toEqual([changed.body])
    const { items } = (
      await call<Page<{ facts: object }>>(
        'GET',
        '/v1/audit-events?action=group.updated&target=group/early-shift',
      )
    ).body
    expect(items.map(({ facts }) => facts)).toMatchObject([
      { before: { title: 'early-shift' }, after: { title: 'Those who open up' } },
    ])
  })

  test('that a manifest brought keeps the title that operators gave it', async () => {
    const declare = (resources: object) =>
      call('PUT', '/v1/declarations/shop', {
        body: {
          ...{ manifest: 1, slug: 'shop', products: { shop: resources } },
          groups: [{ name: 'shop-group', title: 'Shop', roles: [] }],
        },
      })
    expect((await declare({ carts: ['read'] })).status).toBe(200)
    await call('PATCH', '/v1/groups/shop-group', { body: { title: 'Our shop' } })
    expect((await declare({ carts: ['read', 'write'] })).status).toBe(200)
    const { body } = await call<GroupDetail>('GET', '/v1/groups/shop-group')
    expect(body).toMatchObject({ title: 'Our shop', managedBy: 'shop' })
  })

  test('that a manifest brought is the operators’ to delete', async () => {
    const shown = await call<GroupDetail>('GET', '/v1/groups/midaz-viewer-group')
    expect(shown.body.managedBy).toBe('midaz')
    expect((await call('DELETE', '/v1/groups/midaz-viewer-group')).status).toBe(204)
  })

  test('is deleted with the assignments to it', async () => {
    await call('POST', '/v1/groups', { body: { name: 'readers' } })
    await call('POST', '/v1/assignments', { body: { group: 'readers', role: 'default/admin' } })
    expect((await call('DELETE', '/v1/groups/readers')).status).toBe(204)
    const left = await call<Page<unknown>>('GET', '/v1/assignments?group=readers')
    expect(left.body.total).toBe(0)
  })

  test('can be deleted once its last member is deleted', async () => {
    await call('POST', '/v1/groups', { body: { name: 'leavers' } })
    const leaver = await server.user('leaver', ['leavers'])
    expect((await call('DELETE', '/v1/groups/leavers')).status).toBe(409)
    await call('DELETE', `/v1/users/${leaver.id}`)
    expect((await call('DELETE', '/v1/groups/leavers')).status).toBe(204)
  })

  test('lists page after page without gap or repeat', async () => {
    const names: string[] = []
    let after = ''
    for (;;) {
      const { body } = await call<Page<Group>>('GET', `/v1/groups?limit=3${after}`)
      names.push(...body.items.map((group) => group.name))
      if (body.next === null) break
      after = `&after=${body.next}`
    }
    const whole = await call<Page<Group>>('GET', '/v1/groups?limit=100')
    expect(names).toEqual(whole.body.items.map((group) => group.name))
    expect(new Set(names).size).toBe(whole.body.total)
  })
})

describe('a member', () => {
  test('holds at once what the group gives, and no more once taken out', async () => {
    await call('POST', '/v1/groups', { body: { name: 'auditors' } })
    await call('POST', '/v1/assignments', { body: { group: 'auditors', role: 'default/admin' } })
    const eve = await server.user('eve')
    expect(await may(eve.token, 'audit-events', 'list')).toBe(false)

    const added = await call('POST', '/v1/groups/auditors/members', { body: { actorId: eve.id } })
    expect(added.status).toBe(204)
    expect(await may(eve.token, 'audit-events', 'list')).toBe(true)
    expect(await membersOf('auditors')).toEqual([
      { id: eve.id, kind: 'user', displayName: 'eve Tester', byHand: true, syncedBy: null },
    ])
    expect((await call<GroupDetail>('GET', '/v1/groups/auditors')).body.users).toEqual(['eve'])

    expect((await call('DELETE', `/v1/groups/auditors/members/${eve.id}`)).status).toBe(204)
    expect(await may(eve.token, 'audit-events', 'list')).toBe(false)
    expect(await membersOf('auditors')).toEqual([])
  })

  test('who is in it already is no error, and no second event', async () => {
    await call('POST', '/v1/groups', { body: { name: 'twice' } })
    for (const _ of [1, 2])
      expect(
        (await call('POST', '/v1/groups/twice/members', { body: { actorId: member.id } })).status,
      ).toBe(204)
    const events = await call<Page<unknown>>(
      'GET',
      '/v1/audit-events?action=group.member-added&target=group/twice',
    )
    expect(events.body.total).toBe(1)
  })
})

describe('the last administrator', () => {
  test('stays in the group that makes them one, also when two are taken out at once', async () => {
    const own = await startServer()
    const second = await own.user('second')
    await own.call('POST', '/v1/groups', { body: { name: 'captains' } })
    await own.call('POST', '/v1/assignments', {
      body: { group: 'captains', role: 'default/superadmin' },
    })
    for (const actorId of [own.administrator, second.id])
      await own.call('POST', '/v1/groups/captains/members', { body: { actorId } })
    await own.call('PATCH', `/v1/users/${own.administrator}/global-role`, {
      body: { role: 'member' },
    })

    const replies = await Promise.all([
      own.call('DELETE', `/v1/groups/captains/members/${own.administrator}`, {
        token: second.token,
      }),
      own.call('DELETE', `/v1/groups/captains/members/${second.id}`),
    ])
    const left = await own.call<Page<Member>>('GET', '/v1/groups/captains/members', {
      token: replies[0].status === 204 ? second.token : own.token,
    })
    expect(replies.map((reply) => reply.status).sort()).toEqual([204, 409])
    expect(left.body.total).toBe(1)
  })
})

const tokens: Record<string, string | null> = {
  nobody: null,
  ada: server.token,
  member: member.token,
  clerk: clerk.token,
}
const named = { name: 'day-shift' }
await call('POST', '/v1/groups', { body: { name: 'kept' } })
await call('POST', '/v1/groups/kept/members', { body: { actorId: member.id } })
await call('POST', '/v1/groups', { body: { name: 'superadmins' } })
await call('POST', '/v1/assignments', {
  body: { group: 'superadmins', role: 'default/superadmin' },
})

const refusals: Refusal[] = [
  {
    when: 'nobody is signed in',
    as: 'nobody',
    method: 'POST',
    path: () => '/v1/groups',
    body: () => named,
    status: 401,
    code: 'IDE-0008',
  },
  {
    when: 'the caller may not add groups',
    as: 'member',
    method: 'POST',
    path: () => '/v1/groups',
    body: () => named,
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the name is missing',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/groups',
    body: () => ({}),
    status: 400,
    code: 'IDE-0001',
  },
  {
    when: 'the name is no slug',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/groups',
    body: () => ({ name: 'Day Shift' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'a field is unknown',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/groups',
    body: () => ({ ...named, tenant: 'other' }),
    status: 400,
    code: 'IDE-0004',
  },
  {
    when: 'the name is taken',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/groups',
    body: () => ({ name: 'kept' }),
    status: 409,
    code: 'group.name-taken',
  },
  {
    when: 'the group is unknown',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/groups/none',
    status: 404,
    code: 'IDE-1006',
  },
  {
    when: 'the caller may not change groups',
    as: 'member',
    method: 'PATCH',
    path: () => '/v1/groups/kept',
    body: () => ({ title: 'Mine' }),
    status: 403,
    code: 'auth.forbidden',
  },
  {
    when: 'the group to change is unknown',
    as: 'ada',
    method: 'PATCH',
    path: () => '/v1/groups/none',
    body: () => ({ title: 'None' }),
    status: 404,
    code: 'IDE-1006',
  },
  {
    when: 'the title is blank',
    as: 'ada',
    method: 'PATCH',
    path: () => '/v1/groups/kept',
    body: () => ({ title: ' ' }),
    status: 400,
    code: 'IDE-0002',
  },
  {
    when: 'the patch says nothing',
    as: 'ada',
    method: 'PATCH',
    path: () => '/v1/groups/kept',
    body: () => ({}),
    status: 400,
    code: 'IDE-0001',
  },
  {
    when: 'the name is to change',
    as: 'ada',
    method: 'PATCH',
    path: () => '/v1/groups/kept',
    body: () => ({ name: 'other', title: 'Other' }),
    status: 400,
    code: 'IDE-0004',
  },
  {
    when: 'the group to delete is unknown',
    as: 'ada',
    method: 'DELETE',
    path: () => '/v1/groups/none',
    status: 404,
    code: 'IDE-1006',
  },
  {
    when: 'the group to delete gives what the caller does not hold',
    as: 'clerk',
    method: 'DELETE',
    path: () => '/v1/groups/superadmins',
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the group to delete has members',
    as: 'ada',
    method: 'DELETE',
    path: () => '/v1/groups/kept',
    status: 409,
    code: 'IDE-1058',
  },
  {
    when: 'the group’s name holds a NUL',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/groups/%00',
    status: 400,
    code: 'IDE-0003',
  },
  {
    when: 'the limit is too large',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/groups?limit=101',
    status: 400,
    code: 'IDE-0005',
  },
  {
    when: 'the cursor is none',
    as: 'ada',
    method: 'GET',
    path: () => '/v1/groups/kept/members?after=AAAA',
    status: 400,
    code: 'IDE-0005',
  },
  {
    when: 'the group to join is unknown',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/groups/none/members',
    body: () => ({ actorId: member.id }),
    status: 404,
    code: 'IDE-1006',
  },
  {
    when: 'the actor is unknown',
    as: 'ada',
    method: 'POST',
    path: () => '/v1/groups/kept/members',
    body: () => ({ actorId: nobodyAtAll }),
    status: 404,
    code: 'actor.unknown',
  },
  {
    when: 'the group gives more than the caller holds',
    as: 'clerk',
    method: 'POST',
    path: () => '/v1/groups/midaz-editor-group/members',
    body: () => ({ actorId: clerk.id }),
    status: 403,
    code: 'access.beyond-own',
  },
  {
    when: 'the actor to take out is no member',
    as: 'ada',
    method: 'DELETE',
    path: () => `/v1/groups/kept/members/${nobodyAtAll}`,
    status: 404,
    code: 'group.member-unknown',
  },
]

for (const refusal of refusals)
  test(`refuses with ${refusal.code} when ${refusal.when}`, () =>
    expectRefused(server, refusal, {
      token: tokens[refusal.as],
      tables: ['groups', 'group_members', 'assignments'],
    }))
