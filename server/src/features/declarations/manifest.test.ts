import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'vitest'
import {
  canonicalHash,
  type Manifest,
  ManifestError,
  parseManifest,
  permissionsOf,
  readManifest,
} from './manifest.ts'

const load = (file: string): Manifest =>
  parseManifest(readFileSync(new URL(`../../../../manifests/${file}`, import.meta.url), 'utf8'))

const head = 'manifest: 1\nslug: shop\n'
const shop = `${head}products:\n  shop:\n    carts: [get, post]\n`

describe('a manifest that is refused', () => {
  const refusals = [
    { when: 'it is no YAML', text: 'slug: [', line: 1, pointer: '', says: /Flow sequence/ },
    { when: 'a key is given twice', text: `${head}slug: b`, line: 3, pointer: '', says: /unique/ },
    { when: 'a tag is unknown', text: 'slug: !evil x', line: 1, pointer: '', says: /tag/ },
    {
      when: 'there are two documents',
      text: `${head}---\n${head}`,
      line: 3,
      pointer: '',
      says: /multiple/,
    },
    { when: 'it is a list', text: '- 1', line: 1, pointer: '', says: /expected object/ },
    { when: 'it is empty', text: '', line: 1, pointer: '', says: /expected object/ },
    {
      when: 'the format is another',
      text: 'manifest: 2\nslug: a',
      line: 1,
      pointer: '/manifest',
      says: /expected 1/,
    },
    {
      when: 'the slug is missing',
      text: 'manifest: 1',
      line: 1,
      pointer: '/slug',
      says: /expected string/,
    },
    {
      when: 'a field is unknown',
      text: `${head}rolls: []`,
      line: 3,
      pointer: '/rolls',
      says: /known field/,
    },
    {
      when: 'a field of a role is unknown',
      text: `${head}roles:\n  - code: a\n    allow: []`,
      line: 5,
      pointer: '/roles/0/allow',
      says: /known field/,
    },
    {
      when: 'a field of an action is unknown',
      text: `${head}products:\n  shop:\n    carts:\n      get: { implise: [] }`,
      line: 6,
      pointer: '/products/shop/carts/get/implise',
      says: /known field/,
    },
    {
      when: 'a resource has no action',
      text: `${head}products:\n  shop:\n    carts: []`,
      line: 5,
      pointer: '/products/shop/carts',
      says: /small/,
    },
    {
      when: 'a resource with a slash has no action',
      text: `${head}products:\n  shop:\n    carts/lines: []`,
      line: 5,
      pointer: '/products/shop/carts~1lines',
      says: /small/,
    },
    {
      when: 'an action holds a wildcard',
      text: `${head}products:\n  shop:\n    carts: ["*"]`,
      line: 5,
      pointer: '/products/shop/carts/0',
      says: /letters/,
    },
    {
      when: 'a product name holds a space',
      text: `${head}products:\n  my shop: {}`,
      line: 4,
      pointer: '/products/my shop',
      says: /letters/,
    },
    {
      when: 'an action is listed twice',
      text: `${head}products:\n  shop:\n    carts: [get, get]`,
      line: 5,
      pointer: '/products/shop/carts',
      says: /twice/,
    },
    {
      when: 'an alias is an action already',
      text: `${head}products:\n  shop:\n    carts:\n      get:\n      read: { aliases: [get] }`,
      line: 7,
      pointer: '/products/shop/carts/read',
      says: /twice/,
    },
    {
      when: 'an implied action dangles',
      text: `${head}products:\n  shop:\n    carts:\n      get: { implies: [list] }`,
      line: 6,
      pointer: '/products/shop/carts/get/implies/0',
      says: /"shop\/carts:list" is not declared/,
    },
    {
      when: 'an implied permission is a pattern',
      text: `${head}products:\n  shop:\n    carts:\n      get: { implies: ["shop/*:get"] }`,
      line: 6,
      pointer: '/products/shop/carts/get/implies/0',
      says: /an action or a permission/,
    },
    {
      when: 'a permission of its own product dangles',
      text: `${shop}roles:\n  - { code: a, permissions: ["shop/carts:got"] }`,
      line: 7,
      pointer: '/roles/0/permissions/0',
      says: /not declared/,
    },
    {
      when: 'a pattern has a star in the middle',
      text: `${head}roles:\n  - { code: a, permissions: ["shop/c*s:get"] }`,
      line: 4,
      pointer: '/roles/0/permissions/0',
      says: /at the end/,
    },
    {
      when: 'a role permits by a bare star',
      text: `${head}roles:\n  - { code: a, permissions: ["*"] }`,
      line: 4,
      pointer: '/roles/0/permissions/0',
      says: /must read/,
    },
    {
      when: 'a role code is taken',
      text: `${head}roles:\n  - { code: a }\n  - { code: a }`,
      line: 5,
      pointer: '/roles/1/code',
      says: /twice/,
    },
    {
      when: 'a precedence is below 1',
      text: `${head}roles:\n  - { code: a, precedence: 0 }`,
      line: 4,
      pointer: '/roles/0/precedence',
      says: /1/,
    },
    {
      when: 'a precedence is no integer',
      text: `${head}roles:\n  - { code: a, precedence: 1.5 }`,
      line: 4,
      pointer: '/roles/0/precedence',
      says: /int/,
    },
    {
      when: 'a workspace role has a ceiling',
      text: `${head}roles:\n  - { code: a, level: workspace, ceiling: ["*"] }`,
      line: 4,
      pointer: '/roles/0/ceiling',
      says: /workspace-level/,
    },
    {
      when: 'a group name is taken',
      text: `${head}groups:\n  - { name: a }\n  - { name: a }`,
      line: 5,
      pointer: '/groups/1/name',
      says: /twice/,
    },
    {
      when: 'a group holds a role that is not there',
      text: `${head}groups:\n  - { name: a, roles: [b] }`,
      line: 4,
      pointer: '/groups/0/roles/0',
      says: /not a role/,
    },
    {
      when: 'a group holds a role twice',
      text: `${head}roles:\n  - { code: b }\ngroups:\n  - { name: a, roles: [b, b] }`,
      line: 6,
      pointer: '/groups/0/roles/1',
      says: /twice/,
    },
    {
      when: 'a group holds a workspace role',
      text: `${head}roles:\n  - { code: b, level: workspace }\ngroups:\n  - { name: a, roles: [b] }`,
      line: 6,
      pointer: '/groups/0/roles/0',
      says: /tenant-wide/,
    },
    {
      when: 'a machine is of no product',
      text: `${shop}machine:\n  shopp: []`,
      line: 7,
      pointer: '/machine/shopp',
      says: /no product/,
    },
    {
      when: 'a machine holds a role that is not there',
      text: `${shop}machine:\n  shop: [b]`,
      line: 7,
      pointer: '/machine/shop/0',
      says: /not a role/,
    },
    {
      when: 'members hold a role that is not there',
      text: `${head}member: b`,
      line: 3,
      pointer: '/member',
      says: /not a role/,
    },
  ]

  for (const { when, text, line, pointer, says } of refusals) {
    test(`names the place when ${when}`, () => {
      assert.throws(
        () => parseManifest(text),
        (error) => {
          assert(error instanceof ManifestError)
          assert.deepEqual(
            { line: error.line, pointer: error.pointer },
            { line, pointer },
            error.message,
          )
          assert.match(error.reason, says)
          return true
        },
      )
    })
  }

  test('has no line when it did not come as text', () => {
    assert.throws(() => readManifest({ manifest: 1, slug: 'shop', member: 'b' }), {
      name: 'ManifestError',
      pointer: '/member',
      line: null,
    })
  })
})

