import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ada, newUser, startServer } from '../harness.ts'
import { selfSigned } from './certificate.ts'

/** The document that this API is taken from, as it was published; its spaces are of the web's kind. */
const seed = readFileSync(new URL('seed.txt', import.meta.url), 'utf8').replaceAll('\u00a0', ' ')
const user = '00ubhkabcdW3DqjVG2p'

/** The command; the page lost the backslashes by which its lines go on. */
const command = seed
  .slice(seed.indexOf('curl -X POST'), seed.indexOf('The response confirms'))
  .trim()
  .replace(/\n {3}(?=-)/g, ' \\\n   ')
const response = seed.slice(seed.indexOf('their policies:') + 'their policies:'.length).trim()

const server = await startServer()
const directory = mkdtempSync(join(tmpdir(), 'castellan-curl-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

beforeAll(async () => {
  await furnish()
  await atDomain('acme.lusid.com')
})

describe('the command of the document', () => {
  test('is the one that is printed, but for the two placeholders', () => {
    expect(command.split('\n').length).toBe(20)
    expect(command).toContain('"https://<your-domain>.lusid.com/access/api/userroles"')
    expect(command.match(/<[\w-]+>/g)).toEqual(['<your-domain>', '<your-api-access-token>'])
  })

  test('answers as it is printed, member for member', async () => {
    const said = await run(command)
    expect(JSON.stringify(JSON.parse(said), null, 2)).toBe(response)
  })

  test('is refused the second time, since a user has one user-role', async () => {
    expect(JSON.parse(await run(command))).toMatchObject({ status: 409, code: 615 })
  })

  test('gave the user what the policies give, from the next request on', async () => {
    const tokens = await server.call<{ accessToken: string }>(
      'POST',
      '/v1/login/oauth/access_token',
      {
        token: null,
        body: { grantType: 'password', username: 'grace', password: ada.password },
      },
    )
    const token = tokens.body.accessToken
    const question = {
      request: { action: { entityCode: 'roles', scope: 'access-manager', activity: 'move' } },
      resource: { id: {} },
    }
    const asked = { body: { mine: question }, token }
    const granted = await server.call('POST', '/access/api/me', asked)
    expect(granted.body).toEqual({ mine: { result: 'Granted' } })
    const own = await server.call<{ sourceRole: object }[]>('GET', '/access/api/me', { token })
    expect(own.body.map(({ sourceRole }) => sourceRole)).toContainEqual({
      scope: '_users',
      code: user,
    })
  })
})

/** What the document takes for granted: the user, and what is named in the command. */
async function furnish(): Promise<void> {
  const policy = (scope: string, code: string, action: string) => ({
    scope,
    code,
    effect: 'allow',
    selectors: [{ kind: 'all', actions: [action] }],
  })
  for (const [path, body] of [
    ['/v1/users', { ...newUser('grace'), subject: user }],
    [
      '/v1/policies',
      policy('examplepolicyscope', 'examplepolicycode', 'access-manager/roles:move'),
    ],
    [
      '/v1/policy-collections',
      { scope: 'examplepolicycollectionscope', code: 'examplepolicycollectioncode' },
    ],
  ] as const) {
    const { status, body: said } = await server.call('POST', path, { body })
    expect([path, status, said]).toEqual([path, 201, said])
  }
}

/** Serves the domain by TLS, and has curl find it here; the command itself is told nothing of it. */
async function atDomain(domain: string): Promise<void> {
  const { key, certificate } = selfSigned(domain)
  const target = new URL(server.url)
  const terminator = createServer({ key, cert: certificate }, (socket) => {
    const plain = connect(Number(target.port), target.hostname)
    socket.pipe(plain).pipe(socket)
    for (const end of [socket, plain]) end.on('error', () => end.destroy())
  })
  await new Promise<void>((resolve) => terminator.listen(0, '127.0.0.1', resolve))
  afterAll(() => terminator.close())
  const { port } = terminator.address() as AddressInfo
  writeFileSync(join(directory, 'ca.pem'), certificate)
  writeFileSync(
    join(directory, '.curlrc'),
    `silent\nconnect-to = "${domain}:443:127.0.0.1:${port}"\ncacert = "${join(directory, 'ca.pem')}"\n`,
  )
}

/** What a shell prints that runs the command, its placeholders filled in. */
async function run(text: string): Promise<string> {
  const filled = text
    .replace('<your-domain>', 'acme')
    .replace('<your-api-access-token>', server.token)
  const { stdout } = await promisify(execFile)('sh', ['-euc', filled], {
    env: { PATH: process.env.PATH, CURL_HOME: directory },
  })
  return stdout
}
