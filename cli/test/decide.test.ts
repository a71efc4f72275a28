import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, explain, readRequests, readWorld } from '@castellan/engine'
import { describe, test } from 'vitest'
import { castellan, folder } from './castellan.ts'

const vectors = fileURLToPath(
  new URL('../../packages/engine/test/vectors/decisions', import.meta.url),
)
const place = folder()

const decide = (world: string, requests: string, ...more: string[]) =>
  castellan(['decide', '--world', world, '--requests', requests, ...more])

/** Writes a file of the test's own and answers its path. */
function file(name: string, text: string | Buffer): string {
  const path = join(place, name)
  writeFileSync(path, text)
  return path
}

describe('decide gives every line of the vectors', () => {
  for (const name of readdirSync(vectors).sort()) {
    test(name, async () => {
      const at = (leaf: string) => join(vectors, name, leaf)
      const { code, stdout } = await decide(at('world.json'), at('requests.jsonl'))

      assert.equal(code, 0)
      assert.equal(stdout.trimEnd(), readFileSync(at('expected.jsonl'), 'utf8').trimEnd())
    })
  }
})

test('with --explain each answer carries what led to it, instants as text', async () => {
  const at = (leaf: string) => join(vectors, '08-windows-and-edges', leaf)
  const { code, stdout } = await decide(at('world.json'), at('requests.jsonl'), '--explain')
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const world = readWorld(readFileSync(at('world.json'), 'utf8'))
  const snapshot = compile(world.tenant)
  const requests = readRequests(readFileSync(at('requests.jsonl'), 'utf8'), world)

  assert.equal(code, 0)
  assert.equal(answers.length, requests.length)
  for (const [index, { id, request }] of requests.entries()) {
    const { effect, reason, authoritative } = explain(snapshot, request)
    const { explanation, ...answer } = answers[index]
    assert.deepEqual(answer, { id, effect, reason })
    assert.equal(explanation.effect, effect)
    assert.equal(explanation.instant, new Date(request.now).toISOString())
    assert.equal(explanation.authoritative?.permission, authoritative?.permission)
  }
})

const world = {
  tenant: 'acme',
  now: '2026-06-01T12:00:00Z',
  permissions: [{ key: 'crm/notes:read' }],
  policies: [],
  collections: [],
  roles: [
    {
      scope: 'default',
      code: 'reader',
      level: 'tenant',
      precedence: 20,
      permissions: ['crm/notes:read'],
      policies: [],
      collections: [],
    },
  ],
  guardrails: [],
  groups: [],
  workspaces: [],
  actors: [{ id: 'a1', issuer: 'local', subject: 'ada', kind: 'user' }],
  assignments: [{ to: { actor: 'a1' }, role: 'default/reader' }],
}
const readsNotes = '{"id":"r1","actor":"a1","permission":"crm/notes:read"}\n'
const good = file('good.json', JSON.stringify(world, null, 2))
const asked = file('asked.jsonl', readsNotes)
const answer = '{"id":"r1","effect":"allow","reason":"granted"}\n'

/** The line of the pretty-printed world on which a text first stands. */
const lineWith = (text: string, mark: string): number =>
  text.slice(0, text.indexOf(mark)).split('\n').length

describe('what decide cannot read is told by file, line and pointer, and nothing is answered', () => {
  const changed = (change: object) => JSON.stringify({ ...world, ...change }, null, 2)
  const [role] = world.roles
  const badRole = changed({ roles: [{ ...role, precedence: 0 }] })
  const dangling = changed({ guardrails: ['default/none'] })
  const worlds = [
    {
      when: 'the world is no JSON',
      text: '{\n  "tenant": oops',
      line: 2,
      says: /\/tenant no JSON value$/,
    },
    {
      when: 'a member is there twice',
      text: '{"tenant":"a",\n"tenant":"b"}',
      line: 2,
      says: /\/tenant .*twice/,
    },
    {
      when: 'a part of it is wrong',
      text: badRole,
      line: lineWith(badRole, '"precedence"'),
      says: /\/roles\/0\/precedence /,
    },
    {
      when: 'it names something that is not there',
      text: dangling,
      line: lineWith(dangling, '"default/none"'),
      says: /\/guardrails\/0 /,
    },
    { when: 'a field is missing', text: '{\n\n"tenant": "a"}', line: 1, says: /^\S+ \S+ / },
    { when: 'it is empty', text: '', line: 1, says: /no JSON value/ },
  ]
  for (const [index, { when, text, line, says }] of worlds.entries()) {
    test(when, async () => {
      const path = file(`world-${index}.json`, text)
      const { code, stdout, stderr } = await decide(path, asked)

      assert.equal(code, 2)
      assert.equal(stdout, '')
      assert(stderr.startsWith(`${path}:${line} `), stderr)
      assert.match(stderr.trimEnd(), says)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    })
  }

  test('a request after good ones', async () => {
    const path = file('requests.jsonl', `${readsNotes}${readsNotes}{"id":"r3","actor":7}\n`)
    const { code, stdout, stderr } = await decide(good, path)

    assert.equal(code, 2)
    assert.equal(stdout, '')
    assert(stderr.startsWith(`${path}:3 /actor `), stderr)
  })

  const files = [
    { when: 'there is no such file', path: join(place, 'none.json'), says: 'no such file' },
    { when: 'it is a directory', path: place, says: 'is a directory' },
    {
      when: 'it is not UTF-8',
      path: file('bytes.json', Buffer.from([0x7b, 0xff, 0x7d])),
      says: 'is not UTF-8 text',
    },
  ]
  for (const { when, path, says } of files) {
    test(when, async () => {
      const { code, stdout, stderr } = await decide(path, asked)

      assert.deepEqual(
        { code, stdout, stderr },
        { code: 2, stdout: '', stderr: `${path}: ${says}\n` },
      )
    })
  }
})

describe('standard input', () => {
  test('may hold the world', async () => {
    const ran = await castellan(['decide', '--world', '-', '--requests', asked], {
      input: readFileSync(good, 'utf8'),
    })

    assert.deepEqual(ran, { code: 0, stdout: answer, stderr: '' })
  })

  test('may hold the requests, and is named when they are wrong', async () => {
    const words = ['decide', '--world', good, '--requests', '-']

    assert.equal((await castellan(words, { input: readsNotes })).stdout, answer)
    assert.match((await castellan(words, { input: '{' })).stderr, /^<stdin>:1 /)
  })

  test('cannot hold both', async () => {
    const ran = await castellan(['decide', '--world', '-', '--requests', '-'])

    assert.equal(ran.code, 2)
  })
})

test('a warning goes to standard error, and the answers are given', async () => {
  const [role] = world.roles
  const text = JSON.stringify({
    ...world,
    roles: [{ ...role, permissions: ['crm/notes:reed', 'crm/notes:read'] }],
  })
  const ran = await decide(file('warned.json', text), asked)

  assert.equal(ran.code, 0)
  assert.equal(ran.stdout, answer)
  assert.match(ran.stderr, /warning: .*crm\/notes:reed/)
})

test('no request is no answer', async () => {
  assert.deepEqual(await decide(good, file('none.jsonl', '\n')), {
    code: 0,
    stdout: '',
    stderr: '',
  })
})
