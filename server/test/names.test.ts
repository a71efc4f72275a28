import { beforeAll, describe, expect, test } from 'vitest'
import { newUser, startServer, type TestServer } from './harness.ts'
import { rowsOf } from './rows.ts'

let server: TestServer
let workspace: string

beforeAll(async () => {
  server = await startServer('postgres', { MULTI_TENANT_ENABLED: 'true' })
  const { body } = await server.call<{ id: string }>('POST', '/v1/workspaces', {
    body: { name: 'Desk' },
  })
  workspace = body.id
})

const person = newUser('named')
const invited = { email: 'named@acme.test', firstName: 'Ada', lastName: 'Named' }
const subject = { group: 'admin-group' }
const selectors = [
  { application: 'midaz', tag: 'a', selector: { kind: 'all', actions: ['*/*:*'] } },
]
const mail = { category: 'Email', type: 'SMTP', host: 'mail.acme.test', from: 'iam@acme.test' }

/** Every place that takes what people call something. */
const places: readonly (readonly [string, string, object, string])[] = [
  ['a user’s first name', '/v1/users', person, 'firstName'],
  ['a user’s last name', '/v1/users', person, 'lastName'],
  ['a guest’s first name', '/v1/invitations', invited, 'firstName'],
  ['a group’s title', '/v1/groups', { name: 'named' }, 'title'],
  ['a role’s title', '/v1/roles', { code: 'named', permissions: [], precedence: 9 }, 'title'],
  ['a tenant', '/v1/tenants', { slug: 'named' }, 'name'],
  ['a workspace', '/v1/workspaces', {}, 'name'],
  ['an API key', '/v1/workspaces/:id/api-keys', {}, 'name'],
  ['a personal token', '/v1/personal-tokens', {}, 'name'],
  ['a provider', '/v1/providers', mail, 'name'],
  ['whom messages come from', '/v1/providers', { ...mail, name: 'Mail' }, 'from'],
  ['a policy template', '/v1/policy-templates', { code: 'named', selectors }, 'title'],
  ['an access review', '/v1/access-reviews', { subject, reviewers: [] }, 'name'],
]

const tables = ['users', 'groups', 'roles', 'tenants', 'workspaces', 'providers', 'actors']
const unruly = [
  '\u001b[2J',
  '\r\nBcc: all@acme.test',
  '\u009b31m',
  '\u202etxt.exe',
  '\u2028',
  '\u2066',
]

describe('what people call something', () => {
  for (const [what, path, rest, field] of places)
    test(`holds nothing that steers a line: ${what}`, async () => {
      const before = await rowsOf(server.databaseUrl, tables)
      for (const text of unruly) {
        const body = { ...rest, [field]: `Night${text}shift` }
        const reply = await server.call('POST', path.replace(':id', workspace), { body })
        expect([reply.status, JSON.stringify(reply.body)]).toEqual([
          400,
          expect.stringContaining(`/${field}`),
        ])
      }
      expect(await rowsOf(server.databaseUrl, tables)).toEqual(before)
    })

  test('takes letters of any script, joined or not, and symbols', async () => {
    for (const name of ['Ночная смена', 'نوبت‌کاری', '夜勤 🌙', 'О’Нил & Söhne <x>', '👩‍🚀']) {
      const { status, body } = await server.call('POST', '/v1/workspaces', { body: { name } })
      expect([status, body]).toEqual([201, expect.objectContaining({ name })])
    }
  })
})
