import { describe, expect, test } from 'vitest'
import type { SentInvitation } from '../../src/features/invitations/schema.ts'
import type { User } from '../../src/features/users/schema.ts'
import { ada, type Reply, startServer } from '../harness.ts'
import { policyWorld } from '../policies.ts'

const server = await startServer()
const { call } = server
const { policy } = policyWorld(server)
const clerk = await server.user('clerk')
await call('PATCH', `/v1/users/${clerk.id}/global-role`, { body: { role: 'admin' } })
/** Who may invite, and no more. */
const porter = await server.user('porter')
await call('POST', '/v1/roles', {
  body: {
    code: 'porter',
    permissions: ['access-manager/invitations:create', 'access-manager/invitations:resend'],
  },
})
await call('POST', '/v1/assignments', { body: { actorId: porter.id, role: 'default/porter' } })

type Sent = SentInvitation & { code: string }

const tokenOf = ({ link }: Sent) => new URL(link).searchParams.get('token') ?? ''

async function invite(name: string, token: string): Promise<Sent> {
  const body = { email: `${name}@acme.test`, firstName: name, lastName: 'Guest' }
  const reply = await call<Sent>('POST', '/v1/invitations', { token, body })
  expect([reply.status, reply.body]).toEqual([201, expect.anything()])
  return reply.body
}

const accept = (sent: Sent, username: string): Promise<Reply<User & { code: string }>> =>
  call('POST', '/v1/invitations/accept', {
    token: null,
    body: { token: tokenOf(sent), username, password: ada.password },
  })

const resend = (sent: Sent, token = server.token) =>
  call<Sent>('POST', `/v1/invitations/${sent.id}/resend`, { token })

const outgrown = [403, 'invitation.outgrown']

describe('a link that its sender kept is worth nothing once the user was given', () => {
  const raises: Readonly<Record<string, (user: string) => Promise<Reply<unknown>>>> = {
    'a global role': (user) =>
      call('PATCH', `/v1/users/${user}/global-role`, { body: { role: 'superadmin' } }),
    'a group': (user) =>
      call('POST', '/v1/groups/midaz-editor-group/members', { body: { actorId: user } }),
    'a role': (user) =>
      call('POST', '/v1/assignments', {
        body: { actorId: user, role: 'default/midaz-editor-role' },
      }),
    'a policy of their own': async (user) => {
      await policy('mighty', 'allow', ['*/*:*'])
      const body = { userId: user, policies: ['default/mighty'] }
      return call('POST', '/v1/user-roles', { body })
    },
  }

  test.each(Object.entries(raises))('%s that the sender does not hold', async (what, raise) => {
    const name = what.replaceAll(' ', '-')
    const sent = await invite(name, clerk.token)
    const raised = await raise(sent.userId)
    expect([raised.status < 300, raised.body]).toEqual([true, expect.anything()])
    const refused = await accept(sent, name)
    expect([refused.status, refused.body.code]).toEqual(outgrown)
    const looked = await call<{ code: string }>(
      'GET',
      `/v1/invitations/lookup?token=${tokenOf(sent)}`,
      { token: null },
    )
    expect([looked.status, looked.body.code]).toEqual(outgrown)
    expect((await resend(sent, clerk.token)).body.code).toBe('access.beyond-own')

    const again = await resend(sent)
    expect((await accept(sent, name)).body.code).toBe('invitation.unknown')
    expect((await accept(again.body, name)).status).toBe(200)
  })

  test('a workspace, unless the sender could set the password of whoever is in it', async () => {
    const workspace = await call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'lab' },
    })
    const join = (user: string) =>
      call('POST', `/v1/workspaces/${workspace.body.id}/members`, {
        body: { actorId: user, role: 'owner' },
      })
    const byPorter = await invite('olga', porter.token)
    expect((await join(byPorter.userId)).status).toBeLessThan(300)
    const refused = await accept(byPorter, 'olga')
    expect([refused.status, refused.body.code]).toEqual(outgrown)
    expect((await resend(byPorter, porter.token)).body.code).toBe('access.beyond-own')

    const byClerk = await invite('oleg', clerk.token)
    await join(byClerk.userId)
    expect((await accept(byClerk, 'oleg')).status).toBe(200)
  })
})

test('a link of somebody who may do nothing any more has to be sent again', async () => {
  const leaver = await server.user('leaver')
  await call('PATCH', `/v1/users/${leaver.id}/global-role`, { body: { role: 'admin' } })
  const sent = await invite('heir', leaver.token)
  await call('PATCH', `/v1/users/${leaver.id}`, { body: { status: 'disabled' } })
  expect((await accept(sent, 'heir')).body.code).toBe('invitation.outgrown')
  const shown = await call<{ status: string }>('GET', `/v1/invitations/${sent.id}`)
  const listed = await call<{ items: object[] }>('GET', '/v1/invitations?limit=1')
  expect([shown.body.status, listed.body.items]).toEqual(['outgrown', [shown.body]])
  expect((await accept((await resend(sent)).body, 'heir')).status).toBe(200)
})

describe('who is kept out by a link is told in the trail', () => {
  const told = async (target: string) =>
    (
      await call<{ items: { action: string; facts: { code?: string } }[] }>(
        'GET',
        `/v1/audit-events?action=invitation.refused&target=${encodeURIComponent(target)}`,
      )
    ).body.items.map(({ facts }) => facts.code)

  test('when it was used or revoked', async () => {
    const used = await invite('used', server.token)
    await accept(used, 'used')
    expect((await accept(used, 'used-again')).status).toBe(410)
    expect(await told(`invitation/${used.id}`)).toEqual(['invitation.used'])
    const revoked = await invite('revoked', server.token)
    await call('DELETE', `/v1/invitations/${revoked.id}`)
    expect((await accept(revoked, 'revoked')).status).toBe(404)
    expect(await told(`invitation/${revoked.id}`)).toEqual(['invitation.unknown'])
  })

  test('when it has expired', async () => {
    const late = await invite('late', server.token)
    server.advance(72 * 3600 + 60)
    try {
      expect((await accept(late, 'late')).body.code).toBe('invitation.expired')
    } finally {
      server.advance(-72 * 3600 - 60)
    }
    expect(await told(`invitation/${late.id}`)).toEqual(['invitation.expired'])
  })
})
