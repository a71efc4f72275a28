import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { atFileEnd, temporaryDirectory } from '../../tools/testing/endings.ts'
import { type App, createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'

/** The first administrator of every test server. */
export const ada = {
  username: 'ada',
  password: 'correct horse battery',
  email: 'ada@acme.test',
  firstName: 'Ada',
  lastName: 'Lovelace',
}

const bootstrapSecret = 'the-bootstrap-secret-of-tests'

export interface Reply<Body = never> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

export interface TestServer {
  readonly url: string
  readonly app: App
  /** Of the first administrator. */
  readonly token: string
  readonly administrator: string
  readonly databaseUrl: string
  /** Moves the server's clock. */
  advance(seconds: number): void
  /** Sends JSON with a token (the administrator's unless another, or null for none). */
  call<Body = Record<string, never>>(
    method: string,
    path: string,
    options?: CallOptions,
  ): Promise<Reply<Body>>
  /** Makes a user and signs them in. */
  user(
    name: string,
    groups?: readonly string[],
  ): Promise<{ id: string; token: string; refreshToken: string }>
  stop(): Promise<void>
}

export interface CallOptions {
  readonly body?: unknown
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A server of its own over a real store, with an administrator signed in. `postgres` gets a
 * fresh database; `embedded` a fresh directory. Stopped after the file unless stopped before.
 */
export async function startServer(
  store: 'postgres' | 'embedded' = 'postgres',
  environment: Record<string, string> = {},
): Promise<TestServer> {
  const directory = temporaryDirectory('test')
  const databaseUrl =
    store === 'postgres' ? await freshDatabase() : `pglite:${join(directory, 'data')}`
  let skew = 0
  const config = readConfig({
    CASTELLAN_PORT: '0',
    CASTELLAN_DATABASE_URL: databaseUrl,
    CASTELLAN_DATABASE_CONNECTIONS: '4',
    CASTELLAN_MASTER_KEY_FILE: join(directory, 'master.key'),
    CASTELLAN_BOOTSTRAP_SECRET: bootstrapSecret,
    CASTELLAN_LOG_LEVEL: 'error',
    ...environment,
  })
  const app = await createApp(config, () => new Date(Date.now() + skew))
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await app.stop()
  }
  atFileEnd(stop)
  await app.http.listen({ host: '127.0.0.1', port: 0 })
  const url = app.url().replace('localhost', '127.0.0.1')

  const send = sender(url)
  const first = await send<Bootstrapped>('POST', '/v1/bootstrap', {
    body: { ...ada, secret: bootstrapSecret },
    token: null,
  })
  if (first.status !== 201)
    throw new Error(`bootstrap answered ${first.status}: ${JSON.stringify(first.body)}`)
  const token = first.body.token.accessToken

  return {
    url,
    app,
    token,
    administrator: first.body.user.id,
    databaseUrl,
    advance: (seconds) => {
      skew += seconds * 1000
    },
    call: (method, path, options) => send(method, path, { token, ...options }),
    async user(name, groups = []) {
      const { body } = await send<{ id: string }>('POST', '/v1/users', {
        token,
        body: newUser(name, groups),
      })
      const tokens = await send<Tokens>('POST', '/v1/login/oauth/access_token', {
        token: null,
        body: { grantType: 'password', username: name, password: ada.password },
      })
      return { id: body.id, token: tokens.body.accessToken, refreshToken: tokens.body.refreshToken }
    },
    stop,
  }
}

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

interface Bootstrapped {
  readonly user: { readonly id: string }
  readonly token: Tokens
}

/** What `POST /v1/users` takes, for a user of that name. */
export const newUser = (username: string, groups: readonly string[] = []) => ({
  username,
  email: `${username}@acme.test`,
  firstName: username,
  lastName: 'Tester',
  password: ada.password,
  groups,
})

const sender =
  (url: string) =>
  async <Body>(
    method: string,
    path: string,
    { body, token, headers }: CallOptions,
  ): Promise<Reply<Body>> => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await reply.text()
    const isJson = reply.headers.get('content-type')?.includes('json')
    return {
      status: reply.status,
      headers: reply.headers,
      body: (isJson && text ? JSON.parse(text) : text) as Body,
    }
  }

let databases = 0

/** An empty database on the run's PostgreSQL server. */
export async function freshDatabase(): Promise<string> {
  const server = inject('postgresUrl')
  databases += 1
  const name = `test_${process.pid}_${databases}_${Math.random().toString(36).slice(2, 8)}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return server.replace(/\/postgres$/, `/${name}`)
}
