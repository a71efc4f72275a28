import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonLog } from '../adapters/log.ts'
import type { Refused } from '../kernel/dialect.ts'
import { Problem, routeUnknown, tooManyRequests, unavailable } from '../kernel/problem.ts'
import { httpServer } from './server.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = served()
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

/** A server with a few routes of its own; writes what it logs there. */
function served(lines: string[] = []): FastifyInstance {
  const log = jsonLog('warn', () => new Date(), { write: (line) => lines.push(line) })
  const made = httpServer({ log, trustedProxies: undefined, multiTenant: false })
  made.get('/things/:id', (request) => ({ got: request.body ?? null }))
  made.post('/things', () => ({ ok: true }))
  made.get('/busy', () => refuse(new Problem(tooManyRequests)))
  made.get('/down', () => refuse(new Problem(unavailable)))
  const headers = { 'content-type': 'text/csv' }
  made.get('/broken', () => new Response(ReadableStream.from(brokenAfter(2)), { headers }))
  made.get('/broken-at-once', () => new Response(ReadableStream.from(brokenAfter(0))))
  const dialect = { prefix: '/wire/', tell: ({ kind, path }: Refused) => ({ kind, path }) }
  made.get('/wire/busy', { config: { dialect } }, () => refuse(new Problem(tooManyRequests)))
  made.get('/later', () => refuse(new Problem(unavailable, { retryAfterSeconds: 7 })))
  return made
}

async function* brokenAfter(parts: number) {
  for (let part = 0; part < parts; part += 1) {
    yield new TextEncoder().encode('part')
    await setTimeout(20)
  }
  throw new Error('the database is gone')
}

function refuse(problem: Problem): never {
  throw problem
}

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What the server answers to these bytes until it closes the connection. */
function raw(to: FastifyInstance, bytes: string, ready = Promise.resolve()): Promise<Got> {
  const address = to.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen')
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(address.port, '127.0.0.1', () => {
      ready.then(() => socket.write(bytes), reject)
    })
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(parsed(text)))
    socket.on('error', reject)
  })
}

function parsed(text: string): Got {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = lines
    .map((one) => one.split(': '))
    .map(([name = '', value = '']) => [name.toLowerCase(), value])
  return { status: Number(line.split(' ')[1]), headers: Object.fromEntries(headers), body }
}

const request = (line: string, more: readonly string[] = [], body = '') =>
  [`${line} HTTP/1.1`, 'Host: x', 'Connection: close', ...more, '', body].join('\r\n')

const content = '{"tenant":"other"}'
const withBody = (type: string) => [`Content-Type: ${type}`, `Content-Length: ${content.length}`]

describe('OPTIONS', () => {
  test('tells which methods a path takes', async () => {
    const { status, headers, body } = await raw(app, request('OPTIONS /things/7'))
    expect([status, headers.allow, body]).toEqual([204, 'GET, HEAD', ''])
    expect(headers['x-request-id']).toBeTruthy()
  })

  test('of the server itself is answered', async () => {
    expect((await raw(app, request('OPTIONS *'))).status).toBe(204)
  })

  test('of a path that is not there is 404', async () => {
    const { status, headers } = await raw(app, request('OPTIONS /nothing'))
    expect([status, headers.allow]).toEqual([404, undefined])
  })

  test('opens nothing to another origin', async () => {
    const asked = ['Origin: https://evil.test', 'Access-Control-Request-Method: POST']
    const { headers } = await raw(app, request('OPTIONS /things', asked))
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('HEAD', () => {
  test('has the headers of GET and no body', async () => {
    const got = await raw(app, request('GET /things/7'))
    const head = await raw(app, request('HEAD /things/7'))
    expect([head.status, head.body]).toEqual([200, ''])
    for (const name of ['content-type', 'content-length', 'cache-control'])
      expect([name, head.headers[name]]).toEqual([name, got.headers[name]])
  })

  test('of a reply that is made while it is sent has its headers too', async () => {
    const { status, headers, body } = await raw(app, request('HEAD /broken'))
    expect([status, headers['content-type'], body]).toEqual([200, 'text/csv', ''])
  })

  for (const [path, status, allow] of [
    ['/things', 405, 'POST'],
    ['/nothing', 404, undefined],
  ] as const)
    test(`of ${path} is ${status} without a body`, async () => {
      const head = await raw(app, request(`HEAD ${path}`))
      expect([head.status, head.headers.allow, head.body]).toEqual([status, allow, ''])
    })
})

test('a method that the path does not take is 405 and told the others', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE']) {
    const { status, headers } = await raw(app, request(`${method} /things`))
    expect([method, status, headers.allow]).toEqual([method, 405, 'POST'])
  }
})

describe('the body of a GET', () => {
  for (const type of ['application/json', 'text/xml'])
    test(`of type ${type} is ignored`, async () => {
      const { status, body } = await raw(app, request('GET /things/7', withBody(type), content))
      expect([status, body]).toEqual([200, '{"got":null}'])
    })
})

describe('Retry-After', () => {
  for (const [path, status, seconds] of [
    ['/busy', 429, '1'],
    ['/down', 503, '1'],
    ['/later', 503, '7'],
    ['/nothing', 404, undefined],
  ] as const)
    test(`of ${path}, which answers ${status}, is ${seconds ?? 'not there'}`, async () => {
      const got = await raw(app, request(`GET ${path}`))
      expect([got.status, got.headers['retry-after']]).toEqual([status, seconds])
    })
})

test('a request that arrives on an open connection after the end began is answered', async () => {
  const ending = served()
  await ending.listen({ host: '127.0.0.1', port: 0 })
  let closed: Promise<void> | undefined
  const late = raw(
    ending,
    request('GET /things/7'),
    setTimeout(50).then(() => {
      closed = ending.close()
    }),
  )
  expect(await late).toMatchObject({ status: 200, headers: { connection: 'close' } })
  await closed
})

describe('a reply that is made while it is sent and fails', () => {
  for (const [path, status, msg] of [
    ['/broken', 200, 'A reply broke off'],
    ['/broken-at-once', 500, 'Something failed inside the server'],
  ] as const)
    test(`answers ${status} at ${path}, and is in the log once`, async () => {
      const lines: string[] = []
      const failing = served(lines)
      await failing.listen({ host: '127.0.0.1', port: 0 })
      const got = await raw(failing, request(`GET ${path}?token=x`))
      await failing.close()

      expect(got.status).toBe(status)
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([
        {
          level: 50,
          msg,
          err: { message: 'the database is gone' },
          requestId: got.headers['x-request-id'],
          url: path,
        },
      ])
    })
})

describe('a family of rows with a wire of its own', () => {
  test('tells its refusals in its own words, those of unknown paths too', async () => {
    for (const [path, kind, status] of [
      ['/wire/busy', tooManyRequests, 429],
      ['/wire/nothing', routeUnknown, 404],
    ] as const) {
      const reply = await raw(
        app,
        `GET ${path}?x=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      )
      expect(reply.status).toBe(status)
      expect(JSON.parse(reply.body)).toEqual({ kind, path })
    }
  })
})
