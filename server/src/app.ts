import { readFileSync } from 'node:fs'
import type { Snapshot } from '@castellan/engine'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { delegationOf } from './access/delegation.ts'
import { tokenResolver } from './access/resolve.ts'
import { waitForVersion } from './access/version.ts'
import { passwords } from './adapters/passwords.ts'
import type { Config } from './config.ts'
import { readManifests } from './features/declarations/folder.ts'
import { type Foundation, layFoundation } from './foundation.ts'
import { openApiDocument } from './http/openapi.ts'
import { mountRoutes } from './http/pipeline.ts'
import { meaningsOf } from './http/problems.ts'
import { httpServer } from './http/server.ts'
import type { Clock } from './kernel/clock.ts'
import { type TenantId, uuidv7 } from './kernel/ids.ts'
import { Problem } from './kernel/problem.ts'
import { randomText, type Secret, secret } from './kernel/secret.ts'
import { StartFailure } from './kernel/start-failure.ts'
import { routesOf } from './routes.ts'
import { type Services, servicesOf } from './services.ts'
import { type DatabasePool, openDatabase } from './storage/pool.ts'
import { problemPages } from './surfaces/pages/problems.ts'
import { setupPage } from './surfaces/pages/setup.ts'

export interface App {
  readonly http: FastifyInstance
  /** By which callers reach this server; settled once it listens. */
  url(): string
  /** The bootstrap secret while it is unspent. */
  unspentSecret(): Promise<Secret | undefined>
  /** Finishes what is under way, then lets go of the database. */
  stop(): Promise<void>
}

export const version: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version

/** Puts the server together and brings its data up to date. */
export async function createApp(config: Config, clock: Clock): Promise<App> {
  const pool = await openDatabase(config.databaseUrl, config.databaseConnections)
  try {
    const foundation = await layFoundation(config, clock, pool)
    return await assemble({ config, clock, pool, foundation })
  } catch (error) {
    await pool.close()
    throw error
  }
}

interface Parts {
  readonly config: Config
  readonly clock: Clock
  readonly pool: DatabasePool
  readonly foundation: Foundation
}

async function assemble({ config, clock, pool, foundation }: Parts): Promise<App> {
  const { snapshots, revocations, ring, tenant } = foundation
  const http = httpServer(config)
  const url = () => config.publicUrl ?? `http://localhost:${portOf(http)}`
  const bootstrapSecret = config.bootstrapSecret ?? secret(randomText(32))
  const services = serve({ config, clock, foundation, url, bootstrapSecret })

  for (const manifest of readManifests(config.manifestsDirectory))
    await services.declarations.reconcile(tenant.id, manifest).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      throw new StartFailure(
        `The manifest ${manifest.slug} cannot be applied: ${error.message}`,
        error,
      )
    })
  await snapshots.load(tenant.id)

  const keysOf = (asked: TenantId) => (asked === tenant.id ? ring.load(asked) : Promise.resolve([]))
  const resolver = tokenResolver({ keysOf, issuerUrl: url, revocations, clock })
  const rows = routesOf({
    services,
    whoseSession: resolver.whoseSession,
    publicKeys: async (asked) => ({ keys: (await keysOf(asked)).map((key) => key.publicJwk) }),
    defaultTenant: () => tenant.id,
    system: {
      version,
      isReady: () => answers(pool),
      description: () => openApiDocument(rows, version),
    },
  })
  const now = () => clock().getTime()
  const { peek, load } = snapshots
  mountRoutes(http, rows, { ...resolver, ...services.idempotency, peek, load, now })
  setupPage(http, services.bootstrap)
  problemPages(http, meaningsOf(rows))

  return {
    http,
    url,
    unspentSecret: async () => ((await services.bootstrap.isDone()) ? undefined : bootstrapSecret),
    stop: onlyOnce(async () => {
      await http.close()
      await pool.close()
    }),
  }
}

/** Two signals may both ask for the end; the second waits for what the first began. */
function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | undefined
  return () => {
    begun ??= work()
    return begun
  }
}

interface Serving extends Omit<Parts, 'pool'> {
  readonly url: () => string
  readonly bootstrapSecret: Secret
}

function serve({ config, clock, foundation, url, bootstrapSecret }: Serving): Services {
  const { transact, snapshots, revocations, sealer, ring, tenant } = foundation
  const snapshot = (asked: TenantId): Snapshot => {
    const loaded = snapshots.peek(asked)
    if (!loaded) throw new Error('the tenant is not loaded')
    return loaded
  }
  return servicesOf({
    transact,
    clock,
    newId: uuidv7,
    passwords: passwords(),
    delegation: delegationOf(snapshot, clock),
    snapshot,
    accessVersion: (asked) => snapshots.peek(asked)?.version,
    awaitVersion: waitForVersion(snapshots),
    issuerUrl: url,
    tenant,
    bootstrapSecret,
    rateLimit: config.rateLimit,
    ring,
    sealer,
    revoked: revocations.add,
  })
}

const answers = (pool: DatabasePool): Promise<boolean> =>
  sql`select 1`.execute(pool.kysely).then(
    () => true,
    () => false,
  )

/** The port that was listened on; the one asked for may have been 0. */
function portOf(http: FastifyInstance): number {
  const address = http.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
