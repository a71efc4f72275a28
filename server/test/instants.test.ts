import { beforeAll, describe, expect, test } from 'vitest'
import { newPolicy, newRole } from './access-api/wire.ts'
import { startServer, type TestServer } from './harness.ts'
import { rowsOf } from './rows.ts'

let server: TestServer
let workspace: string

beforeAll(async () => {
  server = await startServer()
  const { body } = await server.call<{ id: string }>('POST', '/v1/workspaces', {
    body: { name: 'Desk' },
  })
  workspace = body.id
})

/** In UTC they lie outside of the years that four digits can write. */
const outside = [
  '9999-12-31T23:59:59-14:00',
  '9999-12-31T23:59:59.999-00:01',
  '0000-12-31T23:59:59Z',
  '0001-01-01T00:00:00+14:00',
]

const named = { code: 'late', effect: 'allow', selectors: [{ kind: 'all', actions: ['*/*:*'] }] }
const question = { permission: 'access-manager/users:get' }
const reaches = (range: object) => ({
  one: {
    request: { action: { entityCode: 'Portfolio', scope: 'default', activity: 'Read' }, ...range },
    resource: { id: { scope: 'official', code: 'x' } },
  },
})

type Place = readonly [string, string, (at: string) => string, ((at: string) => unknown)?]

/** Every place that takes an instant: a body, or a path with a query. */
const places: readonly Place[] = [
  [
    'a policy’s window',
    'POST',
    () => '/v1/policies',
    (at) => ({ ...named, when: { activate: at } }),
  ],
  ...[
    (at: string) => ({ effectiveRange: { from: at } }),
    (at: string) => ({ asAtRangeForSpec: { to: { dateTimeOffset: at } } }),
  ].map(
    (date, index) =>
      [
        `date ${index} of a policy`,
        'POST',
        () => '/v1/policies',
        (at: string) => ({ ...named, for: [date(at)] }),
      ] as const,
  ),
  [
    'a role’s window',
    'POST',
    () => '/v1/roles',
    (at) => ({ code: 'late', when: { deactivate: at } }),
  ],
  ...(['from', 'until'] as const).map(
    (edge) =>
      [
        `an assignment’s ${edge}`,
        'POST',
        () => '/v1/assignments',
        (at: string) => ({ actorId: server.administrator, role: 'default/admin', [edge]: at }),
      ] as const,
  ),
  ['a question about assignments', 'GET', (at) => `/v1/assignments?activeAt=${at}`],
  [
    'the end of a key',
    'POST',
    () => `/v1/workspaces/${workspace}/api-keys`,
    (at) => ({ name: 'late', expiresAt: at }),
  ],
  [
    'the end of a personal token',
    'POST',
    () => '/v1/personal-tokens',
    (at) => ({ name: 'late', expiresAt: at }),
  ],
  [
    'the end of a review',
    'POST',
    () => '/v1/access-reviews',
    (at) => ({
      name: 'late',
      subject: { workspace },
      reviewers: [server.administrator],
      dueAt: at,
    }),
  ],
  ['a past instant', 'POST', () => '/v1/explain', (at) => ({ ...question, asOf: at })],
  ...['effective', 'asAt'].map(
    (date) =>
      [
        `${date} of a question`,
        'POST',
        () => '/v1/explain',
        (at: string) => ({ ...question, [date]: at }),
      ] as const,
  ),
  [
    'a past instant of who can',
    'GET',
    (at) => `/v1/permissions/who-can?permission=access-manager/users:get&asOf=${at}`,
  ],
  ...['/v1/audit-events', '/v1/audit-events/export', '/v1/decisions'].flatMap((path) =>
    ['from', 'to'].map(
      (edge) => [`${edge} of ${path}`, 'GET', (at: string) => `${path}?${edge}=${at}`] as const,
    ),
  ),
  ...['/v1/plan', '/v1/apply'].flatMap((path) => [
    [
      `a role of ${path}`,
      'POST',
      () => path,
      (at: string) => ({
        configuration: {
          format: 1,
          roles: [{ code: 'late', precedence: 9, when: { deactivate: at } }],
        },
      }),
    ] as const,
    [
      `an assignment of ${path}`,
      'POST',
      () => path,
      (at: string) => ({
        configuration: {
          format: 1,
          assignments: [{ to: { actor: '@ada' }, role: 'default/admin', until: at }],
        },
      }),
    ] as const,
  ]),
  [
    'a draft',
    'POST',
    () => '/v1/simulate',
    (at) => ({ draft: { format: 1, policies: [{ ...named, when: { deactivate: at } }] } }),
  ],
  [
    'the window of a policy of the Access API',
    'POST',
    () => '/access/api/policies',
    (at) => newPolicy('late', { when: { activate: at } }),
  ],
  [
    'a date of a policy of the Access API',
    'POST',
    () => '/access/api/policies',
    (at) => newPolicy('late', { for: [{ effectiveRange: { from: at } }] }),
  ],
  [
    'the window of a role of the Access API',
    'POST',
    () => '/access/api/roles',
    (at) => ({
      ...newRole('late', []),
      when: { activate: '2020-01-01T00:00:00Z', deactivate: at },
    }),
  ],
  ...['fromEffectiveDate', 'toEffectiveDate', 'fromAsAt', 'toAsAt'].map(
    (edge) =>
      [
        `${edge} of an evaluation`,
        'POST',
        () => '/access/api/me',
        (at: string) => reaches({ [edge]: at }),
      ] as const,
  ),
  ['a past template', 'GET', (at) => `/access/api/policytemplates?asAt=${at}`],
  [
    'the end of a key of the Identity API',
    'POST',
    () => '/identity/api/keys',
    (at) => ({ displayName: 'late', deactivationDate: at }),
  ],
]

const tables = ['policies', 'roles', 'assignments', 'api_keys', 'personal_tokens', 'access_reviews']

describe('an instant outside the years 0001 to 9999 is refused as', () => {
  for (const [what, method, path, body] of places)
    test(what, async () => {
      const before = await rowsOf(server.databaseUrl, tables)
      for (const at of outside) {
        const sent = body && { body: body(at) }
        const reply = await server.call(method, path(encodeURIComponent(at)), sent)
        expect([at, reply.status, JSON.stringify(reply.body)]).toEqual([
          at,
          400,
          expect.stringContaining('0001 to 9999'),
        ])
      }
      expect(await rowsOf(server.databaseUrl, tables)).toEqual(before)
    })

  test.each(['effective', 'as_at'])('%s of the context of AuthZEN', async (date) => {
    const asked = {
      subject: { type: 'user', id: server.administrator },
      action: { name: 'get' },
      resource: { type: 'users', id: '1' },
    }
    for (const at of outside) {
      const context = { [date]: { from: '2020-01-01T00:00:00Z', to: at } }
      const body = { ...asked, context }
      const reply = await server.call<{ detail: string }>('POST', '/access/v1/evaluation', { body })
      expect([at, reply.status]).toEqual([at, 400])
      expect(reply.body.detail).toContain(`/context/${date}: must be an instant`)
    }
  })

  test('and the first and the last within are kept, and are in files', async () => {
    const when = { activate: '0001-01-01T00:00:00.000Z', deactivate: '9999-12-31T23:59:59.999Z' }
    expect((await server.call('POST', '/v1/roles', { body: { code: 'ever', when } })).status).toBe(
      201,
    )
    const { body } = await server.call<{ roles: unknown[] }>('GET', '/v1/export')
    expect(body.roles).toContainEqual(expect.objectContaining({ code: 'ever', when }))
  })
})