describe('permissionsOf', () => {
  test('lists every action in the order of the file, short and long form alike', () => {
    const manifest = parseManifest(`${shop}    orders: { get: , post: }`)

    assert.deepEqual(
      permissionsOf(manifest).map((permission) => permission.key),
      ['shop/carts:get', 'shop/carts:post', 'shop/orders:get', 'shop/orders:post'],
    )
  })

  test('an alias and its action imply each other', () => {
    const manifest = parseManifest(`${shop}    orders: { create: { aliases: [post] } }`)

    assert.deepEqual(permissionsOf(manifest).slice(2), [
      { key: 'shop/orders:create', implies: ['shop/orders:post'] },
      { key: 'shop/orders:post', implies: ['shop/orders:create'] },
    ])
  })

  test('an action implies others of its resource by name, of other resources by key', () => {
    const text = `${shop}    orders/lines: { list: , get: { implies: [list, "shop/carts:get"] } }`

    assert.deepEqual(permissionsOf(parseManifest(text)).at(-1), {
      key: 'shop/orders/lines:get',
      implies: ['shop/orders/lines:list', 'shop/carts:get'],
    })
  })

  test("what another manifest's product must declare is left to the catalogue", () => {
    const text = `${shop}roles:\n  - { code: a, permissions: ["bank/accounts:get"] }`

    assert.deepEqual(parseManifest(text).roles[0]?.permissions, ['bank/accounts:get'])
  })
})

