import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  configurationOf,
  FileError,
  fromFiles,
  toFiles,
} from '../src/features/configuration/files.ts'
import type { Applied, Plan } from '../src/features/configuration/schema.ts'
import type { Configuration } from '../src/features/configuration/shapes.ts'
import { filePaths, nameOfStep } from '../src/kernel/file-name.ts'
import { startServer, type TestServer } from './harness.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})

const codes = [
  'a.test',
  'b.test.test',
  'UPPER',
  'upper',
  'Upper',
  'con',
  'nul.x',
  'a.',
  'a b+c',
  '_a.-_',
  `x${' '.repeat(99)}`,
  'y'.repeat(100),
]
const groups = ['mygroup', `g${'-'.repeat(254)}`, `h${'1'.repeat(254)}`]
/** Of manifests, which name theirs otherwise. */
const brought = ['Writers', 'writers', 'w.test', 'w']

const desk = (last: string) => `0190d0f0-0000-7000-8000-00000000000${last}`
const text = ' # - "x": {y} \u0007\u0085\u2028\r\n\ttab\n\n...\n---\n'
/** Names are of one line. */
const line = ' # - "x": {y} | > & * ! %2E ... --- '
const named = (scope: string) => codes.map((code) => ({ scope, code, description: text }))
const all = [...named('default'), ...named('Default'), ...named('default.test')]

const manifest = {
  manifest: 1,
  slug: 'crm.test',
  products: { crm: { notes: ['read'] } },
  groups: brought.map((name) => ({ name })),
}

const hostile = {
  format: 1,
  manifests: [manifest, { manifest: 1, slug: 'CRM.test' }],
  policies: all.map((item) => ({
    ...item,
    effect: 'deny',
    selectors: [{ kind: 'all', actions: ['crm/*:*'] }],
    annotations: { [text]: text, list: [text, { __proto__: 1, 'y: z': null }] },
  })),
  collections: all,
  templates: all.map((item) => ({
    ...item,
    title: 'T',
    selectors: [{ application: 'crm', tag: text, selector: { kind: 'all', actions: ['crm/*:*'] } }],
  })),
  roles: all.map((item, index) => ({ ...item, precedence: 100 + index })),
  groups: groups.map((name) => ({ name, title: `x ${line} y` })),
  workspaces: ['1', 'a'].map((last) => ({
    id: desk(last),
    name: `.. ${line} %2E`,
    members: [{ actor: '@ada', role: 'owner' }],
  })),
  resources: ['a.test', 'A.TEST', '../up', '%2F', 'x\\y', 'con'].map((id) => ({
    workspace: desk('1'),
    type: 'notes.test',
    id,
    properties: { [text]: text },
  })),
}

describe('a tenant with hostile names', () => {
  test('is the same once it is read from its files', async () => {
    const applied = await server.call<Applied>('POST', '/v1/apply', {
      body: { configuration: hostile },
    })
    expect([applied.status, applied.body]).toMatchObject([200, {}])
    const { body } = await server.call<Configuration>('GET', '/v1/export')
    const files = toFiles(body)
    const read = fromFiles(files).configuration
    expect(fromFiles(toFiles(read)).configuration).toEqual(read)
    for (const path of ['/v1/plan', '/v1/drift']) {
      const prune = path === '/v1/plan' && { prune: true }
      const planned = await server.call<Plan>('POST', path, {
        body: { configuration: read, ...prune },
      })
      expect([path, planned.status, planned.body.changes]).toEqual([path, 200, []])
    }

    const paths = [...files.keys()]
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
    for (const step of paths.flatMap((path) => path.split('/'))) {
      expect(step).toMatch(/^[A-Za-z0-9_%-][A-Za-z0-9_.%~-]*$/)
      expect(Buffer.byteLength(step)).toBeLessThanOrEqual(255)
      expect(step).not.toMatch(/\.test\.yaml$/)
    }
    expect(paths).toEqual(
      expect.arrayContaining([
        'roles/default/a%2Etest.yaml',
        'roles/default/upper.yaml',
        'roles/default/%55%50%50%45%52.yaml',
        'roles/%44efault/a%2Etest.yaml',
        'manifests/crm%2Etest.yaml',
        'groups/w%2Etest.yaml',
      ]),
    )
  })

  test('leads back from its files to each name, unless that is cut', () => {
    const names = [
      '..',
      '.',
      '.git',
      '',
      '%2E',
      'é',
      'É',
      '~',
      'AUX',
      'a/b',
      'a\\b',
      'x:y*?',
      'A',
      'a',
    ]
    const steps = filePaths(names.map((name) => [name])).map(([step = '']) => step)
    expect(steps.map(nameOfStep)).toEqual(names)
    expect(nameOfStep(filePaths([['%'.repeat(300)]])[0]?.[0] ?? '')).toBeUndefined()
    expect(nameOfStep('100%')).toBeUndefined()
  })
})

