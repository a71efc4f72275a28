import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, test } from 'vitest'
import { ada, startServer, type TestServer } from '../../server/test/harness.ts'
import { castellan, folder } from './castellan.ts'

let server: TestServer
let nora: string

beforeAll(async () => {
  server = await startServer()
  nora = (await server.user('nora')).token
})

/** Runs the command against the server, as its administrator unless told otherwise. */
const run = (words: readonly string[], { token = server.token, input = '' } = {}) =>
  castellan(words, {
    input,
    env: {
      CASTELLAN_ADDRESS: server.url,
      ...(token && { CASTELLAN_TOKEN: token }),
      XDG_CONFIG_HOME: empty,
    },
  })
const empty = folder()

const newUser = (name: string) => [
  ...['users', 'create', '--username', name, '--email', `${name}@acme.test`],
  ...['--first-name', 'Grace', '--last-name', 'Hopper', '--password', ada.password],
]

describe('a command of the API', () => {
  test('creates a thing and prints it by names and values', async () => {
    const ran = await run([
      ...newUser('grace'),
      '--groups',
      'midaz-viewer-group',
      '--groups',
      'midaz-editor-group',
    ])

    assert.equal(ran.code, 0, ran.stderr)
    assert.match(ran.stdout, /^username +grace$/m)
    assert.match(ran.stdout, /^groups +midaz-editor-group, midaz-viewer-group$/m)
  })

  test('prints a list as a table, and how to go on', async () => {
    const ran = await run(['users', 'list', '--limit', '1'])

    assert.equal(ran.code, 0)
    assert.match(ran.stdout, /^ID +USERNAME +EMAIL/)
    assert.equal(ran.stdout.trimEnd().split('\n').length, 2)
    const after = /^1 of \d+; more with --after (\S+)$/m.exec(ran.stderr)?.[1] ?? ''
    const next = await run(['users', 'list', '--limit', '1', '--after', after, '--json'])
    assert.equal(JSON.parse(next.stdout).items.length, 1)
    assert(!ran.stdout.includes(JSON.parse(next.stdout).items[0].id))
  })

  test('with --json prints the answer as the server gave it, and nothing else', async () => {
    const ran = await run(['groups', 'get', 'admin-group', '--json'])
    const { body } = await server.call('GET', '/v1/groups/admin-group')

    assert.deepEqual(JSON.parse(ran.stdout), body)
    assert.equal(ran.stderr, '')
  })

  test('takes its body from a file, from standard input and from the flags over these', async () => {
    const group = { name: 'auditors', title: 'Auditors' }
    const path = join(folder(), 'group.json')
    writeFileSync(path, JSON.stringify(group))

    const one = await run(['groups', 'create', '--body', `@${path}`, '--json'])
    const other = await run(
      ['groups', 'create', '--body', '-', '--name', 'night-auditors', '--json'],
      {
        input: JSON.stringify(group),
      },
    )

    assert.equal(JSON.parse(one.stdout).name, 'auditors')
    assert.equal(JSON.parse(other.stdout).name, 'night-auditors')
    assert.equal(JSON.parse(other.stdout).title, 'Auditors')
  })

  test('that answers with nothing says on standard error that it is done', async () => {
    await run(['groups', 'create', '--name', 'short-lived'])
    const ran = await run(['groups', 'delete', 'short-lived'])

    assert.deepEqual(ran, { code: 0, stdout: '', stderr: 'groups delete: done\n' })
  })

  test('shows a secret once and says so', async () => {
    const ran = await run(['applications', 'create', '--name', 'midaz', '--description', 'books'])

    assert.equal(ran.code, 0, ran.stderr)
    assert.match(ran.stdout, /^clientSecret +cs_\S{20,}$/m)
    assert.match(ran.stderr, /clientSecret now: it is not shown again/)
  })

  test('takes objects as JSON', async () => {
    const words = [
      'decisions',
      'authorize',
      '--product',
      'midaz',
      '--resource',
      'accounts',
      '--action',
      'get',
    ]
    const ran = await run([
      ...words,
      '--attributes',
      '{"region":"eu"}',
      '--resource-id',
      'a-1',
      '--json',
    ])

    assert.equal(JSON.parse(ran.stdout).authorized, true, ran.stderr)
  })

  test('that anyone may call needs no token', async () => {
    const ran = await run(['system', 'version', '--json'], { token: '' })

    assert.equal(JSON.parse(ran.stdout).name, 'castellan', ran.stderr)
  })
})

describe('an application by its environment', () => {
  test('calls as itself, without a session', async () => {
    const made = await run([
      'applications',
      'create',
      '--name',
      'midaz',
      '--description',
      'job',
      '--json',
    ])
    const { clientId, clientSecret } = JSON.parse(made.stdout)
    const env = {
      CASTELLAN_ADDRESS: server.url,
      CASTELLAN_CLIENT_ID: clientId,
      CASTELLAN_CLIENT_SECRET: clientSecret,
      XDG_CONFIG_HOME: empty,
    }
    const ran = await castellan(['decisions', 'me', '--json'], { env })

    assert.equal(JSON.parse(ran.stdout).kind, 'application', ran.stderr)
  })
})

