import assert from 'node:assert/strict'
import { fastifyProtect } from '@castellan/sdk/fastify'
import { afterAll } from 'vitest'
import { startServer, type TestServer } from '../../../server/test/harness.ts'
import { ledgerApp } from '../src/ledger.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

export interface Product {
  readonly castellan: TestServer
  readonly address: string
  /** How many routes the ledger has, each method counted. */
  readonly routeCount: number
  /** Calls the ledger with a token, or with none. */
  call(token: string | null, call: string, body?: unknown): Promise<Reply>
}

/** The ledger behind a real Castellan, both ended after the file. */
export async function startProduct(): Promise<Product> {
  const castellan = await startServer()
  const app = ledgerApp(fastifyProtect({ address: castellan.url, env: {} }))
  afterAll(() => app.close())
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const routeCount = app.printRoutes().match(/\b(GET|POST|PUT|PATCH|DELETE|HEAD)\b/g)?.length ?? 0
  return { castellan, address, routeCount, call: caller(address) }
}

const caller =
  (address: string): Product['call'] =>
  async (token, call, body) => {
    const [method = '', path = ''] = call.split(' ')
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer: unknown = text === '' ? {} : JSON.parse(text)
    assert(typeof answer === 'object' && answer !== null)
    return { status: response.status, headers: response.headers, body: { ...answer } }
  }
