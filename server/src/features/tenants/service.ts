import { type AuditStore, changes, removal } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, type ProblemKind, preconditionFailed } from '../../kernel/problem.ts'
import type { Transact, TransactTogether } from '../../kernel/transact.ts'
import { administratorInvitations, type Inviting, type Telling } from './administrators.ts'
import * as problems from './problems.ts'
import type { NewTenant, Tenant, TenantPatch, TenantQuery } from './schema.ts'

/** A tenant as it is kept. */
export interface StoredTenant extends Omit<Tenant, 'id' | 'issuer' | 'isPlatform'> {
  readonly id: TenantId
}

/** What finds tenants before anybody is known to belong to one. Purged ones are not there. */
export interface TenantDirectory {
  /** Adds the tenant unless its slug is there, and answers the one that is. */
  ensure(tenant: Identity & { readonly createdAt: Date }): Promise<Identity>
  find(id: string): Promise<StoredTenant | undefined>
  list(query: TenantQuery, slice: Slice): Promise<Sliced<StoredTenant>>
  idOfSlug(slug: string): Promise<TenantId | undefined>
  idOfDomain(domain: string): Promise<TenantId | undefined>
}

export interface Identity {
  readonly id: TenantId
  readonly slug: string
}

/** The tenant that the transaction is in. */
export interface TenantStore {
  /** Adds its row. False when the slug is taken; of several at once, one gets true. */
  insert(tenant: { slug: string; name: string; createdAt: Date }): Promise<boolean>
  self(): Promise<StoredTenant | undefined>
  /** The same, as it stays until the transaction ends; waits for those who change it. */
  hold(): Promise<StoredTenant | undefined>
  /** Changes the tenant as of `revision`, or as it is; undefined when it is not so any more. */
  update(
    changes: { name?: string | undefined; status?: StoredTenant['status'] },
    change: { at: Date; revision: number | undefined },
  ): Promise<StoredTenant | undefined>
  /** Makes these its e-mail domains, and answers those that other tenants have. */
  replaceDomains(domains: readonly string[]): Promise<readonly string[]>
  /** Those of the e-mail addresses whose users may not be in the tenant. */
  foreign(emails: readonly string[]): Promise<readonly string[]>
  /** Puts the tenant's own state (active or not) before the engine. */
  announce(): Promise<void>
  /** Removes all that is the tenant's but its audit trail. */
  purge(): Promise<void>
  /** What it goes by, and which shipped manifests it has; undefined when there is no such tenant. */
  standing(): Promise<{ slug: string; manifestsHash: string | null } | undefined>
  /** Notes which shipped manifests it has. */
  furnished(manifestsHash: string): Promise<void>
}

export interface TenantStores {
  readonly tenants: TenantStore
  readonly audit: AuditStore
}

type Administrator = NonNullable<NewTenant['administrator']>

export interface TenantPorts<Stores> {
  readonly directory: TenantDirectory
  readonly transact: Transact<Stores & TenantStores>
  readonly together: TransactTogether<Stores & TenantStores>
  readonly clock: Clock
  readonly newId: NewId
  readonly isMultiTenant: boolean
  readonly platform: Identity
  readonly issuerOf: (tenant: Identity) => string
  /** Gives a new tenant what every tenant has: manifests, a signing key. */
  readonly furnish: (stores: Stores, tenant: TenantId) => Promise<void>
  readonly hash: (password: string, username: string) => Promise<string>
  /** Adds the first superadmin in the transaction that makes the tenant. */
  readonly crown: (
    stores: Stores,
    by: Author,
    first: Omit<Administrator, 'password'> & { passwordHash: string; createdAt: Date },
  ) => Promise<void>
  /** Forgets a tenant that is no more. */
  readonly close: (tenant: TenantId) => void
  readonly inviting: Inviting<Stores>
}

export type TenantService = ReturnType<typeof tenantService>

