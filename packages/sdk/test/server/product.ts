import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import express from 'express'
import fastify, { type FastifyRequest } from 'fastify'
import { afterAll } from 'vitest'
import type { TestServer } from '../../../../server/test/harness.ts'
import { expressProtect } from '../../src/express.ts'
import { fastifyProtect } from '../../src/fastify.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

/** Calls `GET /accounts` or another route of the product, with these headers. */
export type Get = (headers: Record<string, string>, path?: string) => Promise<Reply>

/** What the routes below ask for; `detail` sends all that a resolver can tell. */
const detail = {
  resourceId: '7',
  attributes: { currency: 'EUR' },
  clientIp: '203.0.113.9',
}

/** One product on both frameworks, protected by the Castellan at an address; closed after the file. */
export const products = {
  async fastify(address: string): Promise<Get> {
    const protect = fastifyProtect({ address, env: {}, timeoutMs: 10_000 })
    const app = fastify()
    const hello = async ({ castellan }: { castellan?: unknown }) => ({ castellan })
    app.get('/accounts', { onRequest: protect('midaz', 'accounts', 'get') }, hello)
    app.get('/new', { onRequest: protect('midaz', 'accounts', 'post') }, hello)
    app.get('/nothing', { onRequest: protect('midaz', 'nothing', 'get') }, hello)
    const resolve = (_request: FastifyRequest) => detail
    app.get('/detail', { onRequest: protect('midaz', 'accounts', 'get', resolve) }, hello)
    afterAll(() => app.close())
    return getter(await app.listen({ host: '127.0.0.1', port: 0 }))
  },

  async express(address: string): Promise<Get> {
    const protect = expressProtect({ address, env: {}, timeoutMs: 10_000 })
    const app = express()
    const hello: express.RequestHandler = ({ castellan }, response) => {
      response.json({ castellan })
    }
    app.get('/accounts', protect('midaz', 'accounts', 'get'), hello)
    app.get('/new', protect('midaz', 'accounts', 'post'), hello)
    app.get('/nothing', protect('midaz', 'nothing', 'get'), hello)
    app.get(
      '/detail',
      protect('midaz', 'accounts', 'get', () => detail),
      hello,
    )
    const server = createServer(app)
    afterAll(
      () =>
        new Promise<void>((closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        }),
    )
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const place = server.address()
    return getter(`http://127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`)
  },
}

const getter =
  (address: string): Get =>
  async (headers, path = '/accounts') => {
    const response = await fetch(`${address}${path}`, { headers })
    const body: unknown = await response.json()
    assert(typeof body === 'object' && body !== null)
    return { status: response.status, headers: response.headers, body: { ...body } }
  }

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

export interface Machine {
  readonly id: string
  readonly clientId: string
  readonly clientSecret: string
  readonly token: string
}

/** Makes an application for a product and signs it in. */
export async function machine({ call }: TestServer, product: string): Promise<Machine> {
  const { body } = await call<Omit<Machine, 'token'>>('POST', '/v1/applications', {
    body: { name: product, description: 'of the tests' },
  })
  const { clientId, clientSecret } = body
  const tokens = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'client_credentials', clientId, clientSecret },
  })
  return { ...body, token: tokens.body.accessToken }
}
