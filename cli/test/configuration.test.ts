import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, test } from 'vitest'
import { startServer, type TestServer } from '../../server/test/harness.ts'
import { castellan, folder } from './castellan.ts'

let server: TestServer
const home = folder()
const files = join(folder(), 'acme')
/** The assignments that every tenant begins with. */
let given: string

beforeAll(async () => {
  server = await startServer()
  await server.user('grace')
  const manifest = { manifest: 1, slug: 'crm', products: { crm: { notes: ['read', 'write'] } } }
  await server.call('PUT', '/v1/declarations/crm', { body: manifest })
  await server.call('POST', '/v1/groups', { body: { name: 'writers' } })
})

const run = (...words: string[]) =>
  castellan(words, {
    env: { CASTELLAN_ADDRESS: server.url, CASTELLAN_TOKEN: server.token, XDG_CONFIG_HOME: home },
  })

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(files, path)), { recursive: true })
  writeFileSync(join(files, path), text)
}
const read = (path: string) => readFileSync(join(files, path), 'utf8')

describe('a tenant in a directory', () => {
  test('is written by export, and is no drift', async () => {
    const exported = await run('export', '-o', files)
    assert.deepEqual([exported.code, exported.stdout], [0, ''], exported.stderr)
    assert.match(read('users.yaml'), /username: grace/)
    assert.deepEqual(await run('drift', '-f', files), {
      code: 0,
      stdout: 'no drift\n',
      stderr: '',
    })
  })

  test('is planned once it was edited: what changes, and who gains what', async () => {
    write(
      'roles/default/writer.yaml',
      'code: writer\nprecedence: 30\npermissions: [crm/notes:write]\n',
    )
    given = read('assignments.yaml')
    write('assignments.yaml', `${given}- { to: { actor: '@grace' }, role: default/writer }\n`)
    const planned = await run('plan', '-f', files)
    assert.equal(planned.code, 0, planned.stderr)
    assert.equal(
      planned.stdout,
      [
        '+ roles default/writer',
        '+ assignments @grace default/writer',
        '2 to create, 0 to change, 0 to delete',
        '1 actor gains 1 permission, 0 lose 0',
        '> @grace crm/notes:write',
        '',
      ].join('\n'),
    )
    const { effect, version } = JSON.parse((await run('plan', '-f', files, '--json')).stdout)
    assert.deepEqual([effect.count.gains, effect.isCut, typeof version], [1, false, 'number'])
  })

  test('drifts until it is applied, and applied again it does nothing', async () => {
    const drifted = await run('drift', '-f', files)
    assert.equal(drifted.code, 3)
    assert.match(drifted.stdout, /^\+ roles default\/writer$/m)
    const applied = await run('apply', '-f', files)
    assert.equal(applied.code, 0, applied.stderr)
    assert.match(applied.stdout, /^2 to create, 0 to change, 0 to delete$/m)
    const again = await run('apply', '-f', files)
    assert.equal(again.stdout, '0 to create, 0 to change, 0 to delete\n')
    assert.equal((await run('drift', '-f', files)).code, 0)
  })

  test('is applied at the version of its plan only', async () => {
    const stale = await run('apply', '-f', files, '--if-version', '1')
    assert.equal(stale.code, 1)
    assert.match(stale.stderr, /configuration\.stale/)
    const { version } = JSON.parse((await run('plan', '-f', files, '--json')).stdout)
    assert.equal((await run('apply', '-f', files, '--if-version', String(version))).code, 0)
    assert.equal((await run('apply', '-f', files, '--if-version', 'soon')).code, 2)
  })

  test('loses what its files lost only when pruned', async () => {
    write('assignments.yaml', given)
    rmSync(join(files, 'groups/writers.yaml'))
    const kept = await run('plan', '-f', files)
    assert.match(kept.stdout, /^0 to create, 0 to change, 0 to delete$/m)
    const planned = await run('plan', '-f', files, '--prune')
    assert.match(planned.stdout, /^- assignments @grace default\/writer$/m)
    assert.match(planned.stdout, /^< @grace crm\/notes:write$/m)
    assert.equal((await run('drift', '-f', files)).code, 3)
    const pruned = await run('apply', '-f', files, '--prune')
    assert.match(pruned.stdout, /^0 to create, 0 to change, 2 to delete$/m)
    assert.equal((await run('drift', '-f', files)).stdout, 'no drift\n')
  })

  test('is exported anew without what is gone, and beside what is not of it', async () => {
    write('policies/default/notes.test.yaml', 'now: 2026-01-01T00:00:00Z\ncases: []\n')
    await server.call('POST', '/v1/groups', { body: { name: 'readers' } })
    rmSync(join(files, 'roles/default/writer.yaml'))
    write('groups/gone.yaml', 'name: gone\n')
    assert.equal((await run('export', '-o', files)).code, 0)
    assert.throws(() => read('groups/gone.yaml'))
    assert.match(read('groups/readers.yaml'), /name: readers/)
    assert.match(read('policies/default/notes.test.yaml'), /cases/)
  })

  test('shows the secret of an application that it makes, once', async () => {
    write('applications.yaml', '- { subject: app-1, name: midaz, description: imports }\n')
    const applied = await run('apply', '-f', files)
    assert.match(applied.stdout, /^app-1: client \S+, secret cs_\S+ \(shown this once\)$/m)
    assert.doesNotMatch((await run('apply', '-f', files)).stdout, /secret/)
    assert.doesNotMatch(read('applications.yaml'), /cs_/)
  })
})

