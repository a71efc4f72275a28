import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { castellan, folder } from '../../../../cli/test/castellan.ts'
import { startServer, type TestServer } from '../../../../server/test/harness.ts'
import { bearer, machine } from './product.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const guide = readFileSync(join(root, 'docs/guide/protect-a-product.md'), 'utf8')
const fenced = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(
    ([, text = '']) => text,
  )

const product = folder()
const sdk = join(product, 'node_modules/@castellan/sdk')
let server: TestServer
let warehouse: ChildProcess | undefined

beforeAll(async () => {
  server = await startServer()
  await run('npm', ['pack', '-w', '@castellan/sdk', '--pack-destination', product], { cwd: root })
  await unpack()
  const [manifest = ''] = fenced('yaml')
  const [routes = '', scanner = ''] = fenced('ts')
  const listens = 'await app.listen({ port: 3000 })'
  assert(routes.includes(listens))
  writeFileSync(join(product, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(product, 'warehouse.yaml'), manifest)
  writeFileSync(
    join(product, 'warehouse.ts'),
    routes.replace(listens, 'console.log(await app.listen({ port: 0 }))'),
  )
  writeFileSync(join(product, 'scanner.ts'), scanner.replace('http://localhost:4000', server.url))
})

afterAll(() => warehouse?.kill())

/** Puts the packed SDK where npm would, and beside it what its manifest asks for and nothing else. */
async function unpack(): Promise<void> {
  const [tarball = ''] = readdirSync(product)
  mkdirSync(sdk, { recursive: true })
  await run('tar', ['-xzf', join(product, tarball), '-C', sdk, '--strip-components=1'])
  const { dependencies } = manifestOf<{ dependencies: Record<string, string> }>()
  for (const name of [...Object.keys(dependencies), 'fastify', 'express', '@types/express']) {
    const place = join(product, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), place)
  }
}

const manifestOf = <T>(): T => JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8'))

/** Where the warehouse of the guide answers. */
async function started(): Promise<string> {
  warehouse = spawn(process.execPath, ['warehouse.ts'], {
    cwd: product,
    env: { PATH: process.env.PATH, PLUGIN_AUTH_ADDRESS: server.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  assert(warehouse.stdout)
  for await (const line of createInterface(warehouse.stdout)) return line
  throw new Error('the warehouse ended')
}

describe('the SDK as npm packs it', () => {
  test('has a file behind each door, for programs and for types', () => {
    const { exports } = manifestOf<{ exports: Record<string, Record<string, string>> }>()
    const files = Object.values(exports).flatMap((door) => [door.types ?? '', door.default ?? ''])

    assert.equal(files.length, 6)
    assert.deepEqual(
      files.filter((file) => !existsSync(join(sdk, file))),
      [],
    )
  })

  test('comes with its licence', () => {
    assert.match(readFileSync(join(sdk, 'LICENSE'), 'utf8'), /Apache License/)
  })

  test('protects the warehouse of the guide, away from any source of Castellan', async () => {
    const applied = await castellan(['apply', join(product, 'warehouse.yaml')], {
      env: { CASTELLAN_ADDRESS: server.url, CASTELLAN_TOKEN: server.token },
    })
    assert.equal(applied.stdout, 'warehouse changed\n', applied.stderr)
    const vera = await server.user('vera', ['warehouse-viewer-group'])
    const scanner = await machine(server, 'warehouse')
    const address = await started()
    const asked = async (method: string) => {
      const headers = { ...bearer(vera.token), 'content-type': 'application/json' }
      const body = method === 'PUT' ? '{"count":1}' : null
      const path = method === 'PUT' ? '/stock/7' : '/stock'
      return (await fetch(`${address}${path}`, { method, headers, body })).status
    }

    assert.deepEqual([await asked('GET'), await asked('PUT')], [200, 403])
    assert.equal((await fetch(`${address}/stock`)).status, 401)
    const place = join(product, 'scanner.ts')
    const text = readFileSync(place, 'utf8')
    writeFileSync(place, text.replace('http://localhost:3000', address))
    const { stdout } = await run(process.execPath, [place], {
      env: { CLIENT_ID: scanner.clientId, CLIENT_SECRET: scanner.clientSecret },
    })
    assert.equal(stdout, '200\n')
  })

  test('is typed, also for a product that checks the types of its libraries', async () => {
    const doors = ['', '/express', '/fastify'].map(
      (door, index) => `export * as door${index} from '@castellan/sdk${door}'\n`,
    )
    writeFileSync(join(product, 'doors.ts'), doors.join(''))
    const words = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023']
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')]

    const { stdout } = await run(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...words,
        ...types,
        'warehouse.ts',
        'scanner.ts',
        'doors.ts',
      ],
      { cwd: product },
    ).catch((error: { stdout: string }) => error)
    assert.equal(stdout, '')
  })
})
