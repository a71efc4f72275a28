import { alike } from './access/alike.ts'
import { keepingKeepers } from './access/keepers.ts'
import { newsSource } from './access/node-store.ts'
import { alone, type OtherNodes, otherNodes } from './access/nodes.ts'
import { type Past, pastOf } from './access/past.ts'
import { pastSource } from './access/past-store.ts'
import { type Revocations, revocationList } from './access/revocations.ts'
import type { Snapshots } from './access/snapshot.ts'
import { settleAccess } from './access/store.ts'
import { openTenants, snapshotsOf, type Tenants } from './access/tenants.ts'
import { type Trust, trustOf } from './access/trust.ts'
import { masterKeyFrom, type Sealer, sealerOf } from './adapters/seal.ts'
import type { Config } from './config.ts'
import { readManifests } from './features/declarations/folder.ts'
import { trustSource } from './features/issuers/store.ts'
import type { Identity, TenantDirectory } from './features/tenants/service.ts'
import { tenantDirectory } from './features/tenants/store.ts'
import { type Furnishing, furnishing, tenantOpener } from './furnishing.ts'
import type { Clock } from './kernel/clock.ts'
import { type TenantId, uuidv7 } from './kernel/ids.ts'
import { type Rehearse, rehearsing } from './rehearse.ts'
import { migrate } from './storage/migrate.ts'
import type { DatabasePool } from './storage/pool.ts'
import { type Doors, openDoors } from './storage/tenant.ts'
import type { StorePorts, Stores } from './stores.ts'
import { type Transacting, transactOn } from './transact.ts'

/** What every service stands on: the data, brought up to date, and what is held in memory of it. */
export interface Foundation extends Transacting {
  readonly tenants: Tenants
  readonly directory: TenantDirectory
  readonly snapshots: Snapshots
  readonly past: Past
  /** Keeps up with other processes on the same database. */
  readonly nodes: OtherNodes
  readonly revocations: Revocations
  readonly sealer: Sealer
  readonly furnishing: Furnishing
  /** Acts that are shown, and not done. */
  readonly rehearse: Rehearse<Stores>
  /** The outside issuers that tenants trust. */
  readonly trust: Trust
  /** The one organization of a single-tenant deployment, else the one that operates the others. */
  readonly platform: Identity
}

/** How long an access token can outlive its session unless it is refused. */
const accessTtlMilliseconds = 3_600_000

/** Migrates, opens the doors to the database, and makes the default tenant when there is none. */
export async function layFoundation(
  config: Config,
  clock: Clock,
  pool: DatabasePool,
): Promise<Foundation> {
  await migrate(pool.kysely)
  const doors = await openDoors(pool.kysely, settleAccess(clock))
  const directory = tenantDirectory(doors.onPlatform)
  const createdAt = clock()
  const id = uuidv7<'tenant'>(createdAt.getTime())
  const platform = await directory.ensure({ id, slug: config.tenantSlug, createdAt })
  const memory = remember({ config, clock, doors, platform })
  await memory.tenants.keep(platform.id)
  const trust = trustOf(trustSource(doors), clock)
  const snapshots = snapshotsOf(memory.tenants)
  const { refreshMilliseconds } = config
  const nodes =
    pool.engine === 'embedded' || refreshMilliseconds === 0
      ? alone
      : otherNodes({
          ...memory,
          ask: newsSource(doors),
          everyMilliseconds: refreshMilliseconds,
          elapsed: () => performance.now(),
        })
  const past = pastOf(pastSource(doors))
  return { ...memory, directory, platform, trust, snapshots, past, nodes }
}

interface Remembering {
  readonly config: Config
  readonly clock: Clock
  readonly doors: Doors
  readonly platform: Identity
}

/** The tenants in memory, and the transactions that change what is there. */
function remember({ config, clock, doors, platform }: Remembering) {
  const { inTenant, inTenants } = doors
  const sealer = sealerOf(masterKeyFrom(config.masterKey?.reveal(), config.masterKeyFile))
  const revocations = revocationList(clock)
  const sessionsEnded = (sessions: readonly string[]) => {
    const until = new Date(clock().getTime() + accessTtlMilliseconds)
    for (const session of sessions) revocations.add(`sid:${session}`, until)
  }
  const tenants: Tenants = openTenants({
    inMemoryMax: config.tenantsInMemory,
    open: (tenant) => open(tenant),
  })
  const tokensEnded: StorePorts['tokensEnded'] = (ended) => {
    for (const { subject, until } of ended) revocations.add(subject, until)
  }
  const storePorts = { tenants, clock, sessionsEnded, tokensEnded }
  const { transact, together } = transactOn({
    inTenants,
    keepKeepers: keepingKeepers({ tenants, clock }),
    ...storePorts,
  })
  const rehearse = rehearsing({ rehearse: doors.rehearse, ...storePorts })
  const manifests = readManifests(config.manifestsDirectory)
  const ports = { transact, clock, sealer }
  const furnished = furnishing({ ...ports, manifests, platform: platform.id })
  const open = tenantOpener({
    ...ports,
    alike: alike(),
    inTenant,
    revocations,
    furnishing: furnished,
    isServed: (tenant: TenantId) => config.multiTenant || tenant === platform.id,
  })
  return { tenants, transact, together, rehearse, revocations, sealer, furnishing: furnished }
}
