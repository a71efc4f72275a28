import { callerOf, get } from '../server/world.ts'
import { administrator, type CalledTenant, may, mayNot } from './sample.ts'

/** Milliseconds of each call of one visit. */
export interface Visit {
  /** A token for client credentials, by which a tenant that was not in memory is opened. */
  readonly token: number
  readonly check: number
  readonly list: number
}

/**
 * Asks a tenant for a token, for two decisions and for a list, as its application. Throws unless
 * every answer is the right one, and the tenant's own.
 */
export async function visit(port: number, tenant: CalledTenant): Promise<Visit> {
  const call = callerOf(port)
  const { clientId, clientSecret } = tenant
  const began = performance.now()
  const { accessToken } = await call<{ accessToken: string }>('/v1/login/oauth/access_token', {
    ...{ grantType: 'client_credentials', clientId, clientSecret },
  })
  const issued = performance.now()
  if (claimsIn(accessToken).tenantId !== tenant.id)
    throw new Error(`a token of ${tenant.slug} is not its`)
  for (const [question, expected] of [
    [may, true],
    [mayNot, false],
  ] as const) {
    const { authorized } = await call<Decided>('/v1/authorize', question, accessToken)
    if (authorized !== expected) throw new Error(`${tenant.slug} decides otherwise`)
  }
  const checked = performance.now()
  const { items } = JSON.parse(await get(port, '/v1/users?limit=50', accessToken))
  if (items.length !== 1 || items[0].username !== administrator)
    throw new Error(`${tenant.slug} has other users`)
  return {
    token: issued - began,
    check: (checked - issued) / 2,
    list: performance.now() - checked,
  }
}

interface Decided {
  readonly authorized: boolean
}

/** What a token says, nothing verified. */
export function claimsIn(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
}

/** Visits each of them once, so many at a time. */
export async function visitEach(
  port: number,
  tenants: readonly CalledTenant[],
  atOnce: number,
): Promise<Visit[]> {
  const visits: Visit[] = []
  const left = tenants.values()
  const visitor = async () => {
    for (const tenant of left) visits.push(await visit(port, tenant))
  }
  await Promise.all(Array.from({ length: atOnce }, visitor))
  return visits
}
