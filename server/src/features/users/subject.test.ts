import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { ada, newUser, startServer } from '../../../test/harness.ts'
import { expectRefused, rowsOf } from '../../../test/rows.ts'
import type { Page } from '../../kernel/page.ts'
import type { User } from './schema.ts'

const server = await startServer()
const { call } = server

const add = (name: string, subject?: string) =>
  call<User & { code: string }>('POST', '/v1/users', { body: { ...newUser(name), subject } })

const made = (await add('known-elsewhere', 'HR-0042_b')).body

describe('the subject of a user', () => {
  test('is the one given, in the user, in the list and in the actor that decisions are about', async () => {
    expect(made.subject).toBe('HR-0042_b')
    expect((await call<User>('GET', `/v1/users/${made.id}`)).body.subject).toBe('HR-0042_b')
    const found = await call<Page<User>>('GET', '/v1/users?filter=known-elsewhere')
    expect(found.body.items).toMatchObject([{ id: made.id, subject: 'HR-0042_b' }])
    const actor = await call('GET', `/v1/actors/${made.id}`)
    expect(actor.body).toMatchObject({ issuer: 'local', subject: 'HR-0042_b' })
    const states = await rowsOf(server.databaseUrl, ['access_states'])
    expect(JSON.stringify(states)).toContain('HR-0042_b')
  })

  test('is the id when none is given, and not that of the tokens in any case', async () => {
    const plain = (await add('known-here')).body
    expect(plain.subject).toBe(plain.id)
    const { body } = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
      token: null,
      body: { grantType: 'password', username: 'known-elsewhere', password: ada.password },
    })
    expect(decodeJwt(body.accessToken).sub).toBe(made.id)
  })

  test('goes to one of ten who ask for it at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) => add(`contender${at}`, 'contended')),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(9).fill(409)])
    const lost = replies.filter((reply) => reply.status === 409)
    expect(new Set(lost.map((reply) => reply.body.code))).toEqual(new Set(['user.subject-taken']))
  })

  test('stays theirs when they are deleted, and is forgotten with them', async () => {
    const leaver = (await add('known-leaver', 'leaver-subject')).body
    await call('DELETE', `/v1/users/${leaver.id}`)
    expect((await add('known-follower', 'leaver-subject')).body.code).toBe('user.subject-taken')
    expect((await call('POST', `/v1/users/${leaver.id}/purge`)).status).toBe(204)
    const kept = await rowsOf(server.databaseUrl, ['actors', 'access_states', 'audit_events'])
    expect(JSON.stringify(kept)).not.toContain('leaver-subject')
    expect((await add('known-follower', 'leaver-subject')).status).toBe(201)
  })

  for (const { when, subject, status, code } of [
    { when: 'another has it', subject: 'HR-0042_b', status: 409, code: 'user.subject-taken' },
    {
      when: 'it is another’s id',
      subject: server.administrator,
      status: 409,
      code: 'user.subject-taken',
    },
    { when: 'it is empty', subject: '', status: 400, code: 'IDE-0002' },
    { when: 'it is too long', subject: 'x'.repeat(65), status: 400, code: 'IDE-0002' },
    { when: 'it has a blank', subject: 'a b', status: 400, code: 'IDE-0002' },
    { when: 'it has a slash', subject: 'acme/ada', status: 400, code: 'IDE-0002' },
    { when: 'it ends in a line break', subject: 'ada\n', status: 400, code: 'IDE-0002' },
    { when: 'it is no text', subject: 42, status: 400, code: 'IDE-0002' },
  ])
    test(`is refused when ${when}`, () =>
      expectRefused(
        server,
        {
          when,
          as: 'ada',
          method: 'POST',
          path: () => '/v1/users',
          body: () => ({ ...newUser('fresh'), subject }),
          status,
          code,
        },
        { token: server.token, tables: ['users', 'actors'] },
      ))

  test('does not change', async () => {
    const reply = await call<{ code: string }>('PATCH', `/v1/users/${made.id}`, {
      body: { subject: 'other' },
    })
    expect([reply.status, reply.body.code]).toEqual([400, 'IDE-0004'])
  })
})

test('the global role of a user is told with them, and filters the list', async () => {
  const clerk = (await add('promoted')).body
  expect(clerk.globalRole).toBe('member')
  await call('PATCH', `/v1/users/${clerk.id}/global-role`, { body: { role: 'admin' } })
  expect((await call<User>('GET', `/v1/users/${clerk.id}`)).body.globalRole).toBe('admin')
  const admins = await call<Page<User>>('GET', '/v1/users?globalRole=admin')
  expect(admins.body).toMatchObject({ total: 1, items: [{ id: clerk.id, globalRole: 'admin' }] })
  const first = await call<User>('GET', `/v1/users/${server.administrator}`)
  expect(first.body.globalRole).toBe('superadmin')
})
