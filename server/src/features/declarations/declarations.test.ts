import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../../tools/testing/endings.ts'
import { startBare } from '../../../test/bare.ts'
import { freshDatabase, startServer } from '../../../test/harness.ts'
import { expectRefused, type Refusal, rowsOf } from '../../../test/rows.ts'

const server = await startServer()
const { call } = server
const tables = ['permissions', 'roles', 'groups', 'assignments', 'declarations', 'declared_once']

interface Declared {
  readonly slug: string
  readonly hash: string
  readonly changed?: boolean
  readonly warnings: readonly string[]
  readonly code: string
  readonly errors: { pointer: string }[]
}

const shop = {
  manifest: 1,
  slug: 'shop',
  title: 'The shop',
  products: { shop: { orders: { read: null, write: { implies: ['read'] } } } },
  roles: [
    { code: 'shop-clerk', permissions: ['shop/orders:write'] },
    { code: 'shop-guest', permissions: ['shop/orders:read'] },
  ],
  groups: [
    { name: 'shop-clerks', roles: ['shop-clerk'] },
    { name: 'shop-guests', roles: ['shop-guest'] },
  ],
  machine: { shop: ['shop-clerk'] },
}

interface Sent {
  readonly slug: string
  readonly [field: string]: unknown
}

const put = (manifest: Sent, token = server.token) =>
  call<Declared>('PUT', `/v1/declarations/${manifest.slug}`, { body: manifest, token })

/** The facts of the newest event of a manifest. */
const factsOf = async (slug: string) => {
  const trail = `/v1/audit-events?limit=1&target=declaration/${slug}`
  const { body } = await call<{ items: { facts: Record<string, unknown> }[] }>('GET', trail)
  return body.items[0]?.facts ?? {}
}

const may = async (token: string, permission: string) => {
  const { body } = await call<{ decisions: { effect: string }[] }>('POST', '/v1/check', {
    token,
    body: { requests: [{ permission }] },
  })
  return body.decisions[0]?.effect === 'allow'
}

/** A token of an application of the product, given the right to declare. */
async function machine(product: string, ceiling = ['*']): Promise<string> {
  const role = await call<{ id: string }>('POST', '/v1/roles', {
    body: {
      code: `${product}-declarer`,
      permissions: ['access-manager/declarations:put'],
      ceiling,
    },
  })
  expect(role.status, JSON.stringify(role.body)).toBe(201)
  const { body } = await call<{ id: string; clientId: string; clientSecret: string }>(
    'POST',
    '/v1/applications',
    { body: { name: product, description: 'declares' } },
  )
  await call('POST', '/v1/assignments', {
    body: { actorId: body.id, role: `default/${product}-declarer` },
  })
  const token = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: {
      grantType: 'client_credentials',
      clientId: body.clientId,
      clientSecret: body.clientSecret,
    },
  })
  return token.body.accessToken
}

await put(shop)
const ofShop = await machine('shop')
const keeper = await server.user('keeper')
await call('POST', '/v1/assignments', {
  body: { actorId: keeper.id, role: 'default/shop-declarer' },
})

