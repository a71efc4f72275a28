import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { delegationOf } from './access/delegation.ts'
import { tokenResolver } from './access/resolve.ts'
import { revocationList } from './access/revocations.ts'
import { snapshotsOf } from './access/snapshot.ts'
import { accessChanges, currentAccess, settleAccess } from './access/store.ts'
import { waitForVersion } from './access/version.ts'
import { signJwt } from './adapters/jwt.ts'
import { passwords } from './adapters/passwords.ts'
import { masterKeyFrom, sealerOf } from './adapters/seal.ts'
import { generateSigningKey, openSigningKey } from './adapters/signing-keys.ts'
import type { Config } from './config.ts'
import { readManifests } from './features/declarations/folder.ts'
import { tenantService } from './features/tenants/service.ts'
import { tenantDirectory } from './features/tenants/store.ts'
import { keyRing } from './features/tokens/keys.ts'
import { liveRevocations } from './features/tokens/store.ts'
import { openApiDocument } from './http/openapi.ts'
import { mountRoutes } from './http/pipeline.ts'
import { httpServer } from './http/server.ts'
import type { Clock } from './kernel/clock.ts'
import { type TenantId, uuidv7 } from './kernel/ids.ts'
import { randomText, type Secret, secret } from './kernel/secret.ts'
import { routesOf } from './routes.ts'
import { servicesOf } from './services.ts'
import { migrate } from './storage/migrate.ts'
import { type DatabasePool, openDatabase } from './storage/pool.ts'
import { openDoors } from './storage/tenant.ts'
import { setupPage } from './surfaces/pages/setup.ts'
import { transactOn } from './transact.ts'

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

/** Puts the server together and brings its data up to date. The one file that knows every module. */
export async function createApp(config: Config, clock: Clock): Promise<App> {
  const pool = await openDatabase(config.databaseUrl, config.databaseConnections)
  try {
    return await assemble(config, clock, pool)
  } catch (error) {
    await pool.close()
    throw error
  }
}

async function assemble(config: Config, clock: Clock, pool: DatabasePool): Promise<App> {
  await migrate(pool.kysely)
  const { inTenant, onPlatform } = await openDoors(pool.kysely, settleAccess)
  const sealer = sealerOf(masterKeyFrom(config.masterKey?.reveal(), config.masterKeyFile))
  const revocations = revocationList(clock)
  const snapshots = snapshotsOf({
    current: (tenant) => inTenant(tenant, currentAccess),
    since: (tenant, known) => inTenant(tenant, (database) => accessChanges(database, known)),
  })
  const accessTtlMilliseconds = 3_600_000
  const transact = transactOn({
    inTenant,
    snapshots,
    sessionsEnded: (sessions) => {
      const until = new Date(clock().getTime() + accessTtlMilliseconds)
      for (const session of sessions) revocations.add(`sid:${session}`, until)
    },
  })
  const ring = keyRing({
    transact,
    clock,
    generate: (tenant, at) => generateSigningKey(sealer, tenant, at),
    open: (tenant, key) => openSigningKey(sealer, tenant, key),
  })

  const tenants = tenantService({
    directory: tenantDirectory(onPlatform),
    transact,
    clock,
    newId: uuidv7,
  })
  const tenant = await tenants.ensureDefault(config.tenantSlug)
  await ring.load(tenant.id)

  const http = httpServer(config)
  const url = () => config.publicUrl ?? `http://localhost:${portOf(http)}`
  const resolver = tokenResolver({
    keysOf: (asked) => (asked === tenant.id ? ring.load(asked) : Promise.resolve([])),
    issuerUrl: url,
    revocations,
    clock,
  })
  const bootstrapSecret = config.bootstrapSecret ?? secret(randomText(32))
  const loaded = (asked: TenantId) => {
    const snapshot = snapshots.peek(asked)
    if (!snapshot) throw new Error('the tenant is not loaded')
    return snapshot
  }
  const services = servicesOf({
    transact,
    clock,
    newId: uuidv7,
    passwords: passwords(),
    delegation: delegationOf(loaded, clock),
    snapshot: loaded,
    awaitVersion: waitForVersion(snapshots),
    issuerUrl: url,
    tenant,
    bootstrapSecret,
    rateLimit: config.rateLimit,
    ring: {
      load: ring.load,
      sign: (asked, claims, type) => {
        const key = ring.peek(asked)?.[0]
        if (!key) throw new Error('the tenant has no signing key loaded')
        return signJwt(claims, type, key)
      },
    },
    derive: (input) => sealer.derive(input, 'refresh-token'),
    revoked: revocations.add,
  })

  for (const manifest of readManifests(config.manifestsDirectory))
    await services.declarations.reconcile(tenant.id, manifest)
  await snapshots.load(tenant.id)
  for (const { subject, until } of await inTenant(tenant.id, (database) =>
    liveRevocations(database, clock()),
  ))
    revocations.add(subject, until)

  const isReady = async () => {
    await sql`select 1`.execute(pool.kysely)
    return true
  }
  const rows = routesOf({
    services,
    whoseSession: resolver.whoseSession,
    publicKeys: async (asked) => ({ keys: (await ring.load(asked)).map((key) => key.publicJwk) }),
    defaultTenant: () => tenant.id,
    system: {
      version,
      isReady: () => isReady().catch(() => false),
      description: () => openApiDocument(rows, version),
    },
  })
  mountRoutes(http, rows, {
    ...resolver,
    peek: snapshots.peek,
    load: snapshots.load,
    now: () => clock().getTime(),
  })
  setupPage(http, services.bootstrap)

  return {
    http,
    url,
    unspentSecret: async () => ((await services.bootstrap.isDone()) ? undefined : bootstrapSecret),
    async stop() {
      await http.close()
      await pool.close()
    },
  }
}

/** The port that was listened on; the one asked for may have been 0. */
function portOf(http: FastifyInstance): number {
  const address = http.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