describe('a provider in a file', () => {
  const provider =
    '- { name: hook, category: Email, type: Webhook, endpoint: https://hooks.acme.test }\n'

  test('is made without its secret, of which plan and apply warn', async () => {
    write('providers.yaml', provider)
    for (const command of ['plan', 'apply']) {
      const ran = await run(command, '-f', files)
      assert.match(ran.stdout, /^\+ providers hook$/m)
      assert.match(ran.stdout, /^! providers hook: it has no secret: .*castellan providers update/m)
    }
    assert.match(
      (await run('plan', '-f', files)).stdout,
      /^0 to create, 0 to change, 0 to delete$/m,
    )
  })

  test('keeps the secret that it is given by the command that they name', async () => {
    const { items } = JSON.parse((await run('providers', 'list', '--json')).stdout)
    const given = await run('providers', 'update', items[0].id, '--client-secret', 'canary-hook')
    assert.equal(given.code, 0, given.stderr)
    const planned = await run('plan', '-f', files)
    assert.match(planned.stdout, /^0 to create, 0 to change, 0 to delete$/m)
    assert.equal((await run('export', '-o', files)).code, 0)
    assert.doesNotMatch(read('providers.yaml'), /canary-hook/)
    assert.match(read('providers.yaml'), /name: hook/)
  })
})

describe('what is wrong is told with its file and line', () => {
  const refusals = [
    ['text that is no YAML', 'roles/default/bad.yaml', 'code: bad\nprecedence: [1\n', 3, 2],
    ['an unknown field', 'roles/default/bad.yaml', 'code: bad\nprecedence: 1\nlevels: x\n', 3, 2],
    ['a wrong value', 'roles/default/bad.yaml', 'code: bad\nprecedence: zero\n', 2, 2],
    [
      'a head that speaks of no kind',
      'castellan.yaml',
      'format: 1\nkinds: [roles, widgets]\n',
      2,
      2,
    ],
    ['a head of another format', 'castellan.yaml', 'format: 2\n', 1, 2],
    ['a file of no kind', 'widgets/one.yaml', 'code: one\n', 1, 2],
    [
      'a condition that cannot be read',
      'policies/default/bad.yaml',
      "code: bad\neffect: allow\nselectors: [{ kind: all, actions: ['crm/*:*'] }]\ncondition: actor.(\n",
      4,
      2,
    ],
    [
      'a role that is not there',
      'assignments.yaml',
      "- { to: { actor: '@grace' }, role: default/writer }\n\n- to: { actor: '@grace' }\n  role: default/none\n",
      3,
      2,
    ],
    [
      'a policy that is not there',
      'roles/default/bad.yaml',
      'code: bad\nprecedence: 1\npolicies: [default/none]\n',
      1,
      2,
    ],
    [
      'a workspace without owner',
      'workspaces/desk.yaml',
      'id: 0190d0f0-0000-7000-8000-000000000001\nname: Desk\n',
      1,
      2,
    ],
  ] as const

  for (const [what, path, text, line, code] of refusals)
    test(`as ${what}`, async () => {
      write(path, text)
      try {
        for (const command of ['plan', 'apply']) {
          const ran = await run(command, '-f', files)
          assert.deepEqual([ran.code, ran.stdout], [code, ''])
          assert.ok(ran.stderr.includes(`${join(files, path)}:${line} `), ran.stderr)
        }
      } finally {
        rmSync(join(files, path))
      }
    })

  test('as a directory that is none', async () => {
    const ran = await run('plan', '-f', join(home, 'nowhere'))
    assert.deepEqual([ran.code, ran.stdout], [2, ''])
    assert.match(ran.stderr, /nowhere/)
  })
})

