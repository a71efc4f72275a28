import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, test } from 'vitest'
import { ada, startServer, type TestServer } from '../../../server/test/harness.ts'
import { atFileEnd, temporaryDirectory } from '../../../tools/testing/endings.ts'
import { startRegistry } from './registry.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const guide = readFileSync(join(root, 'docs/guide/protect-a-product.md'), 'utf8')
const fences = [...guide.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
const blocks = (language: string): string[] =>
  fences.filter(([, of]) => of === language).map(([, , text = '']) => text)

const [manifest = ''] = blocks('yaml')
const [apply = '', pack = '', install = '', start = '', admit = '', explain = ''] = blocks('sh')
const [exported = ''] = apply.split('\n')
const [warehouse = '', scanner = ''] = blocks('ts')
const listens = 'await app.listen({ port: 3000 })'

const home = temporaryDirectory('guide')
const checkout = join(home, 'castellan')
const product = join(home, 'warehouse')
let castellan: TestServer
let environment: NodeJS.ProcessEnv
let address: string
let admitted: string

beforeAll(async () => {
  castellan = await startServer()
  copyCheckout()
  mkdirSync(product)
  // Of the surroundings only the path, with this Node.js first: npm sets much for what it runs.
  environment = {
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    HOME: home,
    PASSWORD: ada.password,
    npm_config_registry: await startRegistry(),
    npm_config_update_notifier: 'false',
  }
})

/**
 * What the guide needs of a checkout, with `../warehouse` beside it. It is a copy, since packing
 * removes and builds `dist`, which other tests do at the same time.
 */
function copyCheckout(): void {
  for (const name of ['package.json', '.npmrc', 'LICENSE', 'tsconfig.json', 'tsconfig.build.json'])
    cpSync(join(root, name), join(checkout, name))
  cpSync(join(root, 'packages/sdk'), join(checkout, 'packages/sdk'), {
    recursive: true,
    filter: (place) => !place.endsWith('/dist'),
  })
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
}

/** The text with the ports that are free here; all else is as printed. */
const placed = (text: string): string =>
  text
    .replaceAll('http://localhost:4000', castellan.url)
    .replaceAll('http://localhost:3000', address)

/** Runs a block as a reader would type it. */
async function shell(text: string, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const run = promisify(execFile)('sh', ['-e', '-c', placed(text)], {
    cwd,
    env: { ...environment, ...env },
    timeout: 110_000,
  })
  return (await run).stdout
}

/** Runs a block in the checkout, in the shell that step 2 began. */
const inCheckout = (text: string): Promise<string> => shell(`${exported}\n${text}`, checkout)

/** Starts the warehouse as the guide does, until the file ends; gives what it says first. */
async function startWarehouse(): Promise<string> {
  const child = spawn('sh', ['-e', '-c', placed(start)], {
    cwd: product,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  atFileEnd(() => end(child))
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => assert.fail(`the warehouse ended with ${code}`)),
  ])
  return String(line).trim()
}

/** Ends the shell and the product in it. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = once(child, 'exit')
  process.kill(-child.pid, 'SIGTERM')
  await ended
}

describe('the guide, step by step', () => {
  test('has no block but those that run here', () => {
    assert.deepEqual(
      fences.map(([, language]) => language),
      ['yaml', 'sh', 'sh', 'sh', 'ts', 'sh', 'sh', 'ts', 'sh'],
    )
    assert.equal(guide.match(/^ *(```|~~~)/gm)?.length, 2 * fences.length)
  })

  test('the manifest is applied, and again without a change', async () => {
    writeFileSync(join(product, 'warehouse.yaml'), manifest)

    assert.match(await shell(apply, checkout), /^warehouse changed$/m)
    assert.match(await shell(apply, checkout), /^warehouse unchanged$/m)
    const { body } = await castellan.call<{ items: { slug: string }[] }>('GET', '/v1/declarations')
    assert.equal(body.items.filter(({ slug }) => slug === 'warehouse').length, 1)
  })

  test('the SDK is packed in the checkout, and installed into a product', async () => {
    await inCheckout(pack)
    await shell(install, product)

    const lock = readFileSync(join(product, 'package-lock.json'), 'utf8')
    assert.match(lock, /"resolved": "file:castellan-sdk-/)
  })

  test('the product starts, and refuses who brings no token', async () => {
    assert(warehouse.includes(listens))
    const told = warehouse.replace(listens, 'console.log(await app.listen({ port: 0 }))')
    writeFileSync(join(product, 'warehouse.ts'), told)
    address = await startWarehouse()

    assert.equal((await fetch(`${address}/stock`)).status, 401)
  })

  test('the person that was let in may look and not touch', async () => {
    admitted = await inCheckout(admit)
    const tokens = await castellan.call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      { token: null, body: { grantType: 'password', username: 'vera', password: ada.password } },
    )
    const headers = {
      authorization: `Bearer ${tokens.body.accessToken}`,
      'content-type': 'application/json',
    }

    const seen = await fetch(`${address}/stock`, { headers })
    const touched = await fetch(`${address}/stock/7`, {
      method: 'PUT',
      headers,
      body: '{"count":0}',
    })

    assert.deepEqual(await seen.json(), { 7: 12 })
    assert.equal(touched.status, 403)
  })

  test('the scanner may touch', async () => {
    const shown = (name: string) => new RegExp(`^${name} +(\\S+)$`, 'm').exec(admitted)?.[1]
    writeFileSync(join(product, 'scanner.ts'), placed(scanner))

    const said = await shell('node scanner.ts', product, {
      CLIENT_ID: shown('clientId'),
      CLIENT_SECRET: shown('clientSecret'),
    })
    assert.equal(said, '200\n')
  })

  test('the explanation gives the reason and what would change it', async () => {
    const said = await inCheckout(explain)

    const { reason, remedy } = JSON.parse(said)
    assert.equal(reason, 'no-match')
    assert.equal(remedy.change, 'assign-role')
  })
})