describe('canonicalHash', () => {
  const text = `${shop}roles:\n  - { code: a, precedence: 100, permissions: ["shop/*:get"] }`

  test('is the same whatever the layout, the order of keys and the defaults spelled out', () => {
    const same = `# a comment
roles: [{ permissions: ["shop/*:get"], title: a, code: a, level: tenant }]
products: { shop: { carts: { post: {}, get: null } } }
title: shop
slug: shop
manifest: 1`

    assert.equal(canonicalHash(parseManifest(same)), canonicalHash(parseManifest(text)))
  })

  test('is another when what is said is another', () => {
    const other = text.replace('shop/*:get', 'shop/*:post')

    assert.notEqual(canonicalHash(parseManifest(other)), canonicalHash(parseManifest(text)))
  })

  test('is the same for JSON as for YAML', () => {
    const manifest = parseManifest(text)

    assert.equal(canonicalHash(parseManifest(JSON.stringify(manifest))), canonicalHash(manifest))
  })
})

/** What a role of a manifest permits, as resource → actions, patterns expanded. */
function permits(manifest: Manifest, code: string): Record<string, string[]> {
  const role = manifest.roles.find((candidate) => candidate.code === code)
  assert(role, code)
  const shapes = role.permissions.map(
    (text) => new RegExp(`^${text.replaceAll('*', '[^:]*').replaceAll('.', '\\.')}$`),
  )
  const held: Record<string, string[]> = {}
  for (const { key } of permissionsOf(manifest)) {
    if (!shapes.some((shape) => shape.test(key))) continue
    const [resource = '', action = ''] = key.split(':')
    held[resource] = [...(held[resource] ?? []), action]
  }
  return held
}