/** The tenants, as those who operate the platform see them. */
export function tenantService<Stores>(ports: TenantPorts<Stores>) {
  const { directory, transact, together, clock, platform } = ports
  const toTenant = (tenant: StoredTenant): Tenant => ({
    ...tenant,
    issuer: ports.issuerOf(tenant),
    isPlatform: tenant.id === platform.id,
  })

  /** What is done to a tenant, told in its own audit trail and in the operators'. */
  function act<T>(
    { id, action, by, at, factsOf }: Telling<T>,
    work: (stores: Stores & TenantStores) => Promise<T>,
  ) {
    const target = `tenant/${id}`
    let facts = {}
    return together(
      {
        tenant: id,
        work: async (stores) => {
          const result = await work(stores)
          facts = factsOf(result)
          // Who operates the platform is nobody that the tenant knows.
          await stores.audit.append({ action, by: { ...by, id: null }, target, at, facts })
          return result
        },
      },
      ...(id === platform.id
        ? []
        : [
            {
              tenant: platform.id,
              work: ({ audit }: TenantStores) => audit.append({ action, by, target, at, facts }),
            },
          ]),
    )
  }

  async function operated(id: string): Promise<StoredTenant> {
    if (!ports.isMultiTenant) throw new Problem(problems.singleTenant)
    return known(await directory.find(id), problems.tenantUnknown)
  }

  /** Lets callers of the tenant in, or keeps all of them out, from now on. */
  async function changeStatus(by: Author, id: string, { status, action, unless }: StatusChange) {
    const tenant = await operated(id)
    if (tenant.id === platform.id) throw new Problem(problems.isPlatform)
    const at = clock()
    const { slug } = tenant
    const factsOf = ({ before, after }: Change) => ({ slug, ...changes(before, after) })
    const told = { id: tenant.id, action, by, at, factsOf }
    const changed = await act(told, async ({ tenants }) => {
      const before = known(await tenants.hold(), problems.tenantUnknown)
      if (before.status === unless?.status) throw new Problem(unless.problem)
      const after = known(
        await tenants.update({ status }, { at, revision: undefined }),
        problems.tenantUnknown,
      )
      await tenants.announce()
      return { before, after }
    })
    return toTenant(changed.after)
  }

  return {
    ...administratorInvitations<Stores>({ ...ports, operated, act, now: clock }),

    /** Adds a tenant, whose administrator can sign in from now on. All of it is made, or nothing. */
    async create(by: Author, input: NewTenant): Promise<Tenant> {
      if (!ports.isMultiTenant) throw new Problem(problems.singleTenant)
      const { slug, name, domains, administrator } = input
      const passwordHash =
        administrator && (await ports.hash(administrator.password, administrator.username))
      const at = clock()
      const id = ports.newId<'tenant'>()
      const told = {
        id,
        action: 'tenant.created',
        by,
        at,
        factsOf: () => ({ slug, name, domains }),
      }
      const created = await act(told, async (stores) => {
        const { tenants } = stores
        if (!(await tenants.insert({ slug, name, createdAt: at })))
          throw new Problem(problems.slugTaken)
        await takeDomains(tenants, domains)
        await ports.furnish(stores, id)
        if (administrator && passwordHash) {
          const { password: _, ...names } = administrator
          await ports.crown(stores, { ...by, id: null }, { ...names, passwordHash, createdAt: at })
        }
        return known(await tenants.self(), problems.tenantUnknown)
      })
      return toTenant(created)
    },

    async list(query: TenantQuery): Promise<Page<Tenant>> {
      const sliced = await directory.list(query, sliceOf(query))
      const page = toPage(query, sliced, (tenant) => tenant.id)
      return { ...page, items: page.items.map(toTenant) }
    },

    get: async (id: string): Promise<Tenant> =>
      toTenant(known(await directory.find(id), problems.tenantUnknown)),

    /** The caller's own tenant. */
    current: (caller: Caller): Promise<Tenant> =>
      transact(caller.tenant, async ({ tenants }) =>
        toTenant(known(await tenants.self(), problems.tenantUnknown)),
      ),

    /** Changes what is given and leaves the rest. */
    async update(by: Author, { id, patch, ifMatch }: Patch): Promise<Tenant> {
      const { name, domains } = patch
      // That of an installation of one is named for people; its addresses and its domains are all.
      const isOwnName = id === platform.id && domains === undefined
      const { id: tenant } = isOwnName ? platform : await operated(id)
      const at = clock()
      const factsOf = ({ before, after }: Change) => changes(before, after)
      const told = { id: tenant, action: 'tenant.updated', by, at, factsOf }
      const updated = await act(told, async ({ tenants }) => {
        const before = known(await tenants.hold(), problems.tenantUnknown)
        if (!(await tenants.update({ name }, { at, revision: ifMatch })))
          throw new Problem(preconditionFailed)
        if (domains) await takeDomains(tenants, domains)
        const after = known(await tenants.self(), problems.tenantUnknown)
        return { before, after }
      })
      return toTenant(updated.after)
    },

    /** Keeps everybody of the tenant out, at once; resuming lets them in as they were. */
    suspend: (by: Author, id: string): Promise<Tenant> =>
      changeStatus(by, id, {
        status: 'suspended',
        action: 'tenant.suspended',
        unless: { status: 'deleted', problem: problems.isDeleted },
      }),

    /** Lets a suspended or deleted tenant's people in again. */
    resume: (by: Author, id: string): Promise<Tenant> =>
      changeStatus(by, id, { status: 'active', action: 'tenant.resumed' }),

    /** Keeps everybody out for good; until it is purged, resuming undoes it. */
    async remove(by: Author, id: string): Promise<void> {
      await changeStatus(by, id, { status: 'deleted', action: 'tenant.deleted' })
    },

    /** Removes all that a deleted tenant had but its audit trail. Nothing undoes it. */
    async purge(by: Author, id: string): Promise<void> {
      const tenant = await operated(id)
      const factsOf = () => ({ slug: tenant.slug, ...removal(tenant) })
      const told = { action: 'tenant.purged', by, at: clock(), factsOf }
      await act({ ...told, id: tenant.id }, async ({ tenants }) => {
        const { status } = known(await tenants.hold(), problems.tenantUnknown)
        if (status !== 'deleted') throw new Problem(problems.notDeleted)
        await tenants.purge()
      })
      ports.close(tenant.id)
    },
  }
}

interface StatusChange {
  readonly status: StoredTenant['status']
  readonly action: string
  /** The state out of which it may not come so. */
  readonly unless?: { readonly status: StoredTenant['status']; readonly problem: ProblemKind }
}

interface Change {
  readonly before: StoredTenant
  readonly after: StoredTenant
}

interface Patch {
  readonly id: string
  readonly patch: TenantPatch
  readonly ifMatch: number | undefined
}

async function takeDomains(tenants: TenantStore, domains: readonly string[]): Promise<void> {
  const taken = await tenants.replaceDomains(domains)
  if (taken.length > 0)
    throw new Problem(problems.domainTaken, { detail: `Taken: ${taken.join(', ')}` })
}
