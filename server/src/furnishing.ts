import type { Revocations } from './access/revocations.ts'
import { type AccessSource, readAccess } from './access/snapshot.ts'
import type { TenantsPorts } from './access/tenants.ts'
import type { Sealer } from './adapters/seal.ts'
import { generateSigningKey, openSigningKey } from './adapters/signing-keys.ts'
import { canonicalHash, type Manifest } from './features/declarations/manifest.ts'
import { applyManifest } from './features/declarations/service.ts'
import { keysIn } from './features/tokens/keys.ts'
import { liveRevocations } from './features/tokens/store.ts'
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

export interface OpenerPorts extends Pick<FurnishingPorts, 'transact' | 'clock' | 'sealer'> {
  readonly inTenant: Doors['inTenant']
  readonly source: AccessSource
  readonly furnishing: Furnishing
  readonly revocations: Revocations
  /** Whether this installation serves the tenant at all. */
  readonly isServed: (tenant: TenantId) => boolean
}

/** Brings a tenant into memory, as it is now. */
export function tenantOpener(ports: OpenerPorts): TenantsPorts['open'] {
  const { transact, inTenant, furnishing: furnished, revocations, sealer, clock } = ports

  return async (id) => {
    const standing = ports.isServed(id)
      ? await transact(id, ({ tenants }) => tenants.standing())
      : undefined
    if (!standing) return undefined
    if (standing.manifestsHash !== furnished.hashOf(id)) await furnished.refurnish(id)
    const keys = await transact(id, (stores) => stores.keys.list())
    const revoked = await inTenant(id, (database) => liveRevocations(database, clock()))
    for (const { subject, until } of revoked) revocations.add(subject, until)
    return {
      id,
      slug: standing.slug,
      keys: keys.map((key) => openSigningKey(sealer, id, key)),
      access: await readAccess(ports.source, id),
    }
  }
}
