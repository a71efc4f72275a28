import { mkdirSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../tools/testing/endings.ts'
import { readConfig } from '../src/config.ts'
import { StartFailure } from '../src/kernel/start-failure.ts'
import { ada, freshDatabase } from './harness.ts'
import { type Ended, spawnServer } from './process.ts'

const secret = 'the-bootstrap-secret-of-starts'
const directory = temporaryDirectory('process')

/** Holds that the process told one clear line and exited 1. */
function expectOneLine({ code, stdout, stderr }: Ended, line: RegExp): void {
  expect(stderr).toMatch(/^[^\n]+\n$/)
  expect(stderr).toMatch(line)
  expect(stderr).not.toMatch(/^\s+at |node:internal|Castellan failed/m)
  expect(stdout).not.toContain('ready')
  expect(code).toBe(1)
}

describe('a server does not start, and says why in one line, when', () => {
  for (const [variable, value, line] of [
    ['CASTELLAN_PORT', 'many', /CASTELLAN_PORT/],
    ['CASTELLAN_PORT', '70000', /CASTELLAN_PORT/],
    ['CASTELLAN_LOG_LEVEL', 'loud', /CASTELLAN_LOG_LEVEL/],
    ['CASTELLAN_DATABASE_CONNECTIONS', '0', /CASTELLAN_DATABASE_CONNECTIONS/],
    ['CASTELLAN_MASTER_KEY', 'short', /CASTELLAN_MASTER_KEY: must be 64 hexadecimal digits/],
    ['CASTELLAN_BOOTSTRAP_SECRET', 'short', /CASTELLAN_BOOTSTRAP_SECRET: .*at least 20/],
    ['CASTELLAN_PUBLIC_URL', 'ftp://x', /CASTELLAN_PUBLIC_URL/],
    ['CASTELLAN_TENANT', 'Not A Slug', /CASTELLAN_TENANT: must be a slug/],
    ['CASTELLAN_RATE_LIMIT', 'maybe', /CASTELLAN_RATE_LIMIT/],
    ['CASTELLAN_TRUSTED_PROXIES', 'nonsense', /CASTELLAN_TRUSTED_PROXIES/],
    [
      'CASTELLAN_DATABSE_URL',
      'postgres://x',
      /such setting; did you mean CASTELLAN_DATABASE_URL\?$/,
    ],
    ['CASTELLAN_ALLOW_LOOPBACK', 'false', /^CASTELLAN_ALLOW_LOOPBACK: no such setting$/],
  ] as const)
    test(`${variable} is ${value}`, () => {
      const read = () => readConfig({ [variable]: value })
      expect(read).toThrow(StartFailure)
      expect(read).toThrow(line)
    })

  for (const [variable, value, line] of [
    ['CASTELLAN_DATABASE_URL', 'mysql://x', /CASTELLAN_DATABASE_URL must start with postgres:/],
    ['CASTELLAN_DATABASE_URL', 'postgres://[', /CASTELLAN_DATABASE_URL/],
    ['CASTELLAN_HOST', '203.0.113.7', /^203\.0\.113\.7 cannot be listened on.*CASTELLAN_HOST/],
  ] as const)
    test(`${variable} is ${value}`, async () => {
      const { ended } = spawnServer({
        CASTELLAN_DATABASE_URL: await freshDatabase(),
        CASTELLAN_MASTER_KEY: 'ab'.repeat(32),
        [variable]: value,
      })
      expectOneLine(await ended, line)
    })

  test('but what is the command line’s, or of Kubernetes, is no setting to be wrong', () => {
    const others = { CASTELLAN_TOKEN: 'x', CASTELLAN_ADDRESS: 'x', CASTELLAN_CLIENT_ID: 'x' }
    const links = {
      CASTELLAN_DB_SERVICE_HOST: '10.0.0.1',
      CASTELLAN_DB_PORT_5432_TCP: 'tcp://10.0.0.1:5432',
      CASTELLAN_PORT: 'tcp://10.0.0.2:80',
    }
    expect(readConfig({ ...others, ...links, CASTELLAN_DATABSE_URL: '' }).port).toBe(4000)
  })

  test('several variables are wrong: it names them all', async () => {
    const { ended } = spawnServer({ CASTELLAN_PORT: 'x', CASTELLAN_RATE_LIMIT: 'x' })
    expectOneLine(await ended, /CASTELLAN_PORT.*CASTELLAN_RATE_LIMIT/)
  })

  test('its port is in use', async () => {
    const busy = createServer()
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', () => resolve()))
    const address = busy.address()
    const port = String(typeof address === 'object' ? address?.port : 0)
    const { ended } = spawnServer({
      CASTELLAN_PORT: port,
      CASTELLAN_HOST: '127.0.0.1',
      CASTELLAN_DATABASE_URL: await freshDatabase(),
      CASTELLAN_MASTER_KEY: 'ab'.repeat(32),
    })
    expectOneLine(await ended, new RegExp(`Port ${port} on 127.0.0.1 is in use.*CASTELLAN_PORT`))
    busy.close()
  })

  test('another serves from the same data directory, which goes on unharmed', async () => {
    const environment = { CASTELLAN_DATABASE_URL: `pglite:${join(directory, 'shared')}` }
    const first = spawnServer({ DIRECTORY: directory, ...environment })
    const url = await first.url
    const second = await spawnServer({ DIRECTORY: directory, ...environment }).ended
    expectOneLine(second, /Another process uses the data directory .*shared/)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect(await first.signal('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
  })

  test('its database is down, unknown, or of a newer schema', async () => {
    const key = { CASTELLAN_MASTER_KEY: 'ab'.repeat(32) }
    const down = spawnServer({
      CASTELLAN_DATABASE_URL: 'postgres://ada:hidden@127.0.0.1:1/x',
      ...key,
    })
    const ended = await down.ended
    expectOneLine(ended, /database cannot be used: .*ECONNREFUSED.*CASTELLAN_DATABASE_URL/)
    expect(ended.stderr).not.toContain('hidden')

    const databaseUrl = await freshDatabase()
    const missing = databaseUrl.replace(/\/[^/]+$/, '/no_such_database')
    const unknown = spawnServer({ CASTELLAN_DATABASE_URL: missing, ...key })
    expectOneLine(await unknown.ended, /database "no_such_database" does not exist/)

    const older = spawnServer({ CASTELLAN_DATABASE_URL: databaseUrl, ...key })
    await older.url
    await older.signal('SIGTERM')
    await query(databaseUrl, `insert into kysely_migration values ('9999_future', now()::text)`)
    const newer = spawnServer({ CASTELLAN_DATABASE_URL: databaseUrl, ...key })
    expectOneLine(await newer.ended, /made by a newer Castellan/)
  })

  test('its master key is not the one that sealed the data', async () => {
    const databaseUrl = await freshDatabase()
    const start = (key: string) =>
      spawnServer({ CASTELLAN_DATABASE_URL: databaseUrl, CASTELLAN_MASTER_KEY: key.repeat(32) })
    const right = start('ab')
    await right.url
    await right.signal('SIGTERM')
    expectOneLine(await start('cd').ended, /master key does not open.*CASTELLAN_MASTER_KEY/)
    const again = start('ab')
    await again.url
    await again.signal('SIGTERM')
  })

  test('its files are not what they must be', async () => {
    const file = join(directory, 'a-file')
    writeFileSync(file, 'not a key, not a directory\n')
    const base = { DIRECTORY: temporaryDirectory('process') }
    const key = spawnServer({ ...base, CASTELLAN_MASTER_KEY_FILE: file }).ended
    expectOneLine(await key, /master key file .*a-file must hold 64 hexadecimal digits/)
    const folder = spawnServer({ ...base, CASTELLAN_MANIFESTS: join(directory, 'none') }).ended
    expectOneLine(await folder, /folder of manifests .*none cannot be read/)
    const data = spawnServer({ ...base, CASTELLAN_DATABASE_URL: `pglite:${file}` }).ended
    expectOneLine(await data, /data directory .*a-file/)
    const keyInFile = spawnServer({ ...base, CASTELLAN_MASTER_KEY_FILE: join(file, 'key') }).ended
    expectOneLine(await keyInFile, /master key file/)

    const junk = join(directory, 'junk')
    mkdirSync(junk)
    writeFileSync(join(junk, 'PG_VERSION'), '9\n')
    const other = spawnServer({ ...base, CASTELLAN_DATABASE_URL: `pglite:${junk}` }).ended
    expectOneLine(await other, /data directory .*junk/)
  })

  test('a manifest of its folder claims what another has', async () => {
    const manifests = join(directory, 'manifests')
    mkdirSync(manifests)
    for (const slug of ['a', 'b'])
      writeFileSync(
        join(manifests, `${slug}.yaml`),
        `manifest: 1\nslug: ${slug}\nproducts: { shop: { orders: [read] } }\n`,
      )
    const { ended } = spawnServer({
      CASTELLAN_MANIFESTS: manifests,
      CASTELLAN_DATABASE_URL: await freshDatabase(),
      CASTELLAN_MASTER_KEY: 'ab'.repeat(32),
    })
    expectOneLine(await ended, /manifest b.*shop\/orders:read/)
  })
})

describe('a server that starts', () => {
  test('prints how to set it up until that is done, then only where it is ready', async () => {
    const fresh = temporaryDirectory('process')
    const first = spawnServer({ DIRECTORY: fresh })
    const url = await first.url
    const port = new URL(url).port
    expect(Number(port)).toBeGreaterThan(0)
    const told = first.output().stdout
    expect(told).toMatch(new RegExp(`^Castellan is ready at http://localhost:${port}$`, 'm'))
    const made = /setup\?secret=([\w-]{43})/.exec(told)?.[1] ?? ''
    expect(told.split(made).length - 1).toBe(3)
    const reply = await send(url, '/v1/bootstrap', { ...ada, secret: made })
    expect(reply.status).toBe(201)
    expect(await first.signal('SIGINT')).toMatchObject({ code: 0, stderr: '' })

    const second = spawnServer({ DIRECTORY: fresh })
    await second.url
    expect(second.output().stdout).toMatch(/^Castellan is ready at \S+\n$/)
    expect(await second.signal('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
  })

  test('keeps a secret that was chosen for it out of what it prints', async () => {
    const server = spawnServer({
      CASTELLAN_DATABASE_URL: await freshDatabase(),
      CASTELLAN_MASTER_KEY: 'ab'.repeat(32),
      CASTELLAN_BOOTSTRAP_SECRET: secret,
    })
    await server.url
    const { stdout, stderr } = await server.signal('SIGTERM')
    expect(stdout).toContain('/setup?secret=<CASTELLAN_BOOTSTRAP_SECRET>')
    expect(stdout + stderr).not.toContain(secret)
  })

  test('answers what is in flight when it is told to end, takes nothing more, and exits 0', async () => {
    const server = spawnServer({
      CASTELLAN_DATABASE_URL: await freshDatabase(),
      CASTELLAN_MASTER_KEY: 'ab'.repeat(32),
      CASTELLAN_BOOTSTRAP_SECRET: secret,
    })
    const url = await server.url
    const body = JSON.stringify({ ...ada, secret })
    const slow = slowRequest(url, body)
    await slow.sent
    // An idle connection that is kept alive must not hold up the end.
    await fetch(`${url}/health`)
    server.child.kill('SIGTERM')
    // The terminal sends it to all, and npm passes it on besides.
    server.child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 100))
    server.child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 200))
    await expect(fetch(`${url}/health`)).rejects.toThrow()

    const answer = await slow.finish()
    expect(answer).toContain('HTTP/1.1 201')
    const finishedAt = Date.now()
    expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: '' })
    expect(Date.now() - finishedAt).toBeLessThan(3_000)
  })

  test('waits no longer for what is in flight when it is interrupted again', async () => {
    const server = spawnServer({
      CASTELLAN_DATABASE_URL: await freshDatabase(),
      CASTELLAN_MASTER_KEY: 'ab'.repeat(32),
    })
    await slowRequest(await server.url, JSON.stringify({ ...ada, secret })).sent
    server.child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(server.child.exitCode).toBeNull()
    expect(await server.signal('SIGINT')).toMatchObject({ code: 130, stderr: '' })
  })
})

/** A bootstrap of which the last byte waits. */
function slowRequest(url: string, body: string) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const head = `POST /v1/bootstrap HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`
  const sent = new Promise<void>((resolve) => {
    socket.write(head + body.slice(0, -1), () => setTimeout(resolve, 100))
  })
  return {
    sent,
    async finish(): Promise<string> {
      socket.write(body.slice(-1))
      await closed
      return text
    },
  }
}

const send = (url: string, path: string, body: unknown) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

async function query(databaseUrl: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
