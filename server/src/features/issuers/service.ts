import { type AuditStore, changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Contents, ContentsStore } from '../../kernel/contents.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, preconditionFailed } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { KeySource } from '../../kernel/trusted-issuer.ts'
import { beyondOwn } from '../assignments/problems.ts'
import type { Given } from '../assignments/schema.ts'
import { type Gives, givenBy, noLongerGiven, warningsOf } from './gives.ts'
import * as problems from './problems.ts'
import type { IssuerPatch, IssuerQuery, IssuerTest, NewIssuer, StoredIssuer } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface IssuerStore {
  /** Makes changes of terms, and what tokens change by them, come one after another. */
  takeTurn(): Promise<void>
  /** Adds the issuer. False, and nothing added, when the tenant has it already. */
  insert(issuer: StoredIssuer): Promise<boolean>
  find(id: string): Promise<StoredIssuer | undefined>
  list(query: IssuerQuery, slice: Slice): Promise<Sliced<StoredIssuer>>
  /** Writes the issuer over the one of that revision; undefined when it has another by now. */
  update(issuer: StoredIssuer, revision: number): Promise<StoredIssuer | undefined>
  remove(id: string): Promise<void>
  /** Has the issuer's tokens for its audiences lead to the tenant; none do while it is disabled. */
  enlist(issuer: StoredIssuer): Promise<void>
  /** Those of the tenant-level roles, groups and workspaces that are not there. */
  missing(gives: Gives): Promise<readonly string[]>
  /** All that actors of this `iss` hold tenant-wide, whether or not they may act. */
  heldUnder(issuer: string): Promise<Held>
  /** What its actors may do is settled anew with the transaction. */
  touchActors(issuer: string): Promise<void>
}

/** What somebody holds tenant-wide. */
export interface Held extends Contents {
  readonly grants: readonly Given[]
  readonly groups: readonly string[]
}

export interface IssuerStores {
  readonly issuers: IssuerStore
  readonly contents: Pick<ContentsStore, 'actionsOf'>
  readonly audit: AuditStore
  /** Takes back what claims of the issuer gave, all or this, and says how much it was. */
  readonly synced: {
    /** The same roles, and those that manifests tie to the global roles among them. */
    withTied(roles: readonly string[]): Promise<readonly string[]>
    withdraw(issuer: StoredIssuer, gives?: Gives): Promise<object>
  }
}

/** What an issuer's address gave. */
export interface KeysFound {
  readonly jwksUrl: string | null
  readonly keys: readonly IssuerTest['keys'][number][]
  /** Why there are none; null when there are. */
  readonly failure: string | null
}

export interface IssuerPorts
  extends Pick<
    Refusals,
    'refuseBeyondOwn' | 'refuseBeyondRoles' | 'refuseBeyondGrants' | 'refuseBeyondPatterns'
  > {
  readonly transact: Transact<IssuerStores>
  readonly clock: Clock
  readonly newId: NewId
  /** Whether the caller may put members into the workspace. */
  readonly mayAddMembers: (caller: Caller, workspace: string) => boolean
  readonly isOwnIssuer: (issuer: string) => boolean
  /** Why an address may not be fetched; undefined when it may. */
  readonly faultOfUrl: (address: string) => string | undefined
  readonly inspectKeys: (source: KeySource) => Promise<KeysFound>
  /** Makes a change count at once in this process. */
  readonly trustChanged: () => void
}

export type IssuerService = ReturnType<typeof issuerService>

