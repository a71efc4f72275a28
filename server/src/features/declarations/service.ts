import { parsePermission } from '@castellan/engine'
import { type AuditStore, listed } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { known, Problem } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import { differing } from './differing.ts'
import {
  canonicalHash,
  type Manifest,
  ManifestError,
  permissionsOf,
  readManifest,
} from './manifest.ts'
import * as problems from './problems.ts'
import type { Declaration, Declared } from './schema.ts'
import { type Shared, sharedWarnings } from './shared.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface DeclarationStore {
  /** Takes the tenant's turn to reconcile: a second one waits until the first has committed. */
  lock(): Promise<void>
  find(slug: string): Promise<Declaration | undefined>
  /** The manifest as it was last applied. */
  manifest(slug: string): Promise<Manifest | undefined>
  list(): Promise<Declaration[]>
  /** The products of the catalogue, and the manifests that declare permissions of each. */
  products(): Promise<ReadonlyMap<string, readonly string[]>>
  /** What the manifest declares that other products have under the same names. */
  shared(slug: string): Promise<readonly Shared[]>
  /** The product that an application is for; undefined for other actors. */
  productOf(actor: string): Promise<string | undefined>
  save(declared: { manifest: Manifest; hash: string; at: Date }): Promise<void>
  /** Makes these the permissions of the manifest; answers the keys that others declared. */
  setPermissions(
    slug: string,
    permissions: readonly { key: string; implies: readonly string[] }[],
  ): Promise<readonly string[]>
  /** Makes these the managed roles of the manifest; answers the codes that others have. */
  setRoles(slug: string, roles: Manifest['roles'], at: Date): Promise<readonly string[]>
  /**
   * Adds groups and their roles where this was not done before, and answers those; what came after is
   * the operators'.
   */
  addGroupsOnce(slug: string, groups: Manifest['groups'], at: Date): Promise<Made>
}

/** Groups, and roles of groups as `group/role`. */
export type Made = Readonly<Record<'groups' | 'groupRoles', readonly string[]>>

export interface DeclarationStores {
  readonly declarations: DeclarationStore
  /** The roles that follow from global roles and memberships. */
  readonly derivedGrants: { deriveForAll(at: Date): Promise<void> }
  readonly audit: AuditStore
}

export interface DeclarationPorts
  extends Pick<Refusals, 'refuseBeyondPatterns' | 'refuseWiderCeiling'> {
  readonly transact: Transact<DeclarationStores>
  readonly clock: Clock
}

export type DeclarationService = ReturnType<typeof declarationService>

/**
 * Makes the tenant hold what the manifest says: its permissions and managed roles as they stand
 * there; its groups, and what these hold, only where they were never made before, since
 * from then on they are the operators'. The same manifest again changes nothing.
 */
export async function applyManifest(
  { declarations, derivedGrants, audit }: DeclarationStores,
  manifest: Manifest,
  { by, at, permit }: Order,
): Promise<Declaration> {
  await declarations.lock()
  await permit?.(declarations)
  const { slug, roles, groups } = manifest
  const hash = canonicalHash(manifest)
  const before = await declarations.find(slug)
  if (before?.hash === hash) return { ...before, changed: false }
  const differences = differing(await declarations.manifest(slug), manifest)

  refuseTaken('permissions', await declarations.setPermissions(slug, permissionsOf(manifest)))
  refuseTaken('roles', await declarations.setRoles(slug, roles, at))
  const made = await declarations.addGroupsOnce(slug, groups, at)
  await declarations.save({ manifest, hash, at })
  await derivedGrants.deriveForAll(at)
  await audit.append({
    action: 'declaration.applied',
    by,
    target: `declaration/${slug}`,
    at,
    facts: {
      hash,
      ...differences,
      made: { ...listed('groups', made.groups), ...listed('groupRoles', made.groupRoles) },
    },
  })
  return { slug, title: manifest.title, hash, appliedAt: at.toISOString(), changed: true }
}

