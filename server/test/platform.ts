import { ada, type CallOptions, type Reply, startServer, type TestServer } from './harness.ts'

/** A server of many tenants; its first administrator operates the platform. */
export const startPlatform = (environment: Record<string, string> = {}): Promise<TestServer> =>
  startServer('postgres', { MULTI_TENANT_ENABLED: 'true', ...environment })

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

export interface TestTenant {
  readonly id: string
  readonly slug: string
  /** Of its superadmin. */
  readonly token: string
  readonly refreshToken: string
  readonly administrator: string
  /** Sends JSON with its superadmin's token unless another. */
  call<Body = Record<string, never>>(
    method: string,
    path: string,
    options?: CallOptions,
  ): Promise<Reply<Body>>
}

export const passwordGrant = (username: string) => ({
  grantType: 'password',
  username,
  password: ada.password,
})

/** What `POST /v1/tenants` takes, for a tenant whose superadmin is `root`. */
export const newTenant = (slug: string, domains: readonly string[] = []) => ({
  slug,
  name: slug.toUpperCase(),
  domains,
  administrator: {
    username: 'root',
    email: `root@${domains[0] ?? `${slug}.test`}`,
    firstName: 'Root',
    lastName: 'Of It',
    password: ada.password,
  },
})

/** Makes a tenant and signs its superadmin in, at the tenant's own address. */
export async function foundTenant(
  server: TestServer,
  slug: string,
  domains: readonly string[] = [],
): Promise<TestTenant> {
  const created = await server.call<{ id: string }>('POST', '/v1/tenants', {
    body: newTenant(slug, domains),
  })
  if (created.status !== 201)
    throw new Error(`the tenant was not made: ${JSON.stringify(created.body)}`)
  const { accessToken: token, refreshToken } = await signIn(server, slug, 'root')
  const call: TestTenant['call'] = (method, path, options) =>
    server.call(method, path, { token, ...options })
  const me = await call<{ id: string }>('GET', '/v1/me')
  return { id: created.body.id, slug, token, refreshToken, administrator: me.body.id, call }
}

/** The tokens of a user, asked for at the tenant's own address. */
export async function signIn(server: TestServer, slug: string, username: string): Promise<Tokens> {
  const reply = await server.call<Tokens>('POST', `/t/${slug}/v1/login/oauth/access_token`, {
    token: null,
    body: passwordGrant(username),
  })
  if (reply.status !== 200)
    throw new Error(`the sign-in was refused: ${JSON.stringify(reply.body)}`)
  return reply.body
}
