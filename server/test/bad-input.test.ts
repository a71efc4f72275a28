import { connect } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { authInput, wrongMediaType } from '../src/kernel/problem.ts'
import type { Route } from '../src/kernel/route.ts'
import { describedRoutes } from '../src/routes.ts'
import { startServer } from './harness.ts'
import { nasty, nearly } from './json-arbitrary.ts'
import { rowsOf } from './rows.ts'

const server = await startServer('postgres', { CASTELLAN_RATE_LIMIT: 'false' })
/** Those with a wire of their own have tests of their own, in `access-api`. */
const rows = describedRoutes().filter((row) => !row.dialect)
const unknownId = '01890000-0000-7000-8000-000000000000'
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
process.stdout.write(`bad input: SEED=${seed}\n`)

const takesBody = (row: Route) => row.method !== 'GET'
const isGuarded = (row: Route) => row.allow !== 'public'
const pathOf = (row: Route, part = unknownId) => row.path.replace(/:\w+/g, part)
const label = (row: Route) => `${row.method} ${row.path}`

/** Public rows are asked without a token: `logout` would end the session of the one it is given. */
const tokenFor = (row: Route) => (isGuarded(row) ? server.token : null)

interface Sent {
  readonly body?: string | undefined
  readonly path?: string
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

interface Got {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

async function send(row: Route, { body, path, token, headers }: Sent): Promise<Got> {
  const bearer = token === undefined ? tokenFor(row) : token
  const reply = await fetch(`${server.url}${path ?? pathOf(row)}`, {
    method: row.method,
    headers: {
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  return { status: reply.status, headers: reply.headers, text: await reply.text() }
}

/** Holds that a reply is a success, or a problem document in every respect; answers its code. */
function expectSound({ status, headers, text }: Got): string | undefined {
  expect(status, text).toBeLessThan(500)
  expect(headers.get('x-request-id')).toBeTruthy()
  if (status < 400) return undefined
  expect(headers.get('content-type')).toContain('application/problem+json')
  const problem = JSON.parse(text)
  expect(problem).toMatchObject({
    status,
    title: expect.stringMatching(/./),
    code: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
    message: problem.detail,
    requestId: headers.get('x-request-id'),
  })
  expect(text).not.toMatch(/\.[jt]s:\d+:\d+|\\n +at |node_modules|select .+ from |SQLSTATE/)
  return problem.code
}

const isIdentity = (row: Route) => row.input?.malformed.code === 'IDE-0007'

describe('a body', () => {
  for (const row of rows.filter(takesBody)) {
    const malformed = isIdentity(row) ? 'IDE-0007' : 'AUT-0009'

    test.for([
      { what: 'cut short', body: '{"a":', status: 400, code: malformed },
      { what: 'that is no JSON', body: 'hello', status: 400, code: malformed },
      { what: 'that poisons a prototype', body: '{"__proto__":{"x":1}}', status: 400 },
      { what: 'that is a list', body: '[]', status: 400 },
      { what: 'that is a text', body: '"x"', status: 400 },
      { what: 'that is a number', body: '7', status: 400 },
      { what: 'with a field unknown', body: '{"surprise":1}', status: 400 },
      { what: 'with a tenant', body: `{"tenantId":"${unknownId}"}`, status: 400 },
      // Those that take a whole tenant take more, and are told so by what they lack.
      {
        what: 'of more than a mebibyte',
        body: JSON.stringify({ a: 'x'.repeat(1024 * 1024) }),
        ...(row.large ? { status: 400 } : { status: 413, code: 'request.too-large' }),
      },
    ])(`$what is refused at ${label(row)}`, async ({ body, status, code }) => {
      const reply = await send(row, { body })
      const said = expectSound(reply)
      // A manifest is judged by its own parser, which knows better words.
      const isManifest = row.name === 'declarations.put' && body.startsWith('{"') && status === 400
      expect(reply.status, reply.text).toBe(
        isManifest && !code && said?.startsWith('decl') ? 422 : status,
      )
      if (code) expect(said).toBe(code)
    })

    test(`of another media type is refused at ${label(row)}`, async () => {
      for (const type of [
        'text/xml',
        'text/plain',
        'multipart/form-data; boundary=x',
        'nonsense',
      ]) {
        const reply = await send(row, { body: '<a/>', headers: { 'content-type': type } })
        const { status, code } = words(row).mediaType ?? wrongMediaType
        expect([reply.status, expectSound(reply)], type).toEqual([status, code])
      }
    })
  }
})

/** A list in a list in a list …, as text: no serializer goes so deep. */
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe('a body that is nested very deeply', () => {
  for (const row of describedRoutes().filter((one) => one.body !== undefined)) {
    test(`is refused at ${row.method} ${row.path}`, async () => {
      const fields = ['properties', 'annotations', 'context', 'manifest', 'facts']
      const bodies = [nested(50_000), ...fields.map((name) => `{"${name}":${nested(50_000)}}`)]
      for (const body of bodies) {
        const reply = await send(row, { body })
        expect([reply.status, reply.text]).toEqual([400, expect.stringMatching(/64 levels/)])
        if (!row.dialect) expectSound(reply)
      }
    })
  }

  test('is taken to the last level that there may be, and refused beyond it', async () => {
    const { body } = await server.call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'Deep' },
    })
    const path = `/v1/workspaces/${body.id}/resources/models/deep`
    const put = async (levels: number) => {
      const reply = await fetch(`${server.url}${path}`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${server.token}`,
          'content-type': 'application/json',
        },
        body: `{"properties":{"x":${nested(levels - 2)}}}`,
      })
      return reply.status
    }
    expect([await put(64), await put(65)]).toEqual([200, 400])
  })
})

describe('anything at all', () => {
  for (const row of rows.filter((one) => one.body !== undefined)) {
    test(`as a body is answered without a fault at ${label(row)}`, async () => {
      const bodies = row.body ? nearly(row.body) : fc.constant({})
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => {
          const path = pathOf(row, row.path.includes(':slug') ? 'zed' : unknownId)
          expectSound(await send(row, { body: JSON.stringify(body), path }))
        }),
        { seed, numRuns: 100 },
      )
    })
  }

  for (const row of rows.filter((one) => one.path.includes(':'))) {
    test(`in the path is answered without a fault at ${label(row)}`, async () => {
      const parts = [...nasty.filter((part) => part !== '\ud800'), 'x', 'X'.repeat(2000)]
      for (const part of parts) {
        const body = takesBody(row) && row.body ? '{}' : undefined
        expectSound(await send(row, { path: pathOf(row, encodeURIComponent(part)), body }))
      }
    })
  }

  for (const row of rows) {
    test(`in the query is answered without a fault at ${label(row)}`, async () => {
      for (const query of ['tenant=acme', 'surprise=1', 'tenantId=', '__proto__=1', '%00=1']) {
        const reply = await send(row, {
          path: `${pathOf(row)}?${query}`,
          body: takesBody(row) ? '{}' : undefined,
        })
        expect(reply.status, `${query}: ${reply.text}`).toBe(400)
        expectSound(reply)
      }
    })
  }

  test('behind a raw # is refused as any other', async () => {
    for (const row of rows.filter(({ method }) => method === 'GET')) {
      const text = await raw(
        `GET ${pathOf(row)}#surprise=1 HTTP/1.1\r\nhost: castellan\r\nconnection: close\r\n` +
          `authorization: Bearer ${server.token}\r\n\r\n`,
      )
      expect([label(row), text.split(' ')[1]]).toEqual([label(row), '400'])
    }
  })

  for (const row of rows.filter((one) => one.query !== undefined)) {
    test(`as value of a known query field is answered without a fault at ${label(row)}`, async () => {
      for (const field of fieldsOf(row))
        for (const value of [...nasty.filter((one) => one !== '\ud800'), '-1', '1e9', 'NaN']) {
          const path = `${pathOf(row)}?${field}=${encodeURIComponent(value)}`
          expectSound(await send(row, { path }))
          expectSound(await send(row, { path: `${path}&${field}=2` }))
        }
    })
  }
})

const fieldsOf = ({ query }: Route): string[] =>
  query instanceof z.ZodObject ? Object.keys(query.shape) : []

const words = (row: Route) => row.input ?? authInput

describe('a credential', () => {
  const bare = rows.filter((row) => isGuarded(row) && takesBody(row))

  test('is asked for by every guarded row, and a wrong one refused', async () => {
    for (const row of rows.filter(isGuarded)) {
      const body = takesBody(row) ? '{}' : undefined
      const none = await send(row, { token: null, body })
      expect([label(row), none.status, expectSound(none)]).toEqual([
        label(row),
        401,
        words(row).tokenMissing.code,
      ])
      expect(none.headers.get('www-authenticate')).toMatch(/^Bearer/)
      const wrong = await send(row, { token: 'not.a.token', body })
      expect([label(row), wrong.status, expectSound(wrong)]).toEqual([
        label(row),
        401,
        words(row).tokenInvalid.code,
      ])
      expect(wrong.headers.get('www-authenticate')).toContain('invalid_token')
    }
  })

  test('of somebody without any role opens no row that names a permission', async () => {
    const nobody = await server.user('nobody')
    const held = await server.call<{ items: { id: string }[] }>(
      'GET',
      `/v1/assignments?actorId=${nobody.id}`,
    )
    for (const { id } of held.body.items) await server.call('DELETE', `/v1/assignments/${id}`)
    const before = await rowsOf(server.databaseUrl, ['audit_events', 'access_states', 'users'])

    const guarded = rows.filter((row) => row.allow.includes(':'))
    for (const row of guarded) {
      const reply = await send(row, {
        token: nobody.token,
        body: takesBody(row) ? '{}' : undefined,
      })
      // What is in a workspace is as if it were not there for those who are not in it.
      const isInside = 'workspace' in row
      expect([label(row), reply.status, expectSound(reply)]).toEqual(
        isInside ? [label(row), 404, 'workspace.unknown'] : [label(row), 403, 'auth.forbidden'],
      )
      if (!isInside) expect(reply.headers.get('www-authenticate')).toContain('insufficient_scope')
    }
    expect(guarded.length).toBeGreaterThan(30)
    expect(await rowsOf(server.databaseUrl, ['audit_events', 'access_states', 'users'])).toEqual(
      before,
    )
  })

  test('decides the tenant: a host that names another changes nothing', async () => {
    const row = rows.find((one) => one.name === 'decisions.me')
    if (!row) throw new Error('no such row')
    const plain = await send(row, {})
    const headers = { host: 'other.acme.test' }
    expect((await send(row, { headers })).text).toBe(plain.text)
  })

  test('is needed before a body is judged', async () => {
    for (const row of bare) {
      const reply = await send(row, { token: null, body: '{"surprise":1}' })
      expect([label(row), reply.status]).toEqual([label(row), 401])
    }
  })
})

describe('a header that names a tenant', () => {
  const spelt = ['X-Tenant', 'X-TENANT-SLUG', 'X-Tenant-Name', 'TenantId', 'Tenant', 'MD-Tenant-Id']
  const organized = ['Organization', 'x-organization', 'X-Organisation-Id', 'X-Org', 'X-Org-Id']

  test.for([...spelt, ...organized, 'X-MD-Tenant-Id'])(
    '%s is refused by every row',
    async (name) => {
      for (const row of describedRoutes()) {
        const reply = await send(row, { headers: { [name]: 'other' } })
        expect([label(row), reply.status]).toEqual([label(row), 400])
        expect(reply.text).toContain(name.toLowerCase())
        if (!row.dialect) expect(expectSound(reply)).toBe(words(row).unexpected.code)
      }
    },
  )
})

describe('an unknown path or method', () => {
  test('is a problem document', async () => {
    for (const path of ['/v1', '/v1/nothing', '/v2/users', '/v1/%2e%2e/v2', '/a%00b']) {
      const reply = await fetch(`${server.url}${path}`)
      expect([path, reply.status, codeOf(await reply.text())]).toEqual([path, 404, 'route.unknown'])
    }
  })

  test('is told from a method that the path does not take, with those it takes', async () => {
    for (const [method, path, allow] of [
      ['PUT', '/v1/users', 'GET, HEAD, POST'],
      ['POST', `/v1/users/${unknownId}`, 'DELETE, GET, HEAD, PATCH'],
      ['DELETE', '/health', 'GET, HEAD'],
      ['PATCH', '/v1/declarations/x', 'GET, HEAD, PUT'],
    ] as const) {
      const reply = await fetch(`${server.url}${path}`, { method })
      const code = codeOf(await reply.text())
      expect([path, reply.status, code]).toEqual([path, 405, 'route.wrong-method'])
      expect(reply.headers.get('allow')).toBe(allow)
    }
  })

  for (const { what, request, status } of [
    {
      what: 'a path that cannot be decoded',
      request: 'GET /v1/users/%E0%A4%A HTTP/1.1',
      status: 400,
    },
    { what: 'no HTTP at all', request: 'GARBAGE', status: 400 },
    {
      what: 'a header too large',
      request: `GET / HTTP/1.1\r\nx: ${'y'.repeat(70_000)}`,
      status: 431,
    },
  ]) {
    test(`${what} is a problem document too`, async () => {
      const reply = await raw(`${request}\r\nHost: x\r\nConnection: close\r\n\r\n`)
      const [head = '', body = ''] = reply.split('\r\n\r\n')
      expect(head.split('\r\n')[0]).toContain(` ${status} `)
      expect(head.toLowerCase()).toContain('content-type: application/problem+json')
      expect(JSON.parse(body)).toMatchObject({
        status,
        code: expect.any(String),
        requestId: expect.any(String),
      })
    })
  }
})

const codeOf = (text: string): unknown => JSON.parse(text).code

/** What the server answers to these bytes, until it closes the connection. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}
