import { sql } from 'kysely'
import type { TenantId } from '../../server/src/kernel/ids.ts'
import { openDatabase } from '../../server/src/storage/pool.ts'
import { atMost, type Figure } from './figure.ts'
import { addOverApi } from './lists/over-api.ts'
import { type List, listsOf } from './lists/questions.ts'
import { tenantId } from './lists/rows.ts'
import { type Ask, type Timed, timeList } from './lists/timing.ts'
import { type FilledTenant, fill, type ListWorld } from './lists/world.ts'
import { deployment } from './server/deployment.ts'
import { castellan, residentMegabytes, start } from './server/processes.ts'
import { bootstrap, callerOf, get, signIn } from './server/world.ts'
import { addTenants } from './tenants/crowd.ts'

const barMilliseconds = 50
const tenants = 10_000
/** Ready with 100,000 users in memory, and what it then holds. */
const startSeconds = 10
const rssMegabytes = 2000

/** Every list of the API, on PostgreSQL, in a tenant of 100,000 users. */
export async function listFigures(): Promise<Figure[]> {
  const { environment, databaseUrl, remove } = await deployment()
  const settings = { ...environment, MULTI_TENANT_ENABLED: 'true' }
  try {
    const world = await filled(settings, databaseUrl)
    const began = performance.now()
    const server = await start(castellan, settings)
    const seconds = (performance.now() - began) / 1000
    try {
      const token = await signIn(server.port, 'ada')
      const rest = await addOverApi(callerOf(server.port), token, world)
      const figures = await timeLists(server.port, token, { ...world, ...rest })
      return [
        ...figures,
        atMost('lists.start', [seconds, 's'], { bar: startSeconds }),
        atMost('lists.rss', [residentMegabytes(server), 'MB'], { bar: rssMegabytes }),
      ]
    } finally {
      await server.stop()
    }
  } finally {
    await remove()
  }
}

async function filled(settings: NodeJS.ProcessEnv, databaseUrl: string): Promise<FilledTenant> {
  const began = performance.now()
  const server = await start(castellan, settings)
  const { id, token } = await bootstrap(server.port)
  await server.stop()
  const world = await fill(databaseUrl, tenantOf(token), id)
  await addTenants(databaseUrl, tenants)
  await settle(databaseUrl)
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return world
}

/** What autovacuum has done in any database that is older than a minute. */
async function settle(databaseUrl: string): Promise<void> {
  const pool = await openDatabase(databaseUrl, 1)
  await sql`vacuum analyze`.execute(pool.kysely)
  await pool.close()
}

/** The tenant that a token names inside itself. */
function tenantOf(token: string): TenantId {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
  return tenantId(JSON.parse(claims).tenantId)
}

async function timeLists(port: number, token: string, world: ListWorld): Promise<Figure[]> {
  const ask: Ask = (path) => get(port, path, token)
  const figures: Figure[] = []
  for (const list of listsOf(world)) figures.push(figureOf(list, await timeList(list, ask)))
  return figures
}

/** By the way to ask that takes longest. */
function figureOf({ name }: List, timed: readonly Timed[]): Figure {
  const [slowest] = timed.toSorted((one, other) => other.p95Milliseconds - one.p95Milliseconds)
  for (const { what, total, p95Milliseconds } of timed)
    console.log(`${name} ${what || 'all'}: of ${total}, p95 ${p95Milliseconds.toFixed(1)} ms`)
  return atMost(`${name}.p95`, [slowest?.p95Milliseconds ?? Number.NaN, 'ms'], {
    bar: barMilliseconds,
  })
}
