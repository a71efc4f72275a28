import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, test } from 'vitest'
import { startServer, type TestServer } from '../../server/test/harness.ts'
import { castellan, folder } from './castellan.ts'

let server: TestServer
const home = folder()
const shipped = fileURLToPath(new URL('../../manifests', import.meta.url))

beforeAll(async () => {
  server = await startServer()
  await server.user('vera')
})

const run = (...words: string[]) =>
  castellan(words, {
    env: { CASTELLAN_ADDRESS: server.url, CASTELLAN_TOKEN: server.token, XDG_CONFIG_HOME: home },
  })

const none = '0 to create, 0 to change, 0 to delete'

/** A directory with these files. */
function directory(files: Readonly<Record<string, string>>): string {
  const root = folder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

describe('a manifest', () => {
  const lusid = join(shipped, 'optional/lusid.yaml')

  test('is planned, applied and held against the tenant like any files', async () => {
    const planned = await run('plan', '-f', lusid)
    assert.equal(planned.code, 0, planned.stderr)
    assert.match(planned.stdout, /^\+ manifests lusid$/m)
    assert.match(planned.stdout, /^1 to create, 0 to change, 0 to delete$/m)
    assert.equal((await run('drift', '-f', lusid)).code, 3)
    const applied = await run('apply', '-f', lusid)
    assert.match(applied.stdout, /^\+ manifests lusid$/m)
    assert.equal((await run('apply', '-f', lusid)).stdout, `${none}\n`)
    assert.equal((await run('drift', '-f', lusid)).stdout, 'no drift\n')
  })

  test('that comes with Castellan is there already, with all of its directory', async () => {
    for (const path of [join(shipped, 'access-manager.yaml'), join(shipped, 'optional')]) {
      const planned = await run('plan', '-f', path)
      assert.deepEqual([planned.code, planned.stdout.split('\n')[0]], [0, none], planned.stderr)
    }
  })

  test('that cannot be read or taken is told with its file and line', async () => {
    const role = 'roles:\n  - code: r\n    permissions: ["crm/notes:read"]\n'
    const wrong = 'manifest: 1\nslug: crm\nproducts:\n  crm: { notes: [re ad] }\n'
    const root = directory({ 'crm.yaml': wrong, 'none/empty.txt': '' })
    const path = join(root, 'crm.yaml')
    for (const at of [path, root]) {
      const ran = await run('plan', '-f', at)
      assert.deepEqual([ran.code, ran.stdout], [2, ''])
      assert.ok(ran.stderr.startsWith(`${path}:4 /products/crm/notes`), ran.stderr)
    }
    writeFileSync(path, `manifest: 1\nslug: access-manager-2\nproducts: {}\n${role}`)
    assert.equal((await run('plan', '-f', path)).code, 0)
    const empty = await run('plan', '-f', join(root, 'none'))
    assert.deepEqual([empty.code, empty.stdout], [2, ''])
    assert.match(empty.stderr, /holds no manifest/)
  })

  test('is warned of when it shares with another product', async () => {
    const product = (slug: string) =>
      `manifest: 1\nslug: ${slug}\nproducts: { ${slug}: { barrels: [roll] } }\n`
    const root = directory({ 'a.yaml': product('cellar'), 'b.yaml': product('vault') })
    const applied = await run('apply', root)
    assert.match(applied.stdout, /^cellar changed\nvault changed\n! .*barrels.*\n$/)
    const planned = await run('plan', '-f', root)
    assert.match(planned.stdout, /^0 to create, 0 to change, 0 to delete$/m)
  })

  test('by itself takes no option that is for the whole', async () => {
    for (const more of [['--prune'], ['--if-version', '1']]) {
      const ran = await run('apply', ...more, lusid)
      assert.deepEqual([ran.code, ran.stdout], [2, ''])
      assert.match(ran.stderr, /go with -f/)
    }
  })
})

describe('drift', () => {
  test('tells what differs where it could not be made so', async () => {
    const selectors = [{ kind: 'all', actions: ['*/*:*'] }]
    const policy = { code: 'held', effect: 'deny', selectors }
    await server.call('POST', '/v1/policies', { body: policy })
    const role = { code: 'holder', policies: ['default/held'] }
    await server.call('POST', '/v1/roles', { body: role })
    const files = directory({
      'castellan.yaml': 'format: 1\nkinds: [policies]\n',
      'policies/default/more.yaml':
        'effect: deny\nselectors: [{ kind: all, actions: ["*/*:*"] }]\n',
    })
    const drifted = await run('drift', '-f', files)
    assert.deepEqual(drifted, {
      code: 3,
      stdout: `+ policies default/more\n- policies default/held\n1 to create, 0 to change, 1 to delete\n`,
      stderr: '',
    })
    const planned = await run('plan', '-f', files, '--prune')
    assert.equal(planned.code, 1)
    assert.match(planned.stderr, /policies default\/held: .*attached/)
    assert.doesNotMatch(planned.stderr, /\.yaml/)
  })

  test('ends with 1 where it was refused, and with 2 where files cannot be read', async () => {
    const files = directory({ 'castellan.yaml': 'format: 1\nkinds: [policies]\n' })
    const refused = await castellan(['drift', '-f', files], {
      env: { CASTELLAN_ADDRESS: server.url, CASTELLAN_TOKEN: 'no', XDG_CONFIG_HOME: home },
    })
    assert.deepEqual([refused.code, refused.stdout], [1, ''])
    const unread = directory({ 'roles/default/a.yaml': 'code: b\nprecedence: 1\n' })
    assert.equal((await run('drift', '-f', unread)).code, 2)
  })
})

test('what a noun refuses is told in words, with file and line', async () => {
  const files = directory({
    'user-roles.yaml': '- user: "@vera"\n  policies: [default/nosuch]\n',
  })
  const ran = await run('apply', '-f', files)
  assert.equal(ran.code, 2)
  assert.match(ran.stderr, /user-roles\.yaml:1 .*userRoles @vera: .*no.* policy.*default\/nosuch/i)
})

test('a user-role that holds nothing is none', async () => {
  const files = directory({ 'user-roles.yaml': '- user: "@vera"\n' })
  assert.equal((await run('apply', '-f', files)).stdout, `${none}\n`)
})

test('a place that a manifest gives is none that files have to keep', async () => {
  const { items } = JSON.parse((await run('roles', 'list', '--json')).stdout)
  const admin = items.find(({ code }: { code: string }) => code === 'admin')
  const at = (precedence: number) =>
    directory({ 'precedences.yaml': `- role: default/admin\n  precedence: ${precedence}\n` })
  const files = at(admin.precedence)
  assert.equal((await run('apply', '-f', files)).stdout, `${none}\n`)
  assert.equal((await run('drift', '-f', files)).stdout, 'no drift\n')
  assert.match((await run('apply', '-f', at(admin.precedence + 1))).stdout, /^\+ precedences/)
  assert.match((await run('apply', '-f', files)).stdout, /^~ precedences default\/admin/)
  assert.equal((await run('drift', '-f', files)).stdout, 'no drift\n')
})
