import { beforeAll, describe, expect, test } from 'vitest'
import { ada, newUser, type TestServer } from '../../../test/harness.ts'
import {
  foundTenant,
  newTenant,
  passwordGrant,
  signIn,
  startPlatform,
  type TestTenant,
  type Tokens,
} from '../../../test/platform.ts'
import type { Tenant } from './schema.ts'

interface Page {
  readonly items: readonly Tenant[]
  readonly total: number
}

let server: TestServer
let acme: TestTenant

beforeAll(async () => {
  server = await startPlatform()
  acme = await foundTenant(server, 'acme')
})

const create = <Body = Tenant>(body: unknown) => server.call<Body>('POST', '/v1/tenants', { body })
const enter = (path: string, username: string) =>
  server.call<Tokens & { code?: string }>('POST', `${path}/v1/login/oauth/access_token`, {
    token: null,
    body: passwordGrant(username),
  })

describe('a new tenant', () => {
  test('is shown with its issuer, and only to operators who look for it', async () => {
    const { status, body } = await create({ slug: 'fresh', name: 'Fresh', domains: ['Fresh.test'] })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      slug: 'fresh',
      name: 'Fresh',
      status: 'active',
      domains: ['fresh.test'],
      issuer: `${server.app.url()}/t/fresh`,
      isPlatform: false,
    })
    expect((await server.call<Tenant>('GET', `/v1/tenants/${body.id}`)).body).toEqual(body)
    const found = await server.call<Page>('GET', '/v1/tenants?filter=fresh.TEST')
    expect(found.body.items).toEqual([body])
  })

  test('has the shipped manifests, but for that of the platform', async () => {
    const slugsOf = async (call: TestTenant['call']) => {
      const reply = await call<{ items: { slug: string }[] }>('GET', '/v1/declarations')
      return reply.body.items.map(({ slug }) => slug)
    }
    const ofPlatform = await slugsOf(server.call)
    expect(ofPlatform).toContain('platform')
    expect(await slugsOf(acme.call)).toEqual(ofPlatform.filter((slug) => slug !== 'platform'))
  })

  test('has the first administrator in it, and nobody else', async () => {
    const users = await acme.call<{ items: { username: string }[] }>('GET', '/v1/users')
    expect(users.body.items.map(({ username }) => username)).toEqual(['root'])
    const me = await acme.call<{ roles: string[] }>('GET', '/v1/me')
    expect(me.body.roles).toContain('default/superadmin')
  })

  test('is told of in its own trail without the operator, and in the operators’ with them', async () => {
    const created = async (call: TestTenant['call']) => {
      const path = '/v1/audit-events?limit=100'
      const { body } = await call<{ items: { action: string; target: string }[] }>('GET', path)
      return body.items.find(
        (one) => one.action === 'tenant.created' && one.target.includes(acme.id),
      )
    }
    expect(await created(acme.call)).toMatchObject({ actor: null })
    expect(await created(server.call)).toMatchObject({
      actor: server.administrator,
      facts: { slug: 'acme' },
    })
  })

  test('of twenty made at once under one slug is made once, whole', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => create<{ code?: string }>(newTenant('raced'))),
    )
    const outcomes = replies.map(({ status, body }) => body.code ?? status)
    expect(outcomes.filter((one) => one === 201)).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'tenant.slug-taken')).toHaveLength(19)
    expect((await enter('/t/raced', 'root')).status).toBe(200)
  })

  test('of several that want one domain goes to one', async () => {
    const replies = await Promise.all(
      ['one', 'two', 'three'].map((slug) =>
        create<{ code?: string }>({
          slug,
          name: slug,
          domains: ['a.wanted.test', 'b.wanted.test'],
        }),
      ),
    )
    const outcomes = replies.map(({ status, body }) => body.code ?? status)
    expect(outcomes.sort()).toEqual([201, 'tenant.domain-taken', 'tenant.domain-taken'])
  })
})

describe('a tenant', () => {
  test('shows itself to whoever is signed in there', async () => {
    const user = await acme.call('POST', '/v1/users', { body: newUser('member') })
    expect(user.status).toBe(201)
    const { accessToken: token } = await signIn(server, 'acme', 'member')
    const own = await server.call<Tenant>('GET', '/v1/tenants/current', { token })
    expect(own.body).toMatchObject({ id: acme.id, slug: 'acme', isPlatform: false })
    const platform = await server.call<Tenant>('GET', '/v1/tenants/current')
    expect(platform.body).toMatchObject({ slug: 'default', isPlatform: true, status: 'active' })
    expect(platform.body.issuer).toBe(server.app.url())
  })

  test('is changed in what is given, as of the revision that is named', async () => {
    const { body } = await create(newTenant('changing', ['changing.test']))
    const change = (patch: object, headers = {}) =>
      server.call<Tenant>('PATCH', `/v1/tenants/${body.id}`, { body: patch, headers })
    const named = await change({ name: 'Anew' }, { 'if-match': '"1"' })
    expect(named.body).toMatchObject({ name: 'Anew', domains: ['changing.test'] })
    expect((await change({ name: 'Late' }, { 'if-match': '"1"' })).status).toBe(412)
    const moved = await change({ domains: ['b.test', 'a.changing.test'] })
    expect(moved.body).toMatchObject({ name: 'Anew', domains: ['a.changing.test', 'b.test'] })
    expect((await change({ domains: [] })).body.domains).toEqual([])
  })

  test('is listed with the others, page by page and by status', async () => {
    const first = await server.call<Page & { next: string }>('GET', '/v1/tenants?limit=2')
    const second = await server.call<Page>('GET', `/v1/tenants?limit=2&after=${first.body.next}`)
    const all = await server.call<Page>('GET', '/v1/tenants?limit=100')
    expect([...first.body.items, ...second.body.items]).toEqual(all.body.items.slice(0, 4))
    const none = await server.call<Page>('GET', '/v1/tenants?status=suspended')
    expect(none.body.items).toEqual([])
  })
})

