import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { ada, startServer, type TestServer } from '../../../server/test/harness.ts'

const guide = fileURLToPath(new URL('../../../docs/guide/protect-a-product.md', import.meta.url))
const cli = fileURLToPath(new URL('../../../cli/bin/castellan.js', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))

const blocks = (language: string): string[] =>
  [...readFileSync(guide, 'utf8').matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(
    ([, text = '']) => text,
  )
const [manifest = ''] = blocks('yaml')
const [apply = '', , admit = '', explain = ''] = blocks('sh')
const [warehouse = '', scanner = ''] = blocks('ts')

const directory = mkdtempSync(join(tmpdir(), 'guide-test-'))
let castellan: TestServer
let product: string
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  castellan = await startServer()
  environment = {
    ...process.env,
    HOME: directory,
    XDG_CONFIG_HOME: join(directory, 'config'),
    NODE_OPTIONS: '',
    PASSWORD: ada.password,
    PLUGIN_AUTH_ADDRESS: castellan.url,
  }
  writeFileSync(join(directory, 'warehouse.yaml'), manifest)
})

let running: ChildProcess | undefined

afterAll(async () => {
  if (running?.exitCode === null && running.kill('SIGTERM')) await once(running, 'exit')
  rmSync(directory, { recursive: true, force: true })
})

const placed = (text: string): string =>
  text
    .replaceAll('http://localhost:4000', castellan.url)
    .replaceAll('npx castellan', `'${process.execPath}' --conditions=source '${cli}'`)

/** Runs a block as a reader would type it. */
async function shell(text: string): Promise<string> {
  const run = promisify(execFile)('sh', ['-e', '-c', placed(text)], {
    cwd: directory,
    env: environment,
    timeout: 60_000,
  })
  return (await run).stdout
}

const module = ['--conditions=source', '--input-type=module-typescript', '--eval']

/** Runs the product of the guide on a free port until the file ends. */
async function startWarehouse(): Promise<string> {
  const said = "\nconsole.log('at', app.server.address())"
  const child = spawn(
    process.execPath,
    [...module, warehouse.replace('3000', "0, host: '127.0.0.1'") + said],
    { cwd: here, env: environment, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  running = child
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => assert.fail(`the warehouse ended with ${code}`)),
  ])
  return `http://127.0.0.1:${/port: (\d+)/.exec(String(line))?.[1]}`
}

describe('the guide, step by step', () => {
  test('the manifest is applied, and again without a change', async () => {
    assert.match(await shell(apply), /warehouse/)
    await shell(apply)

    const { body } = await castellan.call<{ items: { slug: string }[] }>('GET', '/v1/declarations')
    assert.equal(body.items.filter(({ slug }) => slug === 'warehouse').length, 1)
  })

  test('the product starts, and refuses who brings no token', async () => {
    product = await startWarehouse()

    assert.equal((await fetch(`${product}/stock`)).status, 401)
  })

  test('the person that was let in may look and not touch', async () => {
    await shell(admit)
    const tokens = await castellan.call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      { token: null, body: { grantType: 'password', username: 'vera', password: ada.password } },
    )
    const headers = {
      authorization: `Bearer ${tokens.body.accessToken}`,
      'content-type': 'application/json',
    }

    const seen = await fetch(`${product}/stock`, { headers })
    const touched = await fetch(`${product}/stock/7`, {
      method: 'PUT',
      headers,
      body: '{"count":0}',
    })

    assert.deepEqual(await seen.json(), { 7: 12 })
    assert.equal(touched.status, 403)
  })

  test('the scanner may touch', async () => {
    const { body } = await castellan.call<{ clientId: string; clientSecret: string }>(
      'POST',
      '/v1/applications',
      { body: { name: 'warehouse', description: 'another scanner' } },
    )
    const run = promisify(execFile)(
      process.execPath,
      [...module, placed(scanner).replace('http://localhost:3000', product)],
      {
        cwd: here,
        env: { ...environment, CLIENT_ID: body.clientId, CLIENT_SECRET: body.clientSecret },
        timeout: 60_000,
      },
    )

    assert.equal((await run).stdout, '200\n')
  })

  test('the explanation gives the reason and what would change it', async () => {
    const said = await shell(`export CASTELLAN_ADDRESS=${castellan.url}\n${explain}`)

    const { reason, remedy } = JSON.parse(said)
    assert.equal(reason, 'no-match')
    assert.equal(remedy.change, 'assign-role')
  })
})
