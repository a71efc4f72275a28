import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { newUser, startServer, type TestServer } from '../../../test/harness.ts'
import {
  foundTenant,
  newTenant,
  passwordGrant,
  signIn,
  startPlatform,
  type TestTenant,
  type Tokens,
} from '../../../test/platform.ts'
import { expectRefused, type Refusal, rowsOf } from '../../../test/rows.ts'
import type { Tenant } from './schema.ts'

let server: TestServer
let acme: TestTenant

beforeAll(async () => {
  server = await startPlatform()
  acme = await foundTenant(server, 'acme')
})

const act = (id: string, verb: string) =>
  server.call<Tenant & { code?: string }>('POST', `/v1/tenants/${id}/${verb}`)

/** Every way in that a tenant's people and machines have; each answers with a status and a code. */
async function waysIn(tenant: TestTenant) {
  const { body: application } = await tenant.call<{ clientId: string; clientSecret: string }>(
    'POST',
    '/v1/applications',
    { body: { name: 'midaz', description: 'books' } },
  )
  const machine = { grantType: 'client_credentials', ...pick(application) }
  const enter = (path: string, body: object) =>
    server.call<Tokens & { code?: string }>('POST', `${path}/v1/login/oauth/access_token`, {
      token: null,
      body,
    })
  const { accessToken } = (await enter('', machine)).body
  const { refreshToken } = await signIn(server, tenant.slug, 'root')
  const email = `root@${tenant.slug}.test`
  return async () => {
    const replies = await Promise.all([
      tenant.call<{ code?: string }>('GET', '/v1/me'),
      tenant.call<{ code?: string }>('GET', '/v1/users'),
      tenant.call<{ code?: string }>('POST', '/v1/groups', { body: { name: 'late' } }),
      server.call<{ code?: string }>('GET', '/v1/me', { token: accessToken }),
      enter('', machine),
      enter(`/t/${tenant.slug}`, passwordGrant('root')),
      enter('', passwordGrant(email)),
      server.call<{ code?: string }>('POST', '/v1/login/oauth/refresh_token', {
        token: null,
        body: { refreshToken },
      }),
    ])
    return replies.map(({ status, body }) => `${status} ${body.code ?? 'in'}`)
  }
}

const pick = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => ({
  clientId,
  clientSecret,
})

describe('a tenant that is', () => {
  const ends = [
    { end: 'suspended', by: (id: string) => act(id, 'suspend') },
    { end: 'deleted', by: (id: string) => server.call('DELETE', `/v1/tenants/${id}`) },
  ]

  for (const { end, by } of ends)
    test(`${end} lets nobody in from that moment, and resumed everybody as before`, async () => {
      const tenant = await foundTenant(server, `once-${end}`, [`once-${end}.test`])
      const tryAll = await waysIn(tenant)
      const before = await rowsOf(server.databaseUrl, ['groups', 'sessions', 'refresh_tokens'])

      expect((await by(tenant.id)).status).toBeLessThan(300)
      expect(new Set(await tryAll())).toEqual(new Set(['403 tenant.suspended']))
      expect(await rowsOf(server.databaseUrl, ['groups', 'sessions', 'refresh_tokens'])).toEqual(
        before,
      )
      const shown = await server.call<Tenant>('GET', `/v1/tenants/${tenant.id}`)
      expect(shown.body.status).toBe(end)

      expect((await act(tenant.id, 'resume')).body.status).toBe('active')
      for (const answer of await tryAll()) expect(answer).toMatch(/^20[01] in$/)
    })

  test('suspended is refused in the very next request, the others go on', async () => {
    const tenant = await foundTenant(server, 'at-once')
    expect((await tenant.call('GET', '/v1/me')).status).toBe(200)
    await act(tenant.id, 'suspend')
    expect((await tenant.call('GET', '/v1/me')).status).toBe(403)
    expect((await acme.call('GET', '/v1/me')).status).toBe(200)
  })
})