describe('manifests/midaz.yaml', () => {
  const manifest = load('midaz.yaml')
  const all = 'get post patch delete'
  const noDelete = 'get post patch'

  /** One row a resource: what its product's editor, contributor and viewer may do. */
  const rows: readonly [product: string, resource: string, ...cells: [string, string, string]][] = [
    ['midaz', 'accounts', `${all} head`, `${noDelete} head`, 'get head'],
    ['midaz', 'organizations', `${all} head`, `${noDelete} head`, 'get head'],
    ['midaz', 'ledgers', `${all} head`, `${noDelete} head`, 'get head'],
    ['midaz', 'assets', `${all} head`, `${noDelete} head`, 'get head'],
    ['midaz', 'portfolios', `${all} head`, `${noDelete} head`, 'get head'],
    ['midaz', 'segments', `${all} head`, `${noDelete} head`, 'get head'],
    ['midaz', 'asset-rates', 'get put patch head', 'get put patch head', 'get head'],
    ['midaz', 'balances', all, noDelete, 'get head'],
    ['midaz', 'transactions', 'get post patch head', 'get post patch head', 'get head'],
    ['midaz', 'operations', 'get patch head', 'get patch head', 'get head'],
    ['routing', 'account-types', all, noDelete, 'get'],
    ['routing', 'transaction-routes', all, noDelete, 'get'],
    ['routing', 'operation-routes', all, noDelete, 'get'],
    ['plugin-crm', 'holders', all, noDelete, 'get'],
    ['plugin-crm', 'aliases', all, noDelete, 'get'],
    ['plugin-fees', 'packages', all, noDelete, 'get'],
    ['plugin-fees', 'fees', 'get post', 'get post', 'get'],
    ['plugin-fees', 'estimates', 'post', 'post', ''],
    ['plugin-smart-templates', 'templates', all, noDelete, 'get'],
    ['plugin-smart-templates', 'reports', 'get post', 'get post', 'get'],
    ['plugin-smart-templates', 'data-source', 'get', 'get', 'get'],
  ]
  const levels = ['editor', 'contributor', 'viewer'] as const
  const products = [...new Set(rows.map(([product]) => product))]
  const sorted = (cell: string) => cell.split(' ').filter(Boolean).sort()

  for (const [product, resource, ...cells] of rows) {
    for (const [index, level] of levels.entries()) {
      const cell = cells[index] ?? ''
      test(`${product} ${level} may ${cell || 'nothing'} on ${resource}`, () => {
        const held = permits(manifest, `${product}-${level}-role`)[`${product}/${resource}`] ?? []

        assert.deepEqual([...held].sort(), sorted(cell))
      })
    }
  }

  test('a role reaches nothing outside its rows', () => {
    for (const product of products) {
      const resources = rows.filter((row) => row[0] === product)
      for (const [index, level] of levels.entries()) {
        const expected = resources
          .filter((row) => row[index + 2] !== '')
          .map((row) => `${product}/${row[1]}`)
        const held = Object.keys(permits(manifest, `${product}-${level}-role`))
        assert.deepEqual(held.sort(), expected.sort())
      }
    }
  })

  test('the identity administrator may what the seed gives', () => {
    assert.deepEqual(permits(manifest, 'plugin-identity-editor-role'), {
      'identity/applications': ['get', 'post', 'delete'],
      'identity/groups': ['get'],
      'identity/users': ['get', 'post', 'patch', 'delete'],
      'identity/update-password': ['patch'],
      'identity/reset-password': ['patch'],
    })
  })

  test('everyone may set their own password', () => {
    assert.equal(manifest.member, 'plugin-identity-default-role')
    assert.deepEqual(permits(manifest, 'plugin-identity-default-role'), {
      'identity/update-password': ['patch'],
    })
  })

  test('the roles hold 185 rows, as many as the seed', () => {
    assert.equal(
      manifest.roles.reduce((sum, role) => sum + role.permissions.length, 0),
      185,
    )
  })

  test('sixteen groups hold one role each, and admin-group every editor role', () => {
    const groups = Object.fromEntries(manifest.groups.map((group) => [group.name, group.roles]))
    const byLevel = products.flatMap((product) =>
      levels.map((level) => [`${product}-${level}-group`, [`${product}-${level}-role`]]),
    )

    assert.equal(manifest.groups.length, 16)
    assert.deepEqual(groups, {
      'admin-group': [
        ...products.map((product) => `${product}-editor-role`),
        'plugin-identity-editor-role',
      ],
      ...Object.fromEntries(byLevel),
    })
  })

  test('applications hold the roles of the seed', () => {
    assert.deepEqual(manifest.machine, {
      midaz: ['midaz-editor-role', 'routing-editor-role'],
      'plugin-fees': ['plugin-fees-editor-role'],
      'plugin-crm': ['plugin-crm-editor-role'],
      'plugin-smart-templates': ['plugin-smart-templates-editor-role'],
    })
  })
})

