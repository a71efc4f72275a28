import assert from 'node:assert/strict'
import { beforeAll, describe, test } from 'vitest'
import { startServer, type TestServer } from '../../server/test/harness.ts'
import { castellan, folder } from './castellan.ts'

let server: TestServer
const empty = folder()
const people: Record<string, { id: string; token: string }> = {}

beforeAll(async () => {
  server = await startServer()
  for (const name of ['rita', 'una']) people[name] = await server.user(name)
  await server.call('POST', '/v1/groups', { body: { name: 'readers' } })
  const body = { actorId: people.una?.id }
  await server.call('POST', '/v1/groups/readers/members', { body })
})

const run = (words: readonly string[], token = server.token) =>
  castellan(['access-reviews', ...words], {
    env: { CASTELLAN_ADDRESS: server.url, CASTELLAN_TOKEN: token, XDG_CONFIG_HOME: empty },
  })

describe('the commands of access reviews', () => {
  test('begin a campaign, decide in it, close it and write its evidence', async () => {
    const begun = await run([
      ...['create', '--name', 'quarterly', '--subject', '{"group":"readers"}', '--json'],
      ...['--reviewers', people.rita?.id ?? '', '--due-at', '2099-01-01T00:00:00Z'],
    ])
    assert.equal(begun.code, 0, begun.stderr)
    const { id } = JSON.parse(begun.stdout)

    const mine = await run(['mine', '--json'], people.rita?.token)
    const [item] = JSON.parse(mine.stdout).items
    const reason = ['--reason', 'left the team']
    const decided = await run(
      ['decide', id, item.id, '--decision', 'revoke', ...reason],
      people.rita?.token,
    )
    assert.equal(decided.code, 0, decided.stderr)
    assert.match(decided.stdout, /^decision +revoke$/m)

    const closed = await run(['close', id])
    assert.match(closed.stdout, /^status +closed$/m)
    const evidence = await run(['export', id])
    assert.equal(evidence.code, 0, evidence.stderr)
    const records = evidence.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      records.map(({ record }) => record),
      ['access-review', 'item'],
    )
    assert.equal(records[1].reason, 'left the team')
    const csv = await run(['export', id, '--format', 'csv'])
    assert.match(csv.stdout, /^record,id,name,.*\r\n/)
  })

  test('tell what is wrong and end with 1', async () => {
    const absent = await run(['export', '01890000-0000-7000-8000-000000000000'])
    assert.deepEqual([absent.code, absent.stdout], [1, ''])
    assert.match(absent.stderr, /access-review\.unknown/)
  })
})
