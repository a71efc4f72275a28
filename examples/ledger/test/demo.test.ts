import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const temporary = mkdtempSync(join(tmpdir(), 'demo-test-'))

afterAll(() => rmSync(temporary, { recursive: true, force: true }))

/** Starts the demo as `npm run demo` does, with a temporary directory of its own. */
function startDemo() {
  const child = spawn(process.execPath, ['--conditions=source', 'examples/ledger/src/demo.ts'], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary, NODE_OPTIONS: '', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text
  })
  return { child, said, ended: once(child, 'close').then(([code]: unknown[]) => code) }
}

/** The processes that the demo named, as far as they are still there. */
const survivors = (out: string): number[] =>
  [...out.matchAll(/process (\d+)/g)].map(([, pid]) => Number(pid)).filter(isAlive)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // ESRCH: there is no such process.
    return false
  }
}

describe('the demo', () => {
  let out: string
  let lines: readonly string[]

  beforeAll(async () => {
    const { said, ended } = startDemo()
    assert.equal(await ended, 0, said.errors + said.out)
    assert.equal(said.errors, '')
    out = said.out
    lines = out.split('\n')
  })

  /** A call's line, with the lines that its reason goes on for, and single spaces. */
  const rows = () =>
    out
      .replace(/\n {20,}/g, ' ')
      .split('\n')
      .map((line) => line.trim().replace(/\s+/g, ' '))

  const facts = [
    'Edgar POST …/accounts 201 allowed granted by midaz-editor-role through midaz-editor-group',
    'robot POST …/transactions 201 allowed granted by midaz-editor-role, assigned directly',
    'Vera GET …/balances 200 allowed granted by midaz-viewer-role through midaz-viewer-group',
    'Vera POST …/accounts 403 refused no-match: no role of Vera’s gives midaz/accounts:post; midaz-contributor-role would',
    'nobody GET …/accounts 401 refused AUT-0006: send Authorization: Bearer <token>',
    'Vera GET …/accounts 401 refused AUT-0007: The token is not valid, or no longer',
    'Vera POST …/accounts 201 allowed granted by midaz-contributor-role through midaz-contributor-group',
    'Edgar GET …/accounts 401 refused actor-disabled: Edgar is disabled',
    'robot GET …/balances 401 refused actor-unknown: there is no robot any more',
  ]

  for (const fact of facts) {
    test(`tells: ${fact}`, () => {
      assert(rows().includes(fact), out)
    })
  }

  test('says that every call went as the story has it', () => {
    assert.match(out, /12 calls allowed, 7 refused, all as the story says/)
  })

  test('fits into 100 columns and writes no colours where there is no terminal', () => {
    assert.deepEqual(
      lines.filter((line) => line.length > 100),
      [],
    )
    assert(!out.includes('\u001b'))
  })

  test('leaves no process and no file behind', () => {
    assert.equal([...out.matchAll(/process \d+/g)].length, 2)
    assert.deepEqual(survivors(out), [])
    assert.deepEqual(readdirSync(temporary), [])
  })
})

describe('a demo that is interrupted', () => {
  test('by a reader who leaves, ends as if they had stayed', async () => {
    const { child, said, ended } = startDemo()
    while (!said.out.includes('The cast')) await Promise.race([once(child.stdout, 'data'), ended])
    child.stdout.destroy()

    assert.equal(await ended, 0, said.errors)
    assert.deepEqual(survivors(said.out), [])
    assert.deepEqual(readdirSync(temporary), [])
  })

  for (const [moment, line] of [
    ['while it starts', 'Starting Castellan'],
    ['while it tells', 'Everyday work'],
  ] as const) {
    test(`${moment} ends its servers and leaves no file behind`, async () => {
      const { child, said, ended } = startDemo()
      while (!said.out.includes(line)) {
        const early = ended.then((code) => assert.fail(`ended with ${code}: ${said.errors}`))
        await Promise.race([once(child.stdout, 'data'), early])
      }

      child.kill('SIGTERM')

      assert.equal(await ended, 143)
      assert.equal(said.errors, '')
      assert.deepEqual(survivors(said.out), [])
      assert.deepEqual(readdirSync(temporary), [])
    })
  }
})