describe('castellan test', () => {
  const examples = fileURLToPath(new URL('../../examples/policies', import.meta.url))

  test('passes the cases of the example', async () => {
    const junit = join(home, 'junit.xml')
    const ran = await run('test', examples, '--junit', junit)
    assert.equal(ran.code, 0, ran.stdout + ran.stderr)
    assert.match(ran.stdout, /^[1-9]\d* passed, 0 failed$/m)
    const xml = readFileSync(junit, 'utf8')
    assert.match(xml, /<testsuite name="[^"]+" tests="\d+" failures="0">/)
    assert.doesNotMatch(xml, /<failure/)
  })

  test('tells what a case expected and what it met, and ends with 1', async () => {
    const path = 'policies/default/wrong.test.yaml'
    rmSync(join(files, 'policies/default/notes.test.yaml'), { force: true })
    write(
      path,
      [
        'now: 2026-01-01T00:00:00Z',
        'cases:',
        '  - name: grace & <writing>',
        "    actor: '@grace'",
        '    permission: crm/notes:write',
        '    expect: { effect: allow, policy: default/none }',
        '  - { name: nobody, actor: nobody, permission: crm/none:read, expect: deny }',
        '',
      ].join('\n'),
    )
    const junit = join(home, 'failed.xml')
    const ran = await run('test', files, '--junit', junit)
    assert.equal(ran.code, 1)
    assert.match(ran.stdout, /^not ok .* › grace & <writing>$/m)
    assert.match(ran.stdout, /effect is deny, expected allow/)
    assert.match(ran.stdout, /there is no actor nobody/)
    assert.match(ran.stdout, /no manifest declares crm\/none:read/)
    assert.match(ran.stdout, /^0 passed, 2 failed$/m)
    const xml = readFileSync(junit, 'utf8')
    assert.match(xml, /<testcase name="grace &amp; &lt;writing&gt;"><failure message=/)
    assert.equal((await run('test', join(files, path))).code, 1)
  })

  test('tells cases that cannot be read with file and line', async () => {
    const path = 'policies/default/wrong.test.yaml'
    appendFileSync(join(files, path), '  - { name: third, expect: maybe }\n')
    const ran = await run('test', files)
    assert.equal(ran.code, 2)
    assert.ok(ran.stderr.includes(`${path}:8 `), ran.stderr)
    assert.equal((await run('test', home)).code, 2)
  })
})

describe('a plan of other properties of a resource', () => {
  test('tells who gains and who loses on it', async () => {
    const place = '0190d0f0-0000-7000-8000-000000000001'
    const selectors = [{ kind: 'all', actions: ['crm/notes:write'] }]
    const condition = 'resource.properties.owner == actor.attributes.username'
    const owned = (owner: string) => ({
      resources: [{ workspace: place, type: 'notes', id: '17', properties: { owner } }],
    })
    const configuration = {
      format: 1,
      policies: [{ code: 'own', effect: 'allow', selectors, condition }],
      roles: [{ code: 'owner', precedence: 90, policies: ['default/own'] }],
      assignments: [{ to: { actor: '@grace' }, role: 'default/owner' }],
      workspaces: [{ id: place, name: 'Desk', members: [{ actor: '@ada', role: 'owner' }] }],
      ...owned('nobody'),
    }
    await server.call('POST', '/v1/apply', { body: { configuration } })
    const changed = join(folder(), 'changed')
    mkdirSync(join(changed, 'resources'), { recursive: true })
    writeFileSync(join(changed, 'castellan.yaml'), 'format: 1\nkinds: [resources]\n')
    writeFileSync(
      join(changed, 'resources', `${place}.yaml`),
      JSON.stringify(owned('grace').resources),
    )
    const planned = await run('plan', '-f', changed)
    assert.equal(
      planned.stdout,
      [
        `~ resources ${place}/notes/17 (properties)`,
        '0 to create, 1 to change, 0 to delete',
        '0 actors gain 0 permissions, 0 lose 0',
        '1 answer differs by other properties of resources',
        `> @grace crm/notes:write on notes/17 in ${place}`,
        '',
      ].join('\n'),
      planned.stderr,
    )
  })
})