describe('a manifest', () => {
  test('brings permissions, roles and groups that work at once', async () => {
    const guest = await server.user('guest', ['shop-guests'])
    const clerk = await server.user('clerk', ['shop-clerks'])
    expect(await may(guest.token, 'shop/orders:read')).toBe(true)
    expect(await may(guest.token, 'shop/orders:write')).toBe(false)
    expect(await may(clerk.token, 'shop/orders:write')).toBe(true)
    expect(await may(clerk.token, 'shop/orders:read')).toBe(true)
    expect(await may(ofShop, 'shop/orders:write')).toBe(true)
  })

  test('again changes nothing, in any spelling', async () => {
    const before = await rowsOf(server.databaseUrl, [...tables, 'audit_events', 'access_states'])
    const again = await put(shop)
    expect([again.status, again.body.changed]).toEqual([200, false])
    const { title, slug, ...rest } = shop
    expect((await put({ ...rest, slug, title })).body).toEqual(again.body)
    expect(await rowsOf(server.databaseUrl, [...tables, 'audit_events', 'access_states'])).toEqual(
      before,
    )
    const shown = await call<Declared>('GET', '/v1/declarations/shop')
    expect(shown.body).toMatchObject({ slug: 'shop', title: 'The shop', hash: again.body.hash })
    const listed = await call<{ items: Declared[] }>('GET', '/v1/declarations')
    expect(listed.body.items.map((one) => one.slug)).toContain('shop')
    expect(listed.body.items.filter((one) => one.slug === 'shop')).toHaveLength(1)
  })

  test('put twenty times at once is applied once', async () => {
    const crowd = { manifest: 1, slug: 'crowd', products: { crowd: { seats: ['take'] } } }
    const replies = await Promise.all(Array.from({ length: 20 }, () => put(crowd)))
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]))
    expect(replies.filter((reply) => reply.body.changed)).toHaveLength(1)
  })

  test('anew leaves what operators changed: groups they deleted, roles they took from them', async () => {
    const own = { ...shop, slug: 'kiosk', products: { kiosk: { papers: ['sell'] } }, machine: {} }
    const roles = [{ code: 'kiosk-seller', permissions: ['kiosk/papers:sell'] }]
    const groups = ['kiosk-a', 'kiosk-b'].map((name) => ({ name, roles: ['kiosk-seller'] }))
    await put({ ...own, roles, groups })
    await call('DELETE', '/v1/groups/kiosk-a')
    const held = await call<{ items: { id: string }[] }>('GET', '/v1/assignments?group=kiosk-b')
    await call('DELETE', `/v1/assignments/${held.body.items[0]?.id}`)

    const applied = await put({ ...own, roles, groups, title: 'The kiosk, renamed' })
    expect(applied.body.changed).toBe(true)
    expect((await call('GET', '/v1/groups/kiosk-a')).status).toBe(404)
    const after = await call<{ total: number }>('GET', '/v1/assignments?group=kiosk-b')
    expect(after.body.total).toBe(0)
  })

  test('without a role it had removes it if nobody holds it, else leaves it to the operators', async () => {
    const own = { manifest: 1, slug: 'bar', products: { bar: { drinks: ['mix', 'taste'] } } }
    const roles = ['idle', 'held'].map((code) => ({
      code: `bar-${code}`,
      permissions: ['bar/drinks:mix'],
    }))
    await put({ ...own, ...{ roles } })
    const { id, token } = await server.user('barkeeper')
    await call('POST', '/v1/assignments', { body: { actorId: id, role: 'default/bar-held' } })
    expect(await may(token, 'bar/drinks:mix')).toBe(true)

    await put(own)
    const left = await call<{ items: { code: string; managedBy: string | null }[] }>(
      'GET',
      '/v1/roles?filter=bar-&limit=100',
    )
    const ours = left.body.items.filter((role) => role.code.startsWith('bar-'))
    expect(ours.map((role) => role.code)).toEqual(['bar-held'])
    expect(ours[0]?.managedBy).toBeNull()
    expect(await may(token, 'bar/drinks:mix')).toBe(true)
  })

  test('without a permission it had takes it from everyone at once', async () => {
    const own = { manifest: 1, slug: 'gate', products: { gate: { doors: ['open', 'shut'] } } }
    const roles = [{ code: 'gate-keeper', permissions: ['gate/doors:*'] }]
    await put({ ...own, ...{ roles } })
    const { id, token } = await server.user('porter')
    await call('POST', '/v1/assignments', { body: { actorId: id, role: 'default/gate-keeper' } })
    expect(await may(token, 'gate/doors:shut')).toBe(true)
    await put({ ...own, products: { gate: { doors: ['open'] } }, ...{ roles } })
    expect(await may(token, 'gate/doors:shut')).toBe(false)
    expect(await may(token, 'gate/doors:open')).toBe(true)
    expect(await may(server.token, 'gate/doors:shut')).toBe(false)
  })

  test('may name things as every object does', async () => {
    const odd = {
      manifest: 1,
      slug: 'odd',
      products: { odd: { constructor: ['get'], toString: ['get'], valueOf: ['get'] } },
    }
    expect((await put(odd)).status).toBe(200)
    const mine = await call<Record<string, string[]>>('GET', '/v1/permissions?product=odd')
    expect(mine.status).toBe(200)
    expect(Object.entries(mine.body).sort()).toEqual([
      ['constructor', ['get']],
      ['toString', ['get']],
      ['valueOf', ['get']],
    ])
  })

  test('is told of what it shares with other products, for which questions must name theirs', async () => {
    const lone = { manifest: 1, slug: 'pantry', products: { pantry: { jars: ['open'] } } }
    expect((await put(lone)).body.warnings).toEqual([])
    const asked = { resource: 'jars', action: 'open' }
    expect((await call('POST', '/v1/authorize', { body: asked })).status).toBe(200)

    const sharing = {
      manifest: 1,
      slug: 'cellar',
      products: { cellar: { jars: ['open', 'fill'] } },
    }
    const warnings = [
      'cellar shares jars:open with pantry: whoever asks of them without a product is refused (decision.product-needed)',
    ]
    const planned = await call<{ warnings: string[] }>('POST', '/v1/plan', {
      body: { configuration: { format: 1, manifests: [sharing] } },
    })
    expect(planned.body.warnings).toEqual(warnings.map((text) => `manifests cellar: ${text}`))
    expect((await put(sharing)).body.warnings).toEqual(warnings)
    expect((await put(sharing)).body).toMatchObject({ changed: false, warnings })
    const { status, body } = await call('POST', '/v1/authorize', { body: asked })
    expect([status, body]).toMatchObject([400, { code: 'decision.product-needed' }])
  })

  test('is declared anew by an application of its product', async () => {
    const more = { ...shop.products.shop, returns: ['take'] }
    const grown = await put({ ...shop, ...{ products: { shop: more } } }, ofShop)
    expect([grown.status, grown.body.changed]).toEqual([200, true])
    expect((await put(shop, ofShop)).body.changed).toBe(true)
  })
})

