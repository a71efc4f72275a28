import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { castellan, folder } from './castellan.ts'

const { version } = await import('../package.json', { with: { type: 'json' } }).then(
  (module) => module.default,
)
const bin = fileURLToPath(new URL('../bin/castellan.js', import.meta.url))

const serving = (place: string) => [
  ...['--conditions=source', '--disable-warning=ExperimentalWarning', bin, 'serve'],
  ...['--port', '0', '--host', '127.0.0.1', '--data-dir', place],
]

/** What it prints, up to where it says that it is ready. */
async function printed({ stdout }: { stdout: Readable }) {
  const lines: string[] = []
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line)
    const address = /^Castellan is ready at (\S+)$/.exec(line)?.[1]
    if (address) return { lines, address }
  }
  throw new Error(`it ended before it was ready: ${lines.join('\n')}`)
}

describe('serve', () => {
  const place = folder()
  const child = spawn(process.execPath, serving(place), {
    env: { PATH: process.env.PATH, CASTELLAN_PORT: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let lines: string[] = []
  let address = ''

  beforeAll(async () => {
    const ready = await printed(child)
    lines = ready.lines
    address = ready.address
  })

  afterAll(() => {
    if (child.exitCode === null) child.kill('SIGKILL')
  })

  test('says where it is ready, and keeps its data where the flag says', async () => {
    assert.equal(await (await fetch(`${address}/health`)).text(), 'healthy')
    assert(existsSync(join(place, 'data')))
    assert(existsSync(join(place, 'master.key')))
  })

  test('prints a command that makes the first administrator and signs them in', async () => {
    const text = lines.join('\n').replaceAll('\\\n', ' ')
    const words = /npx castellan (bootstrap .*)/.exec(text)?.[1]?.trim().split(/\s+/) ?? []
    const env = { XDG_CONFIG_HOME: folder() }
    const ran = await castellan([...words, '--password-stdin'], {
      env,
      input: 'correct horse battery',
    })

    assert.equal(ran.code, 0, ran.stderr)
    assert.match((await castellan(['decisions', 'me'], { env })).stdout, /username +ada/)
    const again = await castellan([...words, '--password', 'correct horse battery'], { env })
    assert.equal(again.code, 1)
    assert.match(again.stderr, /^castellan: [^\n]+\n$/)
  })

  test('ends with exit code 0 when it is told to', async () => {
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')

    assert.equal(code, 0)
  })
})

test('what Node.js cannot run as it was started is one line that names what can', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '--version'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })

  assert.deepEqual([status, stdout], [1, ''])
  assert.match(
    stderr,
    /^castellan: this is Node\.js [\d.]+, [^\n]+npx castellan in its checkout\n$/,
  )
})

test('serve ends with the shell that npx started it in, however that ended', async () => {
  const shell = spawn('sh', ['-c', '"$@"; exit', 'sh', process.execPath, ...serving(folder())], {
    env: { PATH: process.env.PATH, npm_lifecycle_script: "'castellan'" },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const { address } = await printed(shell)
  try {
    assert.equal((await fetch(`${address}/health`)).status, 200)
    shell.kill('SIGKILL')
    // The server holds the pipe until it ends, too.
    shell.stdout.resume()
    await once(shell, 'close')
    await assert.rejects(fetch(`${address}/health`))
  } finally {
    if (shell.pid !== undefined) killGroup(shell.pid)
  }
})

test('--version prints the version of the package', async () => {
  assert.deepEqual(await castellan(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' })
})

test('--help lists every noun, by group', async () => {
  const { code, stdout } = await castellan(['--help'])

  assert.equal(code, 0)
  assert.match(stdout, /Run and decide:[\s\S]+Sign in:[\s\S]+API, by noun:[\s\S]+\n {2}users /)
})

/** Whoever of it is left. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