const reading = (files: Readonly<Record<string, string>>) =>
  fromFiles(new Map(Object.entries(files))).configuration

describe('a file', () => {
  test('says by its path what it leaves out', () => {
    const read = reading({
      'roles/sales/lead.yaml': 'precedence: 3\n',
      'groups/w%2Etest.yaml': 'members: []\n',
      'workspaces/0190d0f0-0000-7000-8000-000000000001.yaml': 'name: Desk\n',
      'workspaces/home.yaml': `id: ${desk('2')}\nname: Home\n`,
      'roles/flat.yaml': 'code: flat\nprecedence: 3\n',
    })
    expect(read.roles).toMatchObject([
      { scope: 'sales', code: 'lead' },
      { scope: 'default', code: 'flat' },
    ])
    expect(read.groups).toMatchObject([{ name: 'w.test' }])
    expect(read.workspaces).toMatchObject([{ id: desk('1') }, { id: desk('2') }])
  })

  test('keeps a window of one end short', () => {
    const when = { activate: '2020-01-01T00:00:00.000Z', deactivate: null }
    const { roles } = reading({ 'roles/default/r.yaml': 'precedence: 3\n' })
    const files = toFiles({ format: 1, roles: roles?.map((role) => ({ ...role, when })) })
    expect(files.get('roles/default/r.yaml')).toContain(
      'when:\n  activate: 2020-01-01T00:00:00.000Z\n',
    )
    expect(files.get('roles/default/r.yaml')).not.toContain('null')
  })

  test.each([
    ['says another code', 'roles/default/a.yaml', 'precedence: 1\ncode: b\n', 2, '/code is b'],
    ['says another scope', 'roles/x/a.yaml', 'scope: y\nprecedence: 1\n', 1, '/scope is y'],
    ['misspells a name', 'roles/x/a.yaml', 'code: a\n\nprecedense: 1\n', 3, '/precedense is no'],
    [
      'misspells a name inside',
      'assignments.yaml',
      '- role: default/x\n  to:\n    actr: "@ada"\n',
      3,
      '/to/actr is no',
    ],
    ['is empty', 'roles/x/a.yaml', '', 1, 'Invalid input: expected object'],
  ])('that %s is refused there', (_what, path, content, line, reason) => {
    const refused = expect(() => reading({ [path]: content }))
    refused.toThrow(FileError)
    refused.toThrow(`${path}:${line} ${reason}`)
  })
})

describe('what is kept and no file could say', () => {
  const oddities = [
    `update roles set active_until = '12000-01-01', description = repeat('x', 5000), permissions = '{*}'
     where code = 'odd'`,
    `update assignments set active_until = '0044-03-15 BC' where source = 'manual'`,
    `update groups set title = '' where name = 'odd'`,
    `update applications set description = ''`,
    `update policies set definition = definition || '{"condition": "actor.("}' where code = 'odd'`,
    `update policies set scope = '_odd' where code = 'odder'`,
  ]

  test('is exported as it is, and keeps nobody from planning the rest', async () => {
    const here = await startServer()
    const selectors = [{ kind: 'all', actions: ['*/*:*'] }]
    const configuration = {
      format: 1,
      policies: ['odd', 'odder'].map((code) => ({ code, effect: 'deny', selectors })),
      roles: [{ code: 'odd', precedence: 90 }],
      groups: [{ name: 'odd' }],
      applications: [{ subject: 'app-1', name: 'midaz', description: 'imports' }],
      assignments: [{ to: { group: 'odd' }, role: 'default/odd' }],
    }
    const call = (path: string, body: object) => here.call<Plan>('POST', path, { body })
    expect((await call('/v1/apply', { configuration })).status).toBe(200)
    const client = new pg.Client({ connectionString: here.databaseUrl })
    await client.connect()
    for (const oddity of oddities) await client.query(oddity)
    await client.end()

    const exported = await here.call<Configuration>('GET', '/v1/export')
    expect([exported.status, exported.body.roles]).toMatchObject([
      200,
      [{ permissions: ['*'], description: 'x'.repeat(5000) }],
    ])
    const files = toFiles(configurationOf(exported.body))
    expect(files.get('policies/_odd/odder.yaml')).toContain('scope: _odd')
    expect(files.get('assignments.yaml')).toContain('role: default/odd')
    const rest = { format: 1, users: exported.body.users, guardrails: [] }
    for (const path of ['/v1/plan', '/v1/drift'])
      expect(await call(path, { configuration: rest })).toMatchObject({
        status: 200,
        body: { changes: [] },
      })
    expect(await call('/v1/drift', { configuration })).toMatchObject({ status: 200 })
    expect(await call('/v1/apply', { configuration })).toMatchObject({ status: 200 })
  })
})