describe('a purge', () => {
  test('removes every row of the tenant but its trail, and nothing of another', async () => {
    const tenant = await foundTenant(server, 'gone', ['gone.test'])
    const other = await foundTenant(server, 'stays')
    for (const one of [tenant, other]) await populate(one)
    const tables = await tablesOfTenants(server.databaseUrl)
    expect(tables.length).toBeGreaterThan(15)
    // When its people were last seen is noted a moment after they were.
    const settled = tables.filter((table) => table !== 'sightings')
    const countedBefore = await counted(server.databaseUrl, settled, other.id)
    const trail = await counted(server.databaseUrl, ['audit_events'], tenant.id)

    expect((await server.call('DELETE', `/v1/tenants/${tenant.id}`)).status).toBe(204)
    expect((await act(tenant.id, '$purge')).status).toBe(204)

    const left = await counted(server.databaseUrl, tables, tenant.id)
    const rest = Object.entries(left).filter(([table, rows]) => !/^audit_/.test(table) && rows > 0)
    expect(rest).toEqual([])
    expect(left.audit_events).toBe((trail.audit_events ?? 0) + 2)
    expect(await counted(server.databaseUrl, settled, other.id)).toEqual(countedBefore)
  })

  test('leaves tables alone that are not Castellan’s', async () => {
    const tenant = await foundTenant(server, 'reported')
    await query(server.databaseUrl, 'create table reports (tenant_id uuid, said text)')
    await query(server.databaseUrl, `insert into reports values ('${tenant.id}', 'kept')`)
    await server.call('DELETE', `/v1/tenants/${tenant.id}`)
    expect((await act(tenant.id, '$purge')).status).toBe(204)
    expect(await query(server.databaseUrl, 'select said from reports')).toEqual([{ said: 'kept' }])
    await query(server.databaseUrl, 'drop table reports')
  })

  test('leaves nobody who could come in, and the slug and the domain free', async () => {
    const tenant = await foundTenant(server, 'again', ['again.test'])
    const { refreshToken } = tenant
    await server.call('DELETE', `/v1/tenants/${tenant.id}`)
    await act(tenant.id, '$purge')

    expect((await tenant.call('GET', '/v1/me')).status).toBe(401)
    const refreshed = await server.call('POST', '/v1/login/oauth/refresh_token', {
      token: null,
      body: { refreshToken },
    })
    expect(refreshed.status).toBe(400)
    expect((await server.call('GET', `/v1/tenants/${tenant.id}`)).status).toBe(404)
    const list = await server.call<{ total: number }>('GET', '/v1/tenants?filter=again')
    expect(list.body.total).toBe(0)

    const anew = await foundTenant(server, 'again', ['again.test'])
    expect(anew.id).not.toBe(tenant.id)
    expect((await tenant.call('GET', '/v1/me')).status).toBe(401)
    expect((await anew.call('GET', '/v1/me')).status).toBe(200)
  })
})

describe('on the embedded store', () => {
  test('a tenant is made, used, deleted and purged like on a server', async () => {
    const embedded = await startServer('embedded', { MULTI_TENANT_ENABLED: 'true' })
    const tenant = await foundTenant(embedded, 'acme', ['acme.test'])
    const made = await tenant.call('POST', '/v1/groups', { body: { name: 'some-group' } })
    expect(made.status).toBe(201)
    await embedded.call('DELETE', `/v1/tenants/${tenant.id}`)
    expect((await tenant.call('GET', '/v1/me')).status).toBe(403)
    expect((await embedded.call('POST', `/v1/tenants/${tenant.id}/$purge`)).status).toBe(204)
    expect((await tenant.call('GET', '/v1/me')).status).toBe(401)
    expect((await embedded.call('GET', '/v1/me')).status).toBe(200)
    await embedded.stop()
  })
})

