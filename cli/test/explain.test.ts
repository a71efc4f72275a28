import assert from 'node:assert/strict'
import { beforeAll, describe, test } from 'vitest'
import { startServer, type TestServer } from '../../server/test/harness.ts'
import { castellan, folder } from './castellan.ts'

let server: TestServer
let vera: string
const empty = folder()

beforeAll(async () => {
  server = await startServer()
  vera = (await server.user('vera', ['midaz-viewer-group'])).id
})

const run = (...words: string[]) =>
  castellan(['explain', ...words], {
    env: {
      CASTELLAN_ADDRESS: server.url,
      CASTELLAN_TOKEN: server.token,
      XDG_CONFIG_HOME: empty,
    },
  })

describe('explain', () => {
  test('tells the answer, what it came of and what would change it', async () => {
    const yes = await run('--permission', 'midaz/accounts:get', '--actor', vera)
    assert.equal(yes.code, 0, yes.stderr)
    assert.match(yes.stdout, /^allow \(granted\) at \S+Z, on access version \d+$/m)
    assert.match(
      yes.stdout,
      /^decided by {2}allow of permission midaz\/\S+ in role default\/midaz-viewer-role, by group midaz-viewer-group$/m,
    )
    const no = await run('--permission', 'midaz/accounts:delete', '--actor', vera)
    assert.match(no.stdout, /^deny \(no-match\)/)
    assert.match(
      no.stdout,
      /^remedy {6}assign default\/midaz-editor-role, which gives [1-9]\d+ permissions$/m,
    )
  })

  test('names whom it is about as files do, and ends with 1 when nobody is called so', async () => {
    const question = ['--permission', 'midaz/accounts:get', '--json', '--actor']
    const byId = JSON.parse((await run(...question, vera)).stdout)
    for (const name of ['@vera', 'vera', 'VERA']) {
      const { steps, effect } = JSON.parse((await run(...question, name)).stdout)
      assert.deepEqual({ steps, effect }, { steps: byId.steps, effect: 'allow' })
    }
    for (const name of ['@ver', 'nobody', '@nobody']) {
      const ran = await run(...question, name)
      assert.deepEqual(
        [ran.code, ran.stdout, ran.stderr],
        [1, '', `castellan: nobody is called ${name}\n`],
      )
    }
  })

  test('notes that no manifest declares the permission, and refuses to explain a pattern', async () => {
    const unknown = await run('--permission', 'midaz/acounts:get')
    assert.equal(unknown.code, 0)
    assert.match(unknown.stdout, /^deny \(no-match\)/)
    assert.match(
      unknown.stdout,
      /^note {8}No manifest declares midaz\/acounts:get; did you mean midaz\/accounts:get\?$/m,
    )
    const pattern = await run('--permission', 'midaz/*:get')
    assert.equal(pattern.code, 1)
    assert.match(pattern.stderr, /pattern/)
  })

  test('tells it as of a past instant, and with --json as the server does', async () => {
    const question = ['--permission', 'midaz/accounts:get', '--actor', vera, '--json']
    const before = JSON.parse((await run(...question)).stdout)
    await server.call('PATCH', `/v1/users/${vera}`, { body: { groups: [] } })
    assert.equal(JSON.parse((await run(...question)).stdout).effect, 'deny')
    const then = await run(...question, '--as-of', before.now)
    assert.deepEqual(JSON.parse(then.stdout), { ...before, asOf: before.now })
  })

  test('takes what describes the resource and the request', async () => {
    const ran = await run(
      ...['--permission', 'midaz/accounts:get', '--workspace', 'w1', '--resource-id', 'a7'],
      ...['--properties', '{"state": "open"}', '--context', '{"clientIp": "203.0.113.9"}'],
    )
    assert.equal(ran.code, 0, ran.stderr)
    const dated = await run(
      ...['--permission', 'midaz/accounts:get', '--effective', '2020-06-01T00:00:00Z'],
      ...['--as-at', '{"from": "2021-01-01T00:00:00Z"}'],
    )
    assert.equal(dated.code, 0, dated.stderr)
    for (const range of ['{"from": 3}', '{"until": "2021-01-01T00:00:00Z"}']) {
      const ran = await run('--permission', 'midaz/accounts:get', '--as-at', range)
      assert.deepEqual([ran.code, ran.stdout], [2, ''])
      assert.match(ran.stderr, /--as-at takes an instant or {"from", "to"}/)
    }
    const wrong = await run('--permission', 'midaz/accounts:get', '--context', 'nonsense')
    assert.deepEqual([wrong.code, wrong.stdout], [2, ''])
    assert.match(wrong.stderr, /--context takes a JSON object/)
  })

  test('passes on that the instant has not come yet', async () => {
    const ran = await run('--permission', 'midaz/accounts:get', '--as-of', '2999-01-01T00:00:00Z')
    assert.equal(ran.code, 1)
    assert.match(ran.stderr, /decision\.as-of-ahead/)
  })
})