describe('refused, with nothing changed:', () => {
  const evil = (more: object) => ({ manifest: 1, slug: 'evil', products: {}, ...more })
  const steal = { code: 'evil', permissions: ['access-manager/users:delete'] }
  const reach = { access: { implies: ['access-manager/users:delete'] } }
  const rows: (Omit<Refusal, 'method' | 'path'> & { manifest: { slug: string } })[] = [
    {
      when: 'a role gives another product’s permissions',
      as: 'keeper',
      manifest: evil({ roles: [steal], member: 'evil' }),
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'a permission implies another product’s',
      as: 'keeper',
      manifest: evil({ products: { evil: { things: reach } } }),
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'it names another’s product as its own, to give all of it',
      as: 'keeper',
      manifest: evil({
        products: { 'access-manager': { things: ['get'] } },
        roles: [{ code: 'evil', permissions: ['access-manager/*:*'] }],
        member: 'evil',
      }),
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'it is Castellan’s own, by somebody who holds little',
      as: 'keeper',
      manifest: { ...evil({}), slug: 'access-manager' },
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'it is another product’s, by an application',
      as: 'shop',
      manifest: { ...evil({}), slug: 'midaz' },
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'it is a new product, by an application of another',
      as: 'shop',
      manifest: evil({ products: { evil: { things: ['get'] } } }),
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'it is its own product, with everything given to its machines',
      as: 'shop',
      manifest: {
        ...shop,
        ...{ roles: [{ code: 'shop-clerk', permissions: ['*/*:*'] }], groups: [] },
      },
      status: 403,
      code: 'access.beyond-own',
    },
    {
      when: 'a permission is another’s',
      as: 'ada',
      manifest: evil({ products: { shop: { orders: ['read'] } } }),
      status: 409,
      code: 'declaration.taken',
    },
    {
      when: 'a role is another’s',
      as: 'ada',
      manifest: evil({ products: { evil: { a: ['b'] } }, roles: [{ code: 'shop-clerk' }] }),
      status: 409,
      code: 'declaration.taken',
    },
    {
      when: 'a role is an operator’s',
      as: 'ada',
      manifest: evil({ roles: [{ code: 'shop-declarer' }] }),
      status: 409,
      code: 'declaration.taken',
    },
    {
      when: 'a field is unknown',
      as: 'ada',
      manifest: evil({ tenant: 'acme' }),
      status: 422,
      code: 'declaration.invalid',
    },
  ]
  const tokens: Record<string, string> = { ada: server.token, keeper: keeper.token, shop: ofShop }

  for (const { manifest, ...row } of rows)
    test(`${row.code} when ${row.when}`, () =>
      expectRefused(
        server,
        {
          ...row,
          method: 'PUT',
          path: () => `/v1/declarations/${manifest.slug}`,
          body: () => manifest,
        },
        { token: tokens[row.as], tables },
      ))

  test('a ceiling wider than that of who declares, be it in a manifest of their own', async () => {
    const booth = (role: object) => ({
      ...{ manifest: 1, slug: 'booth', products: { booth: { seats: ['take'] } } },
      roles: [
        { code: 'booth-machine', ceiling: [] },
        { code: 'booth-guest', ...role },
      ],
      machine: { booth: ['booth-machine'] },
    })
    expect((await put(booth({}))).status).toBe(200)
    const token = await machine('booth', ['booth/*:*'])
    for (const role of [{}, { ceiling: ['*'] }, { ceiling: ['booth/*:*', 'shop/*:*'] }])
      expect(await put(booth(role), token)).toMatchObject({
        status: 403,
        body: { code: 'access.beyond-own' },
      })
    for (const role of [{ ceiling: ['booth/seats:*'] }, { ceiling: [] }, { level: 'workspace' }])
      expect((await put(booth(role), token)).status).toBe(200)
  })

  test('each fault is pointed at', async () => {
    for (const [manifest, pointer] of [
      [{ slug: 'p', manifest: 1, surprise: 1 }, '/surprise'],
      [{ slug: 'p', manifest: 1, roles: [{ code: 'a b' }] }, '/roles/0/code'],
      [{ slug: 'p', manifest: 1, roles: [{ code: 'a', x: 1 }] }, '/roles/0/x'],
      [{ slug: 'p', manifest: 1, member: 'nobody' }, '/member'],
    ] as const) {
      const reply = await put(manifest)
      expect([reply.status, reply.body.errors[0]?.pointer]).toEqual([422, pointer])
    }
    const elsewhere = await call<Declared>('PUT', '/v1/declarations/other', { body: shop })
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'declaration.slug-mismatch'])
    const unknown = await call<Declared>('GET', '/v1/declarations/no-such')
    expect(unknown.status).toBe(404)
  })
})