describe('refused, with nothing changed:', () => {
  let suspended: TestTenant
  let deleted: TestTenant
  let platform: string
  const tokens: Record<string, () => string | null> = {
    operator: () => server.token,
    nobody: () => null,
    'root of acme': () => acme.token,
    auditor: () => auditor,
  }
  let auditor = ''

  beforeAll(async () => {
    suspended = await foundTenant(server, 'held')
    deleted = await foundTenant(server, 'over')
    await act(suspended.id, 'suspend')
    await server.call('DELETE', `/v1/tenants/${deleted.id}`)
    platform = (await server.call<Tenant>('GET', '/v1/tenants/current')).body.id
    auditor = (await server.user('auditor', ['admin-group'])).token
  })

  const nowhere = '01936f1e-0000-7000-8000-000000000000'
  const platformRoutes: { method: string; path: () => string; body?: unknown }[] = [
    { method: 'POST', path: () => '/v1/tenants', body: newTenant('mine') },
    { method: 'GET', path: () => '/v1/tenants' },
    { method: 'GET', path: () => `/v1/tenants/${acme.id}` },
    { method: 'PATCH', path: () => `/v1/tenants/${acme.id}`, body: { name: 'Mine' } },
    { method: 'POST', path: () => `/v1/tenants/${acme.id}/suspend` },
    { method: 'POST', path: () => `/v1/tenants/${acme.id}/resume` },
    { method: 'DELETE', path: () => `/v1/tenants/${acme.id}` },
    { method: 'POST', path: () => `/v1/tenants/${acme.id}/$purge` },
  ]
  const forOperators: Refusal[] = platformRoutes.flatMap(({ method, path, body }, at) =>
    [
      { as: 'nobody', status: 401, code: 'AUT-0006', whom: 'nobody calls' },
      {
        as: 'root of acme',
        status: 403,
        code: 'auth.forbidden',
        whom: 'another tenant’s superadmin calls',
      },
      {
        as: 'auditor',
        status: 403,
        code: 'auth.forbidden',
        whom: 'a mere administrator of the platform calls',
      },
    ].map(({ whom, ...refusal }) => ({
      ...refusal,
      when: `${whom} ${method} ${['create', 'list', 'get', 'update', 'suspend', 'resume', 'delete', 'purge'][at]}`,
      method,
      path,
      ...(body !== undefined && { body: () => body }),
    })),
  )

  const operator = { as: 'operator', method: 'POST' }
  const rows: Refusal[] = [
    ...forOperators,
    {
      ...operator,
      when: 'the slug is taken',
      path: () => '/v1/tenants',
      body: () => newTenant('acme'),
      status: 409,
      code: 'tenant.slug-taken',
    },
    {
      ...operator,
      when: 'the slug is the platform’s',
      path: () => '/v1/tenants',
      body: () => newTenant('default'),
      status: 409,
      code: 'tenant.slug-taken',
    },
    {
      ...operator,
      when: 'the slug is that of a deleted tenant',
      path: () => '/v1/tenants',
      body: () => newTenant('over'),
      status: 409,
      code: 'tenant.slug-taken',
    },
    ...['A', 'x', '1st', 'with space', 'ümlaut', 'a/b', `a${'b'.repeat(63)}`].map((slug) => ({
      ...operator,
      when: `the slug is ${slug.slice(0, 12)}`,
      path: () => '/v1/tenants',
      body: () => newTenant(slug),
      status: 400,
      code: 'request.invalid',
    })),
    ...['nodot', '.test', 'a..test', '-a.test', '*.test', 'a b.test', 'a@b.test'].map((domain) => ({
      ...operator,
      when: `a domain is ${domain}`,
      path: () => '/v1/tenants',
      body: () => ({ slug: 'mine', name: 'M', domains: [domain] }),
      status: 400,
      code: 'request.invalid',
    })),
    {
      ...operator,
      when: 'a domain comes twice',
      path: () => '/v1/tenants',
      body: () => ({ slug: 'mine', name: 'M', domains: ['a.test', 'A.test'] }),
      status: 400,
      code: 'request.invalid',
    },
    {
      ...operator,
      when: 'the administrator’s password is weak',
      path: () => '/v1/tenants',
      body: () => ({
        ...newTenant('mine'),
        administrator: { ...newTenant('mine').administrator, password: 'short' },
      }),
      status: 400,
      code: 'IDE-0020',
    },
    {
      ...operator,
      when: 'a field is not known',
      path: () => '/v1/tenants',
      body: () => ({ ...newTenant('mine'), status: 'active' }),
      status: 400,
      code: 'AUT-0003',
    },
    {
      ...operator,
      when: 'the slug is to change',
      method: 'PATCH',
      path: () => `/v1/tenants/${acme.id}`,
      body: () => ({ slug: 'other' }),
      status: 400,
      code: 'AUT-0003',
    },
    ...['suspend', 'resume', '$purge'].map((verb) => ({
      ...operator,
      when: `there is no tenant to ${verb}`,
      path: () => `/v1/tenants/${nowhere}/${verb}`,
      status: 404,
      code: 'tenant.unknown',
    })),
    {
      ...operator,
      when: 'there is no tenant to delete',
      method: 'DELETE',
      path: () => `/v1/tenants/${nowhere}`,
      status: 404,
      code: 'tenant.unknown',
    },
    {
      ...operator,
      when: 'the platform’s own tenant is to be suspended',
      path: () => `/v1/tenants/${platform}/suspend`,
      status: 409,
      code: 'tenant.is-platform',
    },
    {
      ...operator,
      when: 'the platform’s own tenant is to be deleted',
      method: 'DELETE',
      path: () => `/v1/tenants/${platform}`,
      status: 409,
      code: 'tenant.is-platform',
    },
    {
      ...operator,
      when: 'a deleted tenant is to be suspended',
      path: () => `/v1/tenants/${deleted.id}/suspend`,
      status: 409,
      code: 'tenant.deleted',
    },
    {
      ...operator,
      when: 'an active tenant is to be purged',
      path: () => `/v1/tenants/${acme.id}/$purge`,
      status: 409,
      code: 'tenant.not-deleted',
    },
    {
      ...operator,
      when: 'a suspended tenant is to be purged',
      path: () => `/v1/tenants/${suspended.id}/$purge`,
      status: 409,
      code: 'tenant.not-deleted',
    },
    {
      ...operator,
      when: 'the platform’s own tenant is to be purged',
      path: () => `/v1/tenants/${platform}/$purge`,
      status: 409,
      code: 'tenant.not-deleted',
    },
  ]

  for (const row of rows)
    test(`${row.code} when ${row.when}`, () =>
      expectRefused(server, row, {
        token: tokens[row.as]?.() ?? null,
        tables: ['tenants', 'tenant_domains', 'users', 'roles', 'signing_keys'],
      }))
})

