import type { Alike } from './access/alike.ts'
import type { Revocations } from './access/revocations.ts'
import { readAccess } from './access/snapshot.ts'
import { accessChanges, currentAccess } from './access/store.ts'
import type { TenantsPorts } from './access/tenants.ts'
import type { Sealer } from './adapters/seal.ts'
import { generateSigningKey, openSigningKey } from './adapters/signing-keys.ts'
import { canonicalHash, type Manifest } from './features/declarations/manifest.ts'
import { applyManifest } from './features/declarations/service.ts'
import type { TenantStore } from './features/tenants/service.ts'
import { tenantStore } from './features/tenants/store.ts'
import { keysIn } from './features/tokens/keys.ts'
import { keyStore, liveRevocations } from './features/tokens/store.ts'
import { system } from './kernel/caller.ts'
import type { Clock } from './kernel/clock.ts'
import type { TenantId } from './kernel/ids.ts'
import { Problem } from './kernel/problem.ts'
import { sha256 } from './kernel/secret.ts'
import { StartFailure } from './kernel/start-failure.ts'
import type { Transact } from './kernel/transact.ts'
import type { Doors } from './storage/tenant.ts'
import type { Stores } from './stores.ts'

export interface FurnishingPorts {
  readonly manifests: readonly Manifest[]
  readonly transact: Transact<Stores>
  readonly clock: Clock
  readonly sealer: Sealer
  readonly platform: TenantId
}

/** What every tenant has: the shipped manifests, and a key that signs its tokens. */
export interface Furnishing {
  /** Gives it to a tenant that is being made, in the transaction that makes it. */
  furnish(stores: Stores, tenant: TenantId): Promise<void>
  /** Brings a tenant to the manifests that are shipped now. */
  refurnish(tenant: TenantId): Promise<void>
  /** Slugs of the shipped manifests. */
  readonly shipped: ReadonlySet<string>
  /** What `refurnish` leaves noted at the tenant. */
  hashOf(tenant: TenantId): string
}

/** The manifest of what operators do to tenants; for the platform's own tenant alone. */
const platformSlug = 'platform'

export function furnishing(ports: FurnishingPorts): Furnishing {
  const { manifests, transact, clock, sealer, platform } = ports
  const ofOthers = manifests.filter(({ slug }) => slug !== platformSlug)
  const hash = sha256(manifests.map(canonicalHash).join('\n'))
  const hashOfOthers = sha256(ofOthers.map(canonicalHash).join('\n'))
  const manifestsOf = (tenant: TenantId) => (tenant === platform ? manifests : ofOthers)
  const hashOf = (tenant: TenantId) => (tenant === platform ? hash : hashOfOthers)

  const finish = async (stores: Stores, tenant: TenantId): Promise<void> => {
    await stores.tenants.announce()
    await keysIn(stores, () => generateSigningKey(sealer, tenant, clock()))
    await stores.tenants.furnished(hashOf(tenant))
  }

  /** A manifest that an upgrade brought and that clashes with what the tenant made meanwhile. */
  const tellRefused = async (tenant: TenantId, { slug }: Manifest, error: unknown) => {
    // The operators see theirs at the start; another tenant must not shut its people out.
    if (tenant === platform || !(error instanceof Problem)) throw asStartFailure(error, slug)
    const facts = { detail: error.message }
    const target = `declaration/${slug}`
    await transact(tenant, ({ audit }) =>
      audit.append({ action: 'declaration.refused', by: system, target, at: clock(), facts }),
    )
  }

  return {
    hashOf,
    shipped: new Set(manifests.map(({ slug }) => slug)),
    async furnish(stores, tenant) {
      for (const manifest of manifestsOf(tenant))
        await applyManifest(stores, manifest, { by: system, at: clock() }).catch(
          (error: unknown) => {
            throw tenant === platform ? asStartFailure(error, manifest.slug) : error
          },
        )
      await finish(stores, tenant)
    },
    async refurnish(tenant) {
      for (const manifest of manifestsOf(tenant))
        await transact(tenant, (stores) =>
          applyManifest(stores, manifest, { by: system, at: clock() }),
        ).catch((error: unknown) => tellRefused(tenant, manifest, error))
      await transact(tenant, async (stores) => {
        // Of two servers that start on a fresh database, one makes the key.
        await stores.declarations.lock()
        await finish(stores, tenant)
      })
    },
  }
}

/** A manifest that the platform's own tenant cannot take keeps the server from starting. */
const asStartFailure = (error: unknown, slug: string): unknown =>
  error instanceof Problem
    ? new StartFailure(`The manifest ${slug} cannot be applied: ${error.message}`, error)
    : error

export interface OpenerPorts extends Pick<FurnishingPorts, 'clock' | 'sealer'> {
  readonly inTenant: Doors['inTenant']
  readonly furnishing: Furnishing
  readonly revocations: Revocations
  /** What it may have in common with those that are open already. */
  readonly alike: Alike
  /** Whether this installation serves the tenant at all. */
  readonly isServed: (tenant: TenantId) => boolean
}

type Standing = NonNullable<Awaited<ReturnType<TenantStore['standing']>>>

/** Brings a tenant into memory, as it is now. */
export function tenantOpener(ports: OpenerPorts): TenantsPorts['open'] {
  const { inTenant, furnishing: furnished, revocations, sealer, clock, alike } = ports

  // Apart from what was read, which the tenant in memory would keep otherwise.
  const since = (id: TenantId, known: number) =>
    inTenant(id, (database) => accessChanges(database, known))

  /** All in one transaction; only how it stands, of a tenant that is not `fit`. */
  const read = (id: TenantId, fit: (standing: Standing) => boolean) =>
    inTenant(id, async (database) => {
      const standing = await tenantStore(database).standing()
      if (!standing || !fit(standing)) return { standing }
      const held = {
        keys: await keyStore(database).list(),
        revoked: await liveRevocations(database, clock()),
        access: await currentAccess(database, alike.read),
      }
      return { standing, held }
    })

  return async (id) => {
    if (!ports.isServed(id)) return undefined
    let { standing, held } = await read(id, (one) => one.manifestsHash === furnished.hashOf(id))
    if (standing && !held) {
      await furnished.refurnish(id)
      // As it is: a process of another version may have brought it to its own manifests since.
      ;({ standing, held } = await read(id, () => true))
    }
    if (!standing || !held) return undefined
    const { access } = held
    for (const { subject, until } of held.revoked) revocations.add(subject, until)
    return {
      id,
      slug: standing.slug,
      keys: held.keys.map((key) => openSigningKey(sealer, id, key)),
      access: await readAccess({ current: async () => access, since }, id, alike.commons),
    }
  }
}
