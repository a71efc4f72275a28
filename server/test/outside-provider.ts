import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A certified provider as an issuer of others: one machine client, whose groups can change. */
export interface OutsideProvider {
  /** Its `iss`. */
  readonly url: string
  readonly discoveryUrl: string
  /** What its tokens say from now on. */
  readonly state: { groups: readonly string[] }
  /** A token of its machine (`etl`) for that audience. */
  token(resource: string): Promise<string>
  stop(): Promise<void>
}

/** Starts a provider on this machine. Whoever starts it stops it. */
export async function startProvider(): Promise<OutsideProvider> {
  const url = `http://127.0.0.1:${await freePort()}`
  const state = { groups: [] as readonly string[] }
  const provider = new Provider(url, {
    clients: [
      {
        client_id: machine.id,
        client_secret: machine.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    ttl: { ClientCredentials: 600 },
    extraTokenClaims: () => ({ groups: state.groups, name: 'Nightly load' }),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context: unknown, resource: string) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  })
  const listening = await new Promise<ReturnType<typeof provider.listen>>((resolve) => {
    const http = provider.listen(Number(new URL(url).port), '127.0.0.1', () => resolve(http))
  })
  return {
    url,
    discoveryUrl: `${url}/.well-known/openid-configuration`,
    state,
    token: (resource) => tokenFor(url, resource),
    stop: () =>
      new Promise((resolve) => {
        listening.closeAllConnections()
        listening.close(() => resolve())
      }),
  }
}

/** `iat` counts seconds: the next token must be of a later one to bring anything. */
export const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1001))

const machine = { id: 'etl', secret: 'the-secret-of-the-machine-0123456789' }

async function tokenFor(url: string, resource: string): Promise<string> {
  const reply = await fetch(`${url}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: machine.id,
      client_secret: machine.secret,
      resource,
    }),
  })
  if (reply.status !== 200) throw new Error(`the provider answered ${reply.status}`)
  return JSON.parse(await reply.text()).access_token
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