describe('whoever signs in', () => {
  const tenantOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).tenantSlug

  test('without a hint is of the platform’s tenant', async () => {
    const { body } = await enter('', ada.username)
    expect(tenantOf(body.accessToken)).toBe('default')
    expect((await enter('', 'root')).body.code).toBe('AUT-1002')
  })

  test('by e-mail address is of the tenant that owns the domain', async () => {
    await foundTenant(server, 'owner', ['mail.owner.test'])
    const { body } = await enter('', 'Root@Mail.Owner.test')
    expect(tenantOf(body.accessToken)).toBe('owner')
    const operator = await enter('', ada.email)
    expect(tenantOf(operator.body.accessToken)).toBe('default')
    expect((await enter('', 'root@sub.mail.owner.test')).body.code).toBe('AUT-1002')
  })

  test('at a tenant’s address is of that tenant, whatever the name', async () => {
    const { body } = await enter('/t/acme', 'root@acme.test')
    expect(tenantOf(body.accessToken)).toBe('acme')
    expect((await enter('/t/acme', ada.username)).body.code).toBe('AUT-1002')
    expect((await enter('/t/nobody', 'root')).body.code).toBe('tenant.unknown')
  })

  test('with an application is of its tenant', async () => {
    const application = await acme.call<{ clientId: string; clientSecret: string }>(
      'POST',
      '/v1/applications',
      { body: { name: 'midaz', description: 'books' } },
    )
    const { clientId, clientSecret } = application.body
    const by = (username: string, prefix = '') =>
      server.call<Tokens & { code?: string }>('POST', `${prefix}/v1/login/oauth/access_token`, {
        token: null,
        body: { ...passwordGrant(username), clientId, clientSecret },
      })
    expect(tenantOf((await by('root')).body.accessToken)).toBe('acme')
    expect((await by(ada.username)).body.code).toBe('AUT-1002')
    expect((await by('root', '/t/raced')).body.code).toBe('AUT-1004')
  })

  test('wrongly many times is slowed down in that tenant alone', async () => {
    const victim = await foundTenant(server, 'victim')
    const guess = (slug: string) =>
      server.call('POST', `/t/${slug}/v1/login/oauth/access_token`, {
        token: null,
        body: { ...passwordGrant('root'), password: 'wrong' },
      })
    const guesses = await Promise.all(Array.from({ length: 12 }, () => guess(victim.slug)))
    expect(guesses.map(({ status }) => status)).toContain(429)
    expect((await enter('/t/victim', 'root')).status).toBe(429)
    expect((await enter('/t/acme', 'root')).status).toBe(200)
  })
})

describe('e-mail domains of a tenant', () => {
  test('keep other addresses out, of new users and of changed ones', async () => {
    const strict = await foundTenant(server, 'strict', ['strict.test', 'also.test'])
    const add = (username: string, email: string) =>
      strict.call<{ id: string; code?: string }>('POST', '/v1/users', {
        body: { ...newUser(username), email },
      })
    for (const email of ['x@other.test', 'x@sub.strict.test', 'x@strict.test.evil'])
      expect((await add('eve', email)).body.code).toBe('IDE-0034')
    const { body: user } = await add('eve', 'Eve@Also.test')
    const change = (email: string) =>
      strict.call<{ code?: string }>('PATCH', `/v1/users/${user.id}`, { body: { email } })
    expect((await change('eve@other.test')).body.code).toBe('IDE-0034')
    expect((await change('eve@strict.test')).status).toBe(200)

    const open = await server.call('PATCH', `/v1/tenants/${strict.id}`, { body: { domains: [] } })
    expect(open.status).toBe(200)
    expect((await change('eve@other.test')).status).toBe(200)
  })

  test('are held against the first administrator too, and then nothing is made', async () => {
    const { administrator } = newTenant('elsewhere')
    const body = { slug: 'elsewhere', name: 'E', domains: ['here.test'], administrator }
    expect((await create<{ code?: string }>(body)).body.code).toBe('IDE-0034')
    expect((await create({ slug: 'elsewhere', name: 'E', domains: ['here.test'] })).status).toBe(
      201,
    )
  })
})