export function issuerService(ports: IssuerPorts) {
  const { transact, clock, newId } = ports

  /**
   * Whoever sets an issuer's terms can be any of its actors, and give all that its rules give: so
   * they must hold that themselves.
   */
  const refuseStronger = async (
    caller: Caller,
    { issuers, synced, contents }: IssuerStores,
    versions: readonly [StoredIssuer, ...StoredIssuer[]],
  ): Promise<void> => {
    const given = versions.map(givenBy)
    const roles = await synced.withTied(given.flatMap((gives) => gives.roles))
    ports.refuseBeyondRoles(caller, [...new Set(roles)])
    const held = await issuers.heldUnder(versions[0].issuer)
    ports.refuseBeyondGrants(caller, held.grants)
    const groups = [...held.groups, ...given.flatMap((gives) => gives.groups)]
    ports.refuseBeyondOwn(caller, [...new Set(groups)])
    ports.refuseBeyondPatterns(caller, await contents.actionsOf(held))
    for (const workspace of given.flatMap((gives) => gives.workspaces))
      if (!ports.mayAddMembers(caller, workspace))
        throw new Problem(beyondOwn, { detail: 'You may not add members to that workspace' })
  }

  const check = async ({ issuers }: IssuerStores, issuer: StoredIssuer): Promise<void> => {
    refuseAddresses(issuer, ports.faultOfUrl)
    const missing = await issuers.missing(givenBy(issuer))
    if (missing.length > 0)
      throw new Problem(problems.grantUnknown, { detail: `Not there: ${missing.join(', ')}` })
  }

  return {
    /** Trusts an issuer: from now on whoever it gives tokens to is an actor of the tenant. */
    async create(caller: Caller, by: Author, input: NewIssuer): Promise<StoredIssuer> {
      if (ports.isOwnIssuer(input.issuer)) throw new Problem(problems.issuerOwn)
      const at = clock()
      const instant = at.toISOString()
      const issuer = {
        ...input,
        id: newId<'issuer'>(),
        createdAt: instant,
        updatedAt: instant,
        revision: 1,
      }
      await transact(caller.tenant, async (stores) => {
        await check(stores, issuer)
        await refuseStronger(caller, stores, [issuer])
        if (!(await stores.issuers.insert(issuer))) throw new Problem(problems.issuerTaken)
        await stores.issuers.enlist(issuer)
        await stores.issuers.touchActors(issuer.issuer)
        await stores.audit.append({
          action: 'issuer.created',
          by,
          target: `issuer/${issuer.id}`,
          at,
          facts: { after: factsOf(issuer) },
        })
      })
      ports.trustChanged()
      return issuer
    },

    list: (tenant: TenantId, query: IssuerQuery): Promise<Page<StoredIssuer>> =>
      transact(tenant, async ({ issuers }) =>
        toPage(query, await issuers.list(query, sliceOf(query)), (issuer) => issuer.id),
      ),

    get: (tenant: TenantId, id: string): Promise<StoredIssuer> =>
      transact(tenant, async ({ issuers }) =>
        known(await issuers.find(id), problems.issuerUnknown),
      ),

    /**
     * Changes what is given and leaves the rest. Tokens are held against the new terms at once.
     * Whoever may change issuers may shut out the actors of any: that gives nobody anything.
     */
    async update(caller: Caller, by: Author, { id, patch, ifMatch }: Patch): Promise<StoredIssuer> {
      const at = clock()
      const updated = await transact(caller.tenant, async (stores) => {
        await stores.issuers.takeTurn()
        const before = known(await stores.issuers.find(id), problems.issuerUnknown)
        const wanted = merged(before, patch, at)
        if (!isShutOnly(patch)) {
          await check(stores, wanted)
          await refuseStronger(caller, stores, [before, wanted])
        }
        const after = await stores.issuers.update(wanted, ifMatch ?? before.revision)
        if (!after) throw new Problem(preconditionFailed)
        await stores.issuers.enlist(after)
        if (after.enabled !== before.enabled) await stores.issuers.touchActors(after.issuer)
        const withdrawn = await takeBack(stores, before, after)
        await stores.audit.append({
          action: 'issuer.updated',
          by,
          target: `issuer/${id}`,
          at,
          facts: { ...changes(before, after), ...withdrawn },
        })
        return after
      })
      ports.trustChanged()
      return updated
    },

    /**
     * Trusts it no more. Its actors stay, with what they were given by hand, and may do nothing. Like
     * shutting it out, that is for whoever may delete issuers.
     */
    async remove(caller: Caller, by: Author, id: string): Promise<void> {
      await transact(caller.tenant, async (stores) => {
        await stores.issuers.takeTurn()
        const issuer = known(await stores.issuers.find(id), problems.issuerUnknown)
        // Gone first: whoever its tokens bring in meanwhile waits, and finds it gone.
        await stores.issuers.remove(id)
        const withdrawn = await stores.synced.withdraw(issuer)
        await stores.issuers.touchActors(issuer.issuer)
        await stores.audit.append({
          action: 'issuer.deleted',
          by,
          target: `issuer/${id}`,
          at: clock(),
          facts: { before: factsOf(issuer), withdrawn },
        })
      })
      ports.trustChanged()
    },

    /** Fetches the issuer's keys as they are now, and looks for what it would give. */
    async test(tenant: TenantId, id: string): Promise<IssuerTest> {
      const { issuer, missing } = await transact(tenant, async ({ issuers }) => {
        const found = known(await issuers.find(id), problems.issuerUnknown)
        return { issuer: found, missing: [...(await issuers.missing(givenBy(found)))] }
      })
      const { failure, jwksUrl, keys } = await ports.inspectKeys(issuer)
      return {
        ok: failure === null,
        problem: failure,
        jwksUrl,
        keys: [...keys],
        missing,
        warnings: warningsOf(issuer),
      }
    },
  }
}

/**
 * Takes back at once what rules gave that are no more: an older token would leave it. Whoever it is
 * due to by another rule has it again with their next request.
 */
async function takeBack({ synced }: IssuerStores, before: StoredIssuer, after: StoredIssuer) {
  const gives = noLongerGiven(before, after)
  if (!gives) return {}
  const roles = await synced.withTied(gives.roles)
  return { withdrawn: await synced.withdraw(after, { ...gives, roles }) }
}

interface Patch {
  readonly id: string
  readonly patch: IssuerPatch
  readonly ifMatch: number | undefined
}

const isShutOnly = (patch: IssuerPatch): boolean =>
  patch.enabled === false && Object.keys(patch).length === 1

const merged = (before: StoredIssuer, patch: IssuerPatch, at: Date): StoredIssuer => {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  // One address takes the place of the other.
  const replaced = {
    ...(patch.jwksUrl && { discoveryUrl: null }),
    ...(patch.discoveryUrl && { jwksUrl: null }),
  }
  return { ...before, ...replaced, ...given, updatedAt: at.toISOString() }
}

function refuseAddresses(
  { jwksUrl, discoveryUrl }: StoredIssuer,
  faultOfUrl: IssuerPorts['faultOfUrl'],
): void {
  if ((jwksUrl === null) === (discoveryUrl === null))
    throw new Problem(problems.addressRefused, { detail: 'Give either jwksUrl or discoveryUrl' })
  const fault = faultOfUrl(jwksUrl ?? discoveryUrl ?? '')
  if (fault !== undefined)
    throw new Problem(problems.addressRefused, {
      detail: `${jwksUrl === null ? 'discoveryUrl' : 'jwksUrl'}: ${fault}`,
    })
}

const factsOf = ({
  id: _,
  createdAt: __,
  updatedAt: ___,
  revision: ____,
  ...facts
}: StoredIssuer) => facts