describe('exit code 1 is a refusal, told in one line, or a failure', () => {
  const one = (text: string) => assert.match(text, /^castellan: [^\n]+\n$/)

  test('when the caller may not, with title, code and request id', async () => {
    const ran = await run(['users', 'list'], { token: nora })

    assert.equal(ran.code, 1)
    assert.equal(ran.stdout, '')
    one(ran.stderr)
    assert.match(ran.stderr, /access-manager\/users:list \(auth\.forbidden, request [\w-]+\)/)
  })

  test('when the token is no good, and says what signs in', async () => {
    const ran = await run(['users', 'list'], { token: 'nonsense' })

    assert.equal(ran.code, 1)
    one(ran.stderr)
    assert.match(ran.stderr, /IDE-0009.*castellan login/)
  })

  test('when the name is taken, and nothing changes', async () => {
    const before = await server.call('GET', '/v1/users')
    const ran = await run(newUser('ada'))

    assert.equal(ran.code, 1)
    one(ran.stderr)
    assert.deepEqual((await server.call('GET', '/v1/users')).body, before.body)
  })

  test('when what was tried out does not work', async () => {
    const issuer = await server.call<{ id: string }>('POST', '/v1/issuers', {
      body: { issuer: 'https://id.test', jwksUrl: 'http://127.0.0.1:9/', audiences: ['a'] },
    })
    const provider = await server.call<{ id: string }>('POST', '/v1/providers', {
      body: {
        name: 'post',
        category: 'Email',
        type: 'SMTP',
        host: 'smtp.invalid',
        from: 'a@acme.test',
      },
    })
    const issuerTest = await run(['issuers', 'test', issuer.body.id])
    assert.deepEqual([issuerTest.code, issuerTest.stderr], [1, ''])
    assert.match(issuerTest.stdout, /^ok +false$/m)
    const mail = ['--to', 'ada@acme.test', '--json']
    const providerTest = await run(['providers', 'test', provider.body.id, ...mail])
    assert.equal(providerTest.code, 1, providerTest.stderr)
    assert.equal(JSON.parse(providerTest.stdout).isDelivered, false)
    assert.equal((await run(['audit-events', 'verify'])).code, 0)
  })

  test('when nobody answers', async () => {
    const ran = await run(['users', 'list', '--address', 'http://127.0.0.1:9'])

    assert.equal(ran.code, 1)
    one(ran.stderr)
    assert.match(ran.stderr, /no answer from http:\/\/127\.0\.0\.1:9 \(unreachable\)/)
  })
})

describe('wrong usage exits 2 before anything is asked', () => {
  const rows = [
    { when: 'a required flag is missing', words: ['groups', 'create'], says: /--name is missing/ },
    { when: 'a number is none', words: ['users', 'list', '--limit', 'ten'], says: /whole number/ },
    {
      when: 'a word is not of the choices',
      words: ['users', 'list', '--status', 'x'],
      says: /Allowed choices/,
    },
    { when: 'a flag is unknown', words: ['users', 'list', '--limt', '1'], says: /--limt/ },
    { when: 'the id is missing', words: ['users', 'get'], says: /missing required argument/ },
    {
      when: 'there are too many ids',
      words: ['users', 'get', 'a', 'b'],
      says: /too many arguments/,
    },
    { when: 'the command is unknown', words: ['users', 'burn'], says: /unknown command/ },
    { when: 'there is no command', words: [], says: /Usage: castellan/ },
    { when: 'the body is no JSON', words: ['groups', 'create', '--body', '{'], says: /no JSON/ },
    {
      when: 'the body is no object',
      words: ['groups', 'create', '--body', '[]'],
      says: /JSON object/,
    },
    {
      when: 'the body has no file',
      words: ['groups', 'create', '--body', '@/none'],
      says: /no such file/,
    },
    { when: 'the address is none', words: ['users', 'list', '--address', 'x'], says: /no address/ },
    {
      when: 'a manifest has no file',
      words: ['apply', '/none.yaml'],
      says: /^\/none\.yaml: no such file/,
    },
  ]
  for (const { when, words, says } of rows) {
    test(when, async () => {
      const ran = await run(words)

      assert.equal(ran.code, 2)
      assert.equal(ran.stdout, '')
      assert.match(ran.stderr, says)
      assert(!/\n +at .+:\d+:\d+/.test(ran.stderr), ran.stderr)
    })
  }

  test('nobody is signed in', async () => {
    const ran = await run(['users', 'list'], { token: '' })

    assert.equal(ran.code, 2)
    assert.match(ran.stderr, /nobody is signed in/)
  })
})

