import { type Revocations, revocationList } from './access/revocations.ts'
import { type Snapshots, snapshotsOf } from './access/snapshot.ts'
import { accessChanges, currentAccess, settleAccess } from './access/store.ts'
import { signJwt } from './adapters/jwt.ts'
import { masterKeyFrom, type Sealer, sealerOf } from './adapters/seal.ts'
import { generateSigningKey, openSigningKey } from './adapters/signing-keys.ts'
import type { Config } from './config.ts'
import { type Tenant, tenantService } from './features/tenants/service.ts'
import { tenantDirectory } from './features/tenants/store.ts'
import { keyRing } from './features/tokens/keys.ts'
import { liveRevocations } from './features/tokens/store.ts'
import type { Clock } from './kernel/clock.ts'
import { type TenantId, uuidv7 } from './kernel/ids.ts'
import type { Transact } from './kernel/transact.ts'
import { migrate } from './storage/migrate.ts'
import type { DatabasePool } from './storage/pool.ts'
import { type Doors, openDoors } from './storage/tenant.ts'
import type { Stores } from './stores.ts'
import { transactOn } from './transact.ts'

/** What every service stands on: the data, brought up to date, and what is held in memory of it. */
export interface Foundation {
  readonly transact: Transact<Stores>
  readonly snapshots: Snapshots
  readonly revocations: Revocations
  readonly sealer: Sealer
  readonly ring: KeyRing
  /** The one organization of a single-tenant deployment. */
  readonly tenant: Tenant
}

export type KeyRing = ReturnType<typeof ringOf>

/** How long an access token can outlive its session unless it is refused. */
const accessTtlMilliseconds = 3_600_000

/** Migrates, opens the doors to the database, and makes the default tenant when there is none. */
export async function layFoundation(
  config: Config,
  clock: Clock,
  pool: DatabasePool,
): Promise<Foundation> {
  await migrate(pool.kysely)
  const { inTenant, onPlatform } = await openDoors(pool.kysely, settleAccess)
  const sealer = sealerOf(masterKeyFrom(config.masterKey?.reveal(), config.masterKeyFile))
  const revocations = revocationList(clock)
  const snapshots = snapshotsOf({
    current: (tenant) => inTenant(tenant, currentAccess),
    since: (tenant, known) => inTenant(tenant, (database) => accessChanges(database, known)),
  })
  const sessionsEnded = (sessions: readonly string[]) => {
    const until = new Date(clock().getTime() + accessTtlMilliseconds)
    for (const session of sessions) revocations.add(`sid:${session}`, until)
  }
  const transact = transactOn({ inTenant, snapshots, clock, sessionsEnded })
  const ring = ringOf(transact, clock, sealer)

  const directory = tenantDirectory(onPlatform)
  const tenants = tenantService({ directory, transact, clock, newId: uuidv7 })
  const tenant = await tenants.ensureDefault(config.tenantSlug)
  await ring.load(tenant.id)
  await recallRevocations(inTenant, tenant.id, { revocations, at: clock() })
  return { transact, snapshots, revocations, sealer, ring, tenant }
}

function ringOf(transact: Transact<Stores>, clock: Clock, sealer: Sealer) {
  const ring = keyRing({
    transact,
    clock,
    generate: (tenant, at) => generateSigningKey(sealer, tenant, at),
    open: (tenant, key) => openSigningKey(sealer, tenant, key),
  })
  return {
    load: ring.load,
    /** Signs with the tenant's newest key, which `load` has brought into memory. */
    sign(tenant: TenantId, claims: Record<string, unknown>, type: 'at+jwt' | 'JWT'): string {
      const key = ring.peek(tenant)?.[0]
      if (!key) throw new Error('the tenant has no signing key loaded')
      return signJwt(claims, type, key)
    },
  }
}

async function recallRevocations(
  inTenant: Doors['inTenant'],
  tenant: TenantId,
  { revocations, at }: { revocations: Revocations; at: Date },
): Promise<void> {
  const live = await inTenant(tenant, (database) => liveRevocations(database, at))
  for (const { subject, until } of live) revocations.add(subject, until)
}