describe('an installation of one tenant', () => {
  test('has no other, and no addresses of tenants', async () => {
    const single = await startServer()
    const refused = await Promise.all([
      single.call('POST', '/v1/tenants', { body: newTenant('second') }),
      ...['suspend', 'resume', '$purge'].map((verb) =>
        single.call('POST', `/v1/tenants/${single.administrator}/${verb}`),
      ),
      single.call('DELETE', `/v1/tenants/${single.administrator}`),
      single.call('PATCH', `/v1/tenants/${single.administrator}`, { body: { name: 'X' } }),
    ])
    for (const { status, body } of refused)
      expect([status, (body as { code?: string }).code]).toEqual([409, 'tenants.single-tenant'])

    const list = await single.call<{ items: Tenant[] }>('GET', '/v1/tenants')
    expect(list.body.items).toHaveLength(1)
    const [own] = list.body.items
    expect(own).toMatchObject({ slug: 'default', isPlatform: true })
    const shown = await single.call<Tenant>('GET', `/v1/tenants/${own?.id}`)
    expect(shown.body).toEqual(own)
    const path = `/v1/tenants/${own?.id}`
    const named = await single.call<Tenant>('PATCH', path, { body: { name: 'Acme Ltd' } })
    expect([named.status, named.body.name]).toEqual([200, 'Acme Ltd'])
    const bound = await single.call('PATCH', path, { body: { domains: ['acme.test'] } })
    expect(bound.status).toBe(409)
    const clerk = await single.user('clerk', ['admin-group'])
    const byClerk = await single.call('PATCH', path, { token: clerk.token, body: { name: 'X' } })
    expect(byClerk.status).toBe(403)
    const addressed = await single.call('GET', '/t/default/v1/me')
    expect(addressed.status).toBe(404)
    await single.stop()
  })
})

async function populate(tenant: TestTenant): Promise<void> {
  const things: [string, object][] = [
    ['/v1/groups', { name: 'some-group' }],
    ['/v1/users', { ...newUser('someone', ['some-group']), email: `s@${tenant.slug}.test` }],
    ['/v1/roles', { code: 'some-role', permissions: ['access-manager/users:get'] }],
    ['/v1/assignments', { group: 'some-group', role: 'default/some-role' }],
    ['/v1/applications', { name: 'midaz', description: 'books' }],
  ]
  for (const [path, body] of things)
    expect((await tenant.call('POST', path, { body })).status).toBe(201)
  const session = await signIn(server, tenant.slug, 'someone')
  await server.call('POST', '/v1/logout', { token: session.accessToken, body: {} })
}

async function tablesOfTenants(databaseUrl: string): Promise<string[]> {
  const rows = await query<{ table_name: string }>(
    databaseUrl,
    `select table_name from information_schema.columns
     where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  )
  return rows.map((row) => row.table_name)
}

async function counted(databaseUrl: string, tables: readonly string[], tenant: string) {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const text = `select count(*)::int as rows from ${table} where tenant_id = '${tenant}'`
    counts[table] = (await query<{ rows: number }>(databaseUrl, text))[0]?.rows ?? 0
  }
  return counts
}

async function query<Row>(databaseUrl: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