describe('a start', () => {
  test('reconciles the same manifests to the same state, version and all', async () => {
    const databaseUrl = await freshDatabase()
    const first = await startBare({ CASTELLAN_DATABASE_URL: databaseUrl })
    await first.app.stop()
    const before = await rowsOf(databaseUrl, [
      ...tables,
      'audit_events',
      'access_states',
      'tenants',
    ])
    const again = await startBare({
      CASTELLAN_DATABASE_URL: databaseUrl,
      CASTELLAN_MASTER_KEY_FILE: first.masterKeyFile,
    })
    await again.app.stop()
    expect(
      await rowsOf(databaseUrl, [...tables, 'audit_events', 'access_states', 'tenants']),
    ).toEqual(before)
  })

  test('of two servers on one fresh database at once goes well for both', async () => {
    const databaseUrl = await freshDatabase()
    const environment = {
      CASTELLAN_DATABASE_URL: databaseUrl,
      CASTELLAN_MASTER_KEY: 'ab'.repeat(32),
    }
    const servers = await Promise.all([startBare(environment), startBare(environment)])
    const keys = await Promise.all(
      servers.map((one) => one.send('GET', '/.well-known/jwks.json').then((reply) => reply.status)),
    )
    expect(keys).toEqual([200, 200])
    expect(await rowsOf(databaseUrl, ['tenants', 'signing_keys'])).toMatchObject({
      tenants: { length: 1 },
      signing_keys: { length: 1 },
    })
  })

  test('fails on a manifest that cannot be read, naming file, line and place', async () => {
    const folder = temporaryDirectory('manifests')
    writeFileSync(join(folder, 'broken.yaml'), 'manifest: 1\nslug: broken\nsurprise: 1\n')
    await expect(startBare({ CASTELLAN_MANIFESTS: folder })).rejects.toThrow(
      /broken\.yaml: line 3: \/surprise: is not a known field/,
    )
  })
})

describe('the trail of a manifest', () => {
  const stall = {
    manifest: 1,
    slug: 'stall',
    title: 'The stall',
    products: { stall: { papers: ['read', 'sell'] } },
    roles: [{ code: 'stall-clerk', permissions: ['stall/papers:read'] }],
    groups: [{ name: 'stall-clerks', roles: ['stall-clerk'] }],
  }

  test('tells what it brought, and afterwards by what a role was widened', async () => {
    await put(stall)
    expect(await factsOf('stall')).toMatchObject({
      before: {},
      after: {
        permissions: { 'stall/papers:read': { implies: [] }, 'stall/papers:sell': { implies: [] } },
        roles: { 'default/stall-clerk': { permissions: ['stall/papers:read'] } },
      },
      made: { groups: ['stall-clerks'], groupRoles: ['stall-clerks/stall-clerk'] },
    })
    const [clerk] = stall.roles
    const wider = { ...clerk, permissions: ['stall/papers:read', 'stall/papers:sell'] }
    await put({ ...stall, roles: [wider], member: 'stall-clerk' })
    expect(await factsOf('stall')).toEqual({
      hash: expect.any(String),
      before: { roles: { 'default/stall-clerk': { permissions: [] } } },
      after: {
        roles: { 'default/stall-clerk': { permissions: ['stall/papers:sell'] } },
        holders: { member: { roles: ['stall-clerk'] } },
      },
      made: { groups: [], groupRoles: [] },
    })
  })

  test('tells of hundreds of roles how many there are, and some of them', async () => {
    const actions = Array.from({ length: 120 }, (_, at) => `act-${at}`)
    const permissions = actions.map((action) => `mall/shops:${action}`)
    const roles = Array.from({ length: 300 }, (_, at) => ({ code: `mall-${at}`, permissions }))
    const products = { mall: { shops: actions } }
    const reply = await put({ manifest: 1, slug: 'mall', title: 'The mall', products, roles })
    expect(reply.status).toBe(200)
    const { after, ...facts } = await factsOf('mall')
    expect(after).toMatchObject({ rolesTotal: 300, permissionsTotal: 120 })
    expect(JSON.stringify({ after, facts }).length).toBeLessThan(250_000)
  })
})
