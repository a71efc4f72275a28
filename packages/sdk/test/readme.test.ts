import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { json, type Loopback, loopback } from './loopback.ts'

const root = new URL('..', import.meta.url)
const text = readFileSync(new URL('README.md', root), 'utf8')
const snippets = [...text.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '')

let castellan: Loopback

beforeAll(async () => {
  castellan = await loopback((seen, response) => {
    if (seen.path === '/v1/users/nobody') json(response, { code: 'IDE-1003' }, 404)
    else if (seen.path.startsWith('/v1/users')) json(response, { items: [{}, {}] })
    else json(response, { accessToken: 't', expiresIn: 60 })
  })
})

afterAll(() => castellan.close())

/** Runs a snippet as a reader would, against this test's address and a free port. */
async function run(snippet: string): Promise<string> {
  const here = snippet
    .replaceAll('https://access.example.com', castellan.address)
    .replaceAll('3000', '0')
  const node = promisify(execFile)(
    process.execPath,
    ['--conditions=source', '--input-type=module-typescript', '--eval', `${here}\nprocess.exit(0)`],
    {
      cwd: fileURLToPath(root),
      env: { ...process.env, NODE_OPTIONS: '', PLUGIN_AUTH_ADDRESS: castellan.address },
      timeout: 60_000,
    },
  )
  const { stdout, stderr } = await node
  assert.equal(stderr, '')
  return stdout
}

describe('the README', () => {
  test('has a snippet for every door of the package', () => {
    const doors = ["'@castellan/sdk'", "'@castellan/sdk/fastify'", "'@castellan/sdk/express'"]

    for (const door of doors) assert(snippets.some((snippet) => snippet.includes(`from ${door}`)))
  })

  for (const [index, snippet] of snippets.entries()) {
    const about = /\/\/.*|castellanClient|tokenVerifier|sdk\/\w+/.exec(snippet)?.[0]
    test(`snippet ${index + 1} (${about}) runs`, async () => {
      const said = await run(snippet)

      if (about === 'castellanClient') assert.match(said, /^2\n404 IDE-1003/)
      if (about === 'tokenVerifier') assert.equal(said, 'malformed\n')
    })
  }
})
