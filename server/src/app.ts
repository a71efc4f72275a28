import { readFileSync } from 'node:fs'
import type { Snapshot } from '@castellan/engine'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { delegationOf } from './access/delegation.ts'
import { withKeys } from './access/keys.ts'
import { withNewcomers } from './access/newcomers.ts'
import { registeredResources } from './access/registered.ts'
import { tokenResolver } from './access/resolve.ts'
import { waitForVersion } from './access/version.ts'
import { jsonLog } from './adapters/log.ts'
import { passwords } from './adapters/passwords.ts'
import { faultOfPlace, sendMessage } from './adapters/send-message.ts'
import type { Config } from './config.ts'
import { type DecisionLog, decisionLogOf } from './decision-log.ts'
import { lapsed } from './features/sessions/lapsed.ts'
import { tenantUnknown } from './features/tenants/problems.ts'
import type { Identity } from './features/tenants/service.ts'
import type { TokenPorts } from './features/tokens/ports.ts'
import { type Foundation, layFoundation } from './foundation.ts'
import { openApiDocument } from './http/openapi.ts'
import { mountRoutes } from './http/pipeline.ts'
import { meaningsOf } from './http/problems.ts'
import { httpServer } from './http/server.ts'
import type { Arrival, Caller } from './kernel/caller.ts'
import type { Clock } from './kernel/clock.ts'
import { type TenantId, uuidv7 } from './kernel/ids.ts'
import type { Log } from './kernel/log.ts'
import { Problem } from './kernel/problem.ts'
import { randomText, type Secret, secret } from './kernel/secret.ts'
import { keyFinder, keyUses } from './key-holders.ts'
import { type Outside, outsideOf } from './outside.ts'
import { routesOf } from './routes.ts'
import { type Services, servicesOf } from './services.ts'
import { type DatabasePool, openDatabase } from './storage/pool.ts'
import { inStepWith } from './storage/time.ts'
import { homePage } from './surfaces/pages/home.ts'
import { invitePage } from './surfaces/pages/invite.ts'
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
export async function createApp(config: Config, own: Clock): Promise<App> {
  const pool = await openDatabase(config.databaseUrl, config.databaseConnections)
  try {
    const { clock, milliseconds } = await inStepWith(pool, own)
    const foundation = await layFoundation(config, clock, pool)
    // Standard output belongs to the line that says the server is ready.
    const log = jsonLog(config.logLevel, clock, process.stderr)
    const app = await assemble({ config, clock, pool, foundation, log })
    if (milliseconds !== 0)
      log.warn(`The clock is ${-milliseconds} ms ahead of the database’s, which is taken`)
    return app
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
  readonly log: Log
}

async function assemble({ config, clock, pool, foundation, log }: Parts): Promise<App> {
  const { tenants, snapshots, revocations, platform } = foundation
  const http = httpServer({ ...config, log })
  const url = () => config.publicUrl ?? `http://localhost:${portOf(http)}`
  const bootstrapSecret = config.bootstrapSecret ?? secret(randomText(32))
  const issuerOf = ({ id, slug }: Identity) => (id === platform.id ? url() : `${url()}/t/${slug}`)
  const onFailure = (error: unknown) => log.error(error)
  const outside = outsideOf({ config, clock, foundation, url, onFailure })
  const decisionLog = decisionLogOf({ config, clock, foundation, onFailure })
  const ended = lapsed({ ...foundation, clock, onFailure })
  foundation.nodes.follow(onFailure)
  const services = serve({
    config,
    clock,
    foundation,
    url,
    issuerOf,
    bootstrapSecret,
    outside: outside.ports,
    resolve: (token, arrival) => resolver.resolve(token, arrival),
    decided: decisionLog.decided,
    sessionStarted: ended.sessionStarted,
  })
  const uses = keyUses(foundation, clock, onFailure)
  const own = tokenResolver({ tenants, issuerOf, revocations, clock })
  const keyed = withKeys(outside.admit(own, services.enrolment), {
    ...uses,
    find: keyFinder(foundation),
    revocations,
    clock,
  })
  const resolver = withNewcomers(keyed, tenants)
  const rows = routesOf({
    services,
    whoseSession: resolver.whoseSession,
    publicKeys: (slug) => publicKeys(foundation, slug),
    addressOf: async (slug) => {
      if (slug === undefined) return url()
      const tenant = await tenantAt(foundation, slug)
      // The default tenant is at the root, and in a server of one tenant nothing is below `/t`.
      if (!config.multiTenant || tenant.id === platform.id) throw new Problem(tenantUnknown)
      return issuerOf(tenant)
    },
    url,
    system: {
      version,
      hindrance: () => hindranceOf(pool, foundation),
      description: () => openApiDocument(rows, version),
    },
  })
  const now = () => clock().getTime()
  mountRoutes(http, rows, {
    ...resolver,
    ...services.idempotency,
    peek: snapshots.peek,
    whileOpen: snapshots.whileOpen,
    refresh: snapshots.refresh,
    platform: () => platform.id,
    refused: (caller, refusal) =>
      services.recordRefusal(caller.tenant, { ...refusal, at: clock() }).catch(onFailure),
    now,
  })
  homePage(http, services.bootstrap, url)
  setupPage(http, services.bootstrap, url)
  problemPages(http, meaningsOf(rows))
  invitePage(http, services.invitations)

  return {
    http,
    url,
    unspentSecret: async () => ((await services.bootstrap.isDone()) ? undefined : bootstrapSecret),
    stop: onlyOnce(async () => {
      await http.close()
      await foundation.nodes.stop()
      await decisionLog.stop()
      await ended.stop()
      await uses.flush()
      await outside.flush()
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

/** The keys of a tenant as anybody may read them; nobody opens a tenant by asking. */
async function publicKeys(foundation: Foundation, slug?: string) {
  const { tenants, transact } = foundation
  const { id } = await tenantAt(foundation, slug)
  const keys = tenants.peek(id)?.keys ?? (await transact(id, (stores) => stores.keys.list()))
  return { keys: keys.map((key) => key.publicJwk) }
}

/** The tenant of a slug, the default one unless named. */
async function tenantAt({ directory, platform }: Foundation, slug?: string): Promise<Identity> {
  if (slug === undefined) return platform
  const id = await directory.idOfSlug(slug)
  if (!id) throw new Problem(tenantUnknown)
  return { id, slug }
}

interface Serving extends Omit<Parts, 'pool' | 'log'> {
  readonly url: () => string
  readonly issuerOf: (tenant: Identity) => string
  readonly bootstrapSecret: Secret
  readonly resolve: (token: string, arrival: Arrival) => Promise<Caller>
  readonly outside: Outside['ports']
  readonly decided: DecisionLog['decided']
  readonly sessionStarted: TokenPorts['sessionStarted']
}

function serve({ config, clock, foundation, ...ports }: Serving): Services {
  const { snapshots, revocations } = foundation
  const snapshot = (asked: TenantId): Snapshot => {
    const loaded = snapshots.peek(asked)
    if (!loaded) throw new Error('the tenant is not loaded')
    return loaded
  }
  return servicesOf({
    ...foundation,
    clock,
    newId: uuidv7,
    passwords: passwords(),
    send: sendMessage(config.allowPrivateProviders, () => clock().getTime()),
    faultOfPlace: faultOfPlace(config.allowPrivateProviders),
    delegation: delegationOf(snapshot, clock),
    snapshot,
    accessVersion: (asked) => snapshots.peek(asked)?.version,
    awaitVersion: waitForVersion(snapshots),
    ...ports,
    ...foundation.furnishing,
    isMultiTenant: config.multiTenant,
    rateLimit: config.rateLimit,
    revoked: revocations.add,
    registered: registeredResources({
      changedAt: snapshots.changedAt,
      read: (asked, keys) =>
        foundation.transact(asked, ({ resources }) => resources.propertiesOf(keys)),
    }),
  })
}

const hindranceOf = (pool: DatabasePool, { nodes }: Foundation): Promise<string | undefined> =>
  sql`select 1`.execute(pool.kysely).then(
    () => (nodes.isCurrent() ? undefined : 'What other processes changed is not known here'),
    () => 'The database does not answer',
  )

/** The port that was listened on; the one asked for may have been 0. */
function portOf(http: FastifyInstance): number {
  const address = http.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
