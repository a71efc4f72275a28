import { parsePermission } from '@castellan/engine'
import type { AuditStore } from '../../kernel/audit.ts'
import { type Author, type Caller, system } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import {
  canonicalHash,
  type Manifest,
  ManifestError,
  permissionsOf,
  readManifest,
} from './manifest.ts'
import * as problems from './problems.ts'
import type { Declaration } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface DeclarationStore {
  /** Takes the tenant's turn to reconcile: a second one waits until the first has committed. */
  lock(): Promise<void>
  find(slug: string): Promise<Declaration | undefined>
  list(): Promise<Declaration[]>
  save(declared: { manifest: Manifest; hash: string; at: Date }): Promise<void>
  /** Makes these the permissions of the manifest; answers the keys that others declared. */
  setPermissions(
    slug: string,
    permissions: readonly { key: string; implies: readonly string[] }[],
  ): Promise<readonly string[]>
  /** Makes these the managed roles of the manifest; answers the codes that others have. */
  setRoles(slug: string, roles: Manifest['roles'], at: Date): Promise<readonly string[]>
  /** Adds groups and their roles where this was not done before; what came after is the operators'. */
  addGroupsOnce(slug: string, groups: Manifest['groups'], at: Date): Promise<void>
}

export interface DeclarationStores {
  readonly declarations: DeclarationStore
  readonly audit: AuditStore
}

export interface DeclarationPorts {
  readonly transact: Transact<DeclarationStores>
  readonly clock: Clock
  /** Throws when the caller does not hold all that the patterns give. */
  readonly refuseBeyondPatterns: (caller: Caller, patterns: readonly string[]) => void
}

export type DeclarationService = ReturnType<typeof declarationService>

export function declarationService({ transact, clock, refuseBeyondPatterns }: DeclarationPorts) {
  /**
   * Makes the tenant hold what the manifest says: its permissions and managed roles as they stand
   * there; its groups, and what these hold, only where they were never made before, since
   * from then on they are the operators'. The same manifest again changes nothing.
   */
  const reconcile = (tenant: TenantId, manifest: Manifest, by: Author): Promise<Declaration> =>
    transact(tenant, async ({ declarations, audit }) => {
      await declarations.lock()
      const { slug, roles, groups } = manifest
      const hash = canonicalHash(manifest)
      const before = await declarations.find(slug)
      if (before?.hash === hash) return { ...before, changed: false }

      const at = clock()
      refuseTaken('permissions', await declarations.setPermissions(slug, permissionsOf(manifest)))
      refuseTaken('roles', await declarations.setRoles(slug, roles, at))
      await declarations.addGroupsOnce(slug, groups, at)
      await declarations.save({ manifest, hash, at })
      await audit.append({
        action: 'declaration.applied',
        by,
        target: `declaration/${slug}`,
        at,
        facts: { hash },
      })
      return { slug, title: manifest.title, hash, appliedAt: at.toISOString(), changed: true }
    })

  return {
    /** At start-up, by nobody's order. */
    reconcile: (tenant: TenantId, manifest: Manifest) => reconcile(tenant, manifest, system),

    put(
      caller: Caller,
      by: Author,
      { slug, body }: { slug: string; body: unknown },
    ): Promise<Declaration> {
      const manifest = read(body)
      if (manifest.slug !== slug) throw new Problem(problems.slugMismatch)
      // Within its own products a manifest may give anything; beyond them, what the caller holds.
      refuseBeyondPatterns(
        caller,
        manifest.roles.flatMap((role) => role.permissions).filter(isBeyond(manifest)),
      )
      return reconcile(caller.tenant, manifest, by)
    },

    list: async (tenant: TenantId) => ({
      items: await transact(tenant, ({ declarations }) => declarations.list()),
    }),

    get: (tenant: TenantId, slug: string): Promise<Declaration> =>
      transact(tenant, async ({ declarations }) => {
        const found = await declarations.find(slug)
        if (!found) throw new Problem(problems.declarationUnknown)
        return found
      }),
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

const isBeyond =
  (manifest: Manifest) =>
  (pattern: string): boolean =>
    !Object.hasOwn(manifest.products, parsePermission(pattern)?.product ?? '')

function refuseTaken(what: string, taken: readonly string[]): void {
  if (taken.length > 0)
    throw new Problem(problems.declaredElsewhere, { detail: `Taken ${what}: ${taken.join(', ')}` })
}