describe('manifests/access-manager.yaml', () => {
  const manifest = load('access-manager.yaml')
  const implies = new Map(permissionsOf(manifest).map(({ key, implies }) => [key, implies]))

  test('the HTTP verbs are second names of create and update', () => {
    for (const resource of ['users', 'groups', 'applications', 'roles', 'assignments']) {
      const key = `access-manager/${resource}`
      assert.deepEqual(implies.get(`${key}:post`), [`${key}:create`])
      assert.deepEqual(implies.get(`${key}:create`), [`${key}:post`])
      assert.deepEqual(implies.get(`${key}:patch`), [`${key}:update`])
    }
  })

  test('whoever may get a thing may list them', () => {
    for (const key of implies.keys()) {
      if (!key.endsWith(':get')) continue
      assert(implies.get(key)?.includes(key.replace(/get$/, 'list')), key)
    }
  })

  test('the superadmin comes first and may everything', () => {
    const [first, ...others] = manifest.roles

    assert.deepEqual(first?.permissions, ['*/*:*'])
    assert(others.every((role) => role.precedence > (first?.precedence ?? 0)))
  })

  test('the admin neither writes roles and manifests nor changes the audit', () => {
    const held = permits(manifest, 'admin')

    for (const resource of ['roles', 'permissions', 'declarations', 'audit-events']) {
      assert.deepEqual(held[`access-manager/${resource}`], ['get'], resource)
    }
  })

  test('the admin holds all that a member holds, so that an admin can make members', () => {
    const admin = permits(manifest, 'admin')

    for (const [resource, actions] of Object.entries(permits(manifest, 'member'))) {
      assert(
        actions.every((action) => admin[resource]?.includes(action)),
        resource,
      )
    }
  })

  test('a new user is a member and reaches nobody else', () => {
    assert.equal(manifest.member, 'member')
    assert.deepEqual(Object.keys(permits(manifest, 'member')).sort(), [
      'access-manager/access-reviews',
      'access-manager/permissions',
      'access-manager/personal-tokens',
      'access-manager/roles',
      'access-manager/sessions',
      'access-manager/update-password',
      'access-manager/workspaces',
    ])
  })
})

describe('manifests/infralo.yaml', () => {
  const manifest = load('infralo.yaml')
  const level = (code: string) => manifest.roles.find((role) => role.code === code)?.level

  test('brings a role for everybody, for admins, and for each membership', () => {
    assert.equal(manifest.member, 'infralo-member')
    assert.deepEqual(manifest.global, { admin: 'infralo-admin' })
    assert.deepEqual(Object.keys(manifest.workspace), ['owner', 'admin', 'member'])
    assert(Object.values(manifest.workspace).every((code) => level(code) === 'workspace'))
  })

  test('lets the owner of a workspace alone delete it or hand it over', () => {
    for (const role of ['infralo-workspace-admin', 'infralo-workspace-member'])
      for (const action of ['delete', 'transfer'])
        assert(!permits(manifest, role)['infralo/workspace']?.includes(action), `${role} ${action}`)
    const whole = ['get', 'update', 'delete', 'transfer']
    assert.deepEqual(permits(manifest, 'infralo-owner')['infralo/workspace'], whole)
  })

  test('has no permission that would change a role of the system', () => {
    const keys = permissionsOf(manifest).map(({ key }) => key)
    const ofRoles = keys.filter((key) => key.startsWith('infralo/roles:'))
    assert.deepEqual(ofRoles, ['infralo/roles:get', 'infralo/roles:list'])
  })
})

describe('roles that follow', () => {
  const roles = 'roles: [{ code: here }, { code: inside, level: workspace }]'
  const refusals = [
    { when: 'a global role is none', text: 'global: { owner: here }', at: '/global/owner' },
    { when: 'a membership is none', text: 'workspace: { guest: inside }', at: '/workspace/guest' },
    { when: 'the role is unknown', text: 'global: { admin: gone }', at: '/global/admin' },
    {
      when: 'a global role gives one of workspaces',
      text: 'global: { admin: inside }',
      at: '/global/admin',
    },
    {
      when: 'a membership gives one of the tenant',
      text: 'workspace: { owner: here }',
      at: '/workspace/owner',
    },
  ]
  for (const { when, text, at } of refusals)
    test(`are refused when ${when}`, () => {
      const whole = `manifest: 1\nslug: x\n${roles}\n${text}\n`
      assert.throws(() => parseManifest(whole), { name: 'ManifestError', pointer: at })
    })
})