export function declarationService(ports: DeclarationPorts) {
  const { transact, clock, refuseBeyondPatterns, refuseWiderCeiling } = ports

  return {
    put(
      caller: Caller,
      by: Author,
      { slug, body }: { slug: string; body: unknown },
    ): Promise<Declared> {
      const manifest = read(body)
      if (manifest.slug !== slug) throw new Problem(problems.slugMismatch)
      const permit = async (declarations: DeclarationStore) => {
        await refuseReserved(declarations, manifest)
        refuseBeyondPatterns(caller, await needed(declarations, caller, manifest))
        // It bounds what others may be given inside workspaces, of whichever product that is.
        for (const { level, ceiling } of manifest.roles)
          if (level === 'tenant') refuseWiderCeiling(caller, ceiling)
      }
      return transact(caller.tenant, async (stores) => {
        const applied = await applyManifest(stores, manifest, { by, at: clock(), permit })
        return { ...applied, warnings: sharedWarnings(await stores.declarations.shared(slug)) }
      })
    },

    list: async (tenant: TenantId) => ({
      items: await transact(tenant, ({ declarations }) => declarations.list()),
    }),

    get: (tenant: TenantId, slug: string): Promise<Declaration> =>
      transact(tenant, async ({ declarations }) =>
        known(await declarations.find(slug), problems.declarationUnknown),
      ),
  }
}

function read(body: unknown): Manifest {
  try {
    return readManifest(body)
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error
    const { pointer, message } = error
    throw new Problem(problems.manifestWrong, {
      detail: message,
      errors: [{ pointer, code: 'invalid', detail: message }],
    })
  }
}

interface Order {
  readonly by: Author
  readonly at: Date
  /** Throws when whoever orders it may not; asked while the tenant's turn is held. */
  readonly permit?: (declarations: DeclarationStore) => Promise<void>
}

/**
 * What a caller must hold to apply a manifest. Within products of its own a manifest may give and
 * take anything; to touch others, or to reach into them, one must hold what is touched or given.
 */
async function needed(
  declarations: DeclarationStore,
  caller: Caller,
  manifest: Manifest,
): Promise<string[]> {
  const { slug } = manifest
  const declarers = await declarations.products()
  const before = [...declarers].filter(([, slugs]) => slugs.includes(slug)).map(([name]) => name)
  const touched = [...new Set([...Object.keys(manifest.products), ...before])]
  const isOwn = await isTheirs(declarations, caller, slug)
  const foreign = touched.filter(
    (product) => !isOwn || declarers.get(product)?.some((declarer) => declarer !== slug),
  )

  const given = [
    ...manifest.roles.flatMap((role) => role.permissions),
    ...permissionsOf(manifest).flatMap((permission) => permission.implies),
  ]
  const own = new Set(touched.filter((product) => !foreign.includes(product)))
  const reached = given.filter((pattern) => !own.has(parsePermission(pattern)?.product ?? ''))
  return [...foreign.map((product) => `${product}/*:*`), ...reached]
}

/** What `manifests/platform.yaml` declares, which the tenants of others never have. */
export const reserved = { slug: 'platform', permissions: 'access-manager/tenants:' } as const

async function refuseReserved(declarations: DeclarationStore, manifest: Manifest): Promise<void> {
  const isReserved =
    manifest.slug === reserved.slug ||
    permissionsOf(manifest).some(({ key }) => key.startsWith(reserved.permissions))
  if (isReserved && !(await declarations.find(reserved.slug)))
    throw new Problem(problems.declarationReserved)
}

/** Whether the manifest is the caller's own: that of the application's product, or a new one. */
async function isTheirs(
  declarations: DeclarationStore,
  caller: Caller,
  slug: string,
): Promise<boolean> {
  if (caller.kind === 'application') return (await declarations.productOf(caller.id)) === slug
  return (await declarations.find(slug)) === undefined
}

function refuseTaken(what: string, taken: readonly string[]): void {
  if (taken.length > 0)
    throw new Problem(problems.declaredElsewhere, { detail: `Taken ${what}: ${taken.join(', ')}` })
}