describe('apply', () => {
  const shop = 'manifest: 1\nslug: shop\nproducts:\n  shop:\n    carts: [get, post]\n'
  const place = folder()

  test('tells of each manifest whether it changed anything', async () => {
    writeFileSync(join(place, 'shop.yaml'), shop)
    writeFileSync(join(place, 'notes.txt'), 'no manifest')

    assert.equal((await run(['apply', place])).stdout, 'shop changed\n')
    assert.equal((await run(['apply', join(place, 'shop.yaml')])).stdout, 'shop unchanged\n')
    const piped = await run(['apply', '-', '--json'], { input: `${shop}    orders: [get]\n` })
    assert.equal(JSON.parse(piped.stdout).changed, true)
  })

  test('names file, line and field of what it cannot read, and sends nothing', async () => {
    const good = join(folder(), 'good.yaml')
    const bad = join(place, 'bad.yaml')
    writeFileSync(good, shop.replaceAll('shop', 'stall'))
    writeFileSync(bad, `${shop}rolls: []\n`)
    const ran = await run(['apply', good, bad])

    assert.equal(ran.code, 2)
    assert.match(ran.stderr, /\/bad\.yaml:6 \/rolls /)
    assert.equal((await server.call('GET', '/v1/declarations/stall')).status, 404)
  })

  test('exits 1 when the server refuses', async () => {
    const ran = await run(['apply', join(place, 'shop.yaml')], { token: nora })

    assert.equal(ran.code, 1)
    assert.match(ran.stderr, /auth\.forbidden/)
  })
})

describe('a session', () => {
  const home = folder()
  const file = join(home, 'castellan', 'session.json')
  const mine = (words: readonly string[], input = '') =>
    castellan(words, { input, env: { XDG_CONFIG_HOME: home } })
  const login = () =>
    mine(
      ['login', '--address', server.url, '--username', 'nora', '--password-stdin'],
      `${ada.password}\n`,
    )
  const stored = () => JSON.parse(readFileSync(file, 'utf8'))

  test('is kept in a file for its owner alone, and used by what follows', async () => {
    const ran = await login()

    assert.equal(ran.code, 0, ran.stderr)
    assert.equal(ran.stdout, '')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert(!readFileSync(file, 'utf8').includes(ada.password))
    assert.match((await mine(['decisions', 'me'])).stdout, /username +nora/)
  })

  test('is renewed by its refresh token when the access token is about to end', async () => {
    const before = stored()
    writeFileSync(file, JSON.stringify({ ...before, expiresAt: Date.now() + 10_000 }))

    assert.equal((await mine(['decisions', 'me'])).code, 0)
    assert.notEqual(stored().accessToken, before.accessToken)
    assert.notEqual(stored().refreshToken, before.refreshToken)
    assert(stored().expiresAt > Date.now() + 60_000)
  })

  test('is not sent to another address', async () => {
    const ran = await mine(['decisions', 'me', '--address', 'http://127.0.0.1:9'])

    assert.equal(ran.code, 2)
    assert.match(ran.stderr, /the session is of /)
  })

  test('ends at the server and here by logout', async () => {
    const { accessToken } = stored()
    const ran = await mine(['logout'])

    assert.deepEqual(ran, { code: 0, stdout: '', stderr: `Signed out of ${server.url}\n` })
    assert.throws(() => statSync(file), { code: 'ENOENT' })
    assert.equal((await server.call('GET', '/v1/me', { token: accessToken })).status, 401)
    assert.equal((await mine(['logout'])).code, 0)
  })

  test('that ended meanwhile is forgotten by logout all the same', async () => {
    await login()
    await server.call('POST', '/v1/logout', { token: stored().accessToken })

    assert.equal((await mine(['logout'])).code, 0)
    assert.throws(() => statSync(file), { code: 'ENOENT' })
  })

  test('is not begun by a wrong password', async () => {
    const ran = await mine([
      'login',
      '--address',
      server.url,
      '--username',
      'nora',
      '--password',
      'no',
    ])

    assert.equal(ran.code, 1)
    assert.match(
      ran.stderr,
      /^castellan: The username or the password is wrong \(AUT-1002, .+\)\n$/,
    )
    assert.throws(() => statSync(file), { code: 'ENOENT' })
  })

  test('is not asked for with an empty password', async () => {
    const words = ['login', '--address', server.url, '--username', 'nora']
    for (const flags of [['--password', ''], ['--password-stdin']]) {
      const { code, stderr } = await mine([...words, ...flags])
      assert.deepEqual([code, stderr], [2, 'castellan: the password is empty\n'])
    }
  })

  test('needs a password from somewhere', async () => {
    const ran = await mine(['login', '--address', server.url, '--username', 'nora'])

    assert.equal(ran.code, 2)
    assert.match(ran.stderr, /--password-stdin/)
  })

  test('that is no session is told', async () => {
    writeFileSync(file, 'junk')
    const ran = await mine(['users', 'list'])

    assert.equal(ran.code, 2)
    assert.match(ran.stderr, /session\.json: is no session/)
  })
})
