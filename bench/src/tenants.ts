import { atLeast, atMost, type Figure } from './figure.ts'
import { callTimes, percentile } from './lists/timing.ts'
import { type Deployment, deployment } from './server/deployment.ts'
import {
  castellan,
  load,
  post,
  type Running,
  residentMegabytes,
  start,
} from './server/processes.ts'
import { type BenchWorld, callerOf, get, person, populate, signIn } from './server/world.ts'
import { addTenants, copyTenant } from './tenants/crowd.ts'

const tenants = 10_000
/** Of these, so many have all that a tenant has; the others are there, and empty. */
const furnished = 2_000
/** So many are made over the API, and people of theirs can sign in. */
const made = 20
const slowerMost = 1.3
const coldMilliseconds = 100
const startSeconds = 1.2

/** What 10,000 tenants cost the calls of one: beside the same calls when it was nearly alone. */
export async function tenantFigures(): Promise<Figure[]> {
  const place = await deployment()
  const settings = {
    ...place.environment,
    MULTI_TENANT_ENABLED: 'true',
    // Tokens outlive the restart, which gives another port.
    CASTELLAN_PUBLIC_URL: 'http://castellan.test',
  }
  try {
    const first = await start(castellan, settings, serverCore)
    const world = await populate(first.port)
    const tokens = await makeTenants(first.port)
    const alone = await measure(first, world)
    await first.stop()

    await crowd(place)
    const began = performance.now()
    const server = await start(castellan, settings, serverCore)
    const seconds = (performance.now() - began) / 1000
    try {
      const cold = await firstCalls(server.port, tokens)
      const crowded = await measure(server, world)
      const megabytes = residentMegabytes(server)
      return [...compared(alone, crowded), ...of({ seconds, cold, megabytes })]
    } finally {
      await server.stop()
    }
  } finally {
    await place.remove()
  }
}

const serverCore = 0

interface Measured {
  readonly authorize: number
  readonly clientCredentials: number
  /** Milliseconds that 95 of 100 stay under. */
  readonly list: number
}

const timing = { warmUpSeconds: 1, seconds: 3 }

async function measure({ port }: Running, world: BenchWorld): Promise<Measured> {
  const token = await signIn(port, 'ada')
  const questions = world.questions.map(({ token: asker, resource, action, allowed }) => ({
    bytes: post('/v1/authorize', { action, product: 'midaz', resource }, asker),
    expect: `"authorized":${allowed}`,
  }))
  const grant = { grantType: 'client_credentials', ...world.client }
  const earning = [
    { bytes: post('/v1/login/oauth/access_token', grant), expect: '"accessToken":"ey' },
  ]
  const checks = await load({ ...timing, port, connections: 64, requests: questions })
  const grants = await load({ ...timing, port, connections: 16, requests: earning })
  if (checks.wrong + grants.wrong > 0) throw new Error('some answers were not the expected ones')
  const list = percentile(await callTimes(() => get(port, '/v1/users?limit=50', token), 200), 0.95)
  return { authorize: checks.perSecond, clientCredentials: grants.perSecond, list }
}

/** Tenants with an administrator each, and a token of everyone. */
async function makeTenants(port: number): Promise<string[]> {
  const call = callerOf(port)
  const operator = await signIn(port, 'ada')
  const tokens: string[] = []
  for (let nth = 0; nth < made; nth += 1) {
    const slug = `made-${nth}`
    await call('/v1/tenants', { slug, name: slug, administrator: person('grace') }, operator)
    tokens.push(await signIn(port, 'grace', slug))
  }
  return tokens
}

async function crowd({ databaseUrl }: Deployment): Promise<void> {
  const began = performance.now()
  await addTenants(databaseUrl, tenants - made)
  await copyTenant(databaseUrl, 'made-0', furnished)
  console.log(`${tenants} tenants in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

/** What the first call of each tenant takes, of which nothing is in memory yet. */
async function firstCalls(port: number, tokens: readonly string[]): Promise<number> {
  const times: number[] = []
  for (const token of tokens) times.push(...(await callTimes(() => get(port, '/v1/me', token), 1)))
  return percentile(times, 0.95)
}

const rival = `the same with ${made + 1} tenants (bar: ${slowerMost} times slower at most)`

const compared = (alone: Measured, crowded: Measured): Figure[] => [
  atLeast('tenants.authorize', [crowded.authorize, '1/s'], {
    bar: alone.authorize / slowerMost,
    rival,
    rivalValue: alone.authorize,
  }),
  atLeast('tenants.clientCredentials', [crowded.clientCredentials, '1/s'], {
    bar: alone.clientCredentials / slowerMost,
    rival,
    rivalValue: alone.clientCredentials,
  }),
  atMost('tenants.list.p95', [crowded.list, 'ms'], {
    bar: alone.list * slowerMost,
    rival,
    rivalValue: alone.list,
  }),
]

const of = (own: { seconds: number; cold: number; megabytes: number }): Figure[] => [
  atMost('tenants.firstCall.p95', [own.cold, 'ms'], { bar: coldMilliseconds }),
  atMost('tenants.start', [own.seconds, 's'], { bar: startSeconds }),
  atMost('tenants.rss', [own.megabytes, 'MB'], { bar: 420 }),
]
