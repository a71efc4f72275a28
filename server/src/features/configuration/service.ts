import { check, explain, type Request, type Snapshot } from '@castellan/engine'
import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { paced } from '../../kernel/paced.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Gather, Transact } from '../../kernel/transact.ts'
import type { Question } from '../decisions/schema.ts'
import { lastAdministrator } from '../users/problems.ts'
import { canonicalKept } from './canon.ts'
import { effectOf, type Moved, telling } from './effect.ts'
import { configurationStale } from './problems.ts'
import {
  driftOf,
  type Found,
  type Hands,
  type Reconciled,
  type Reconciliation,
  reconcile,
} from './reconcile.ts'
import type {
  Applied,
  ApplyRequest,
  Change,
  Drift,
  DriftRequest,
  Exported,
  Plan,
  PlanRequest,
  SimulateRequest,
  Simulation,
} from './schema.ts'
import { type Item, type Kind, kinds } from './shapes.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface ConfigurationStore {
  /** Every item of a kind, in the order of their keys. */
  read(kind: Kind): Promise<readonly unknown[]>
  /** What of a kind is so by itself, so that no file need say it. */
  implied(kind: Kind): Promise<readonly unknown[]>
  /** The access version. */
  version(): Promise<number>
  /** Every actor and how files name it. */
  actors(): Promise<readonly { readonly id: string; readonly name: string }[]>
  /** The id of whom files name so. */
  holder(name: string): Promise<string | undefined>
  /** Gives a local actor another subject. False when somebody has or had that. */
  rename(actor: string, subject: string): Promise<boolean>
  /** The id of the trusted issuer. */
  issuer(issuer: string): Promise<string | undefined>
  /** The id of the provider of that name. */
  provider(name: string): Promise<string | undefined>
  /** Puts a manifest's role at a place, or where its manifest puts it; its id when there is one. */
  place(role: string, precedence: number | null): Promise<string | undefined>
  /** Adds an actor of another issuer, before its first token. False when there is or was one. */
  enter(actor: OutsideActor & { readonly id: string; readonly at: Date }): Promise<boolean>
  describe(actor: Pick<OutsideActor, 'displayName' | 'email'> & { id: string }): Promise<void>
  /** The id of an assignment by hand. */
  assignment(named: NamedAssignment): Promise<string | undefined>
}

export interface OutsideActor {
  readonly issuer: string
  readonly subject: string
  readonly kind: 'user' | 'application' | 'service' | 'agent'
  readonly displayName: string
  readonly email: string | null
}

export interface NamedAssignment {
  readonly actor: string | null
  readonly group: string | null
  readonly role: string
  readonly workspace: string | null
  readonly from: string | null
  readonly until: string | null
}

export interface ConfigurationStores {
  readonly configuration: ConfigurationStore
  readonly declarations: { lock(): Promise<void> }
  /** Runs the act, and says whether it took the tenant's last administrator away. */
  readonly administrators: { areLostBy(act: () => Promise<void>): Promise<boolean> }
  readonly audit: AuditStore
}

interface Foreseen {
  readonly before: Snapshot
  readonly after: Snapshot
}

interface Rehearsed<T> extends Foreseen {
  readonly result: T
  /** What committing it would be refused with. */
  readonly refusal: Problem | undefined
}

export interface ConfigurationPorts<Stores> {
  readonly transact: Transact<Stores & ConfigurationStores>
  readonly gather: Gather<Stores & ConfigurationStores>
  /** Does the acts, sees what would come of them, and takes them back. */
  readonly rehearse: <T>(
    tenant: TenantId,
    work: (transact: Transact<Stores & ConfigurationStores>) => Promise<T>,
  ) => Promise<Rehearsed<T>>
  readonly handsOf: (order: Order<Stores & ConfigurationStores>) => Hands
  /** Throws when the caller may not do that to things of the kind, one by one. */
  readonly refuseBeyondPermitted: (caller: Caller, kind: Kind, act: Change['act']) => void
  /** Has what is held in memory of other issuers read anew. */
  readonly trustChanged: () => void
  /** The question in the engine's words. Throws when it is about somebody the caller may not ask about. */
  readonly asked: (caller: Caller, question: Question, now: number) => Request
  readonly clock: Clock
  readonly snapshot: (tenant: TenantId) => Snapshot
  /** The manifests that every tenant has, which come with the server and not with files. */
  readonly shipped: ReadonlySet<string>
}

/** On whose word things are changed, and with which stores. */
export interface Order<Stores> {
  readonly transact: Transact<Stores>
  readonly caller: Caller
  readonly by: Author
  /** Done to see what would come of it, and taken back: so nobody gets anything by it. */
  readonly isRehearsal: boolean
}

export type ConfigurationService = ReturnType<typeof configurationService>

export function configurationService<Stores>(ports: ConfigurationPorts<Stores>) {
  const { gather, rehearse, clock } = ports

  const done = async (
    { configuration, prune }: PlanRequest,
    order: Order<Stores & ConfigurationStores>,
  ) => {
    const { transact, caller, isRehearsal } = order
    const permitted = new Set<string>()
    const moved: Moved[] = []
    const reconciliation: Reconciliation = {
      configuration,
      prune,
      hands: telling(ports.handsOf(order), (one) => moved.push(one)),
      permit: (kind, act) => {
        const known = `${kind} ${act}`
        if (isRehearsal || permitted.has(known)) return
        ports.refuseBeyondPermitted(caller, kind, act)
        permitted.add(known)
      },
      find: (kind) => transact(caller.tenant, (stores) => both(kind, stores.configuration)),
    }
    let told: Reconciled = { changes: [], warnings: [], secrets: [] }
    const areLost = await transact(caller.tenant, ({ administrators }) =>
      administrators.areLostBy(async () => {
        told = await reconcile(reconciliation)
      }),
    )
    if (areLost) throw new Problem(lastAdministrator)
    return { ...told, moved }
  }

  /** What would come of it; whoever it adds has a name only inside it. */
  const foreseen = (caller: Caller, by: Author, request: PlanRequest) =>
    rehearse(caller.tenant, async (transact) => {
      const actors = () => transact(caller.tenant, ({ configuration }) => configuration.actors())
      const before = await actors()
      const told = await done(request, { transact, caller, by, isRehearsal: true })
      const known = [...before, ...(await actors())]
      return { ...told, names: new Map(known.map(({ id, name }) => [id, name])) }
    })

  return {
    /** The tenant as files have it: no secrets, no records. The same tenant gives the same bytes. */
    export: (tenant: TenantId): Promise<Exported> =>
      ports.transact(tenant, async ({ configuration }) => {
        const found: Exported = { format: 1 }
        for (const kind of kinds) {
          const items = [...(await itemsFound(kind, configuration))]
          const told = items.filter(([key]) => kind !== 'manifests' || !ports.shipped.has(key))
          found[kind] = told.map(([, item]) => item)
        }
        return found
      }),

    /** In what the tenant is otherwise than the files say, whether or not it could be made so. */
    drift: (caller: Caller, by: Author, { configuration }: DriftRequest): Promise<Drift> =>
      gather(caller.tenant, async (transact) => {
        const hands = ports.handsOf({ transact, caller, by, isRehearsal: true })
        const changes = await driftOf({
          configuration,
          isPruned: (kind) => hands[kind].remove !== undefined,
          find: (kind) => transact(caller.tenant, (stores) => both(kind, stores.configuration)),
        })
        const version = await transact(caller.tenant, (stores) => stores.configuration.version())
        return { version, changes }
      }),

    /** What applying would change, and who would gain and lose what; nothing is done. */
    async plan(caller: Caller, by: Author, request: PlanRequest): Promise<Plan> {
      const { result, before, after, refusal } = await foreseen(caller, by, request)
      if (refusal) throw refusal
      const { changes, warnings, names, moved } = result
      const now = clock().getTime()
      const effect = await effectOf({ before, after, names, moved, now })
      return { version: before.version, changes, warnings, effect }
    },

    /** Makes the tenant what the files say, all of it or nothing; the same files again do nothing. */
    async apply(caller: Caller, by: Author, request: ApplyRequest): Promise<Applied> {
      const { tenant } = caller
      const applied = await gather(tenant, async (transact) => {
        await transact(tenant, ({ declarations }) => declarations.lock())
        const version = await transact(tenant, (stores) => stores.configuration.version())
        if (request.ifVersion !== undefined && request.ifVersion !== version)
          throw new Problem(configurationStale, { detail: `It is at version ${version}` })
        const result = await done(request, { transact, caller, by, isRehearsal: false })
        if (result.changes.length > 0)
          await transact(tenant, ({ audit }) =>
            audit.append({
              action: 'configuration.applied',
              by,
              target: 'configuration/tenant',
              at: clock(),
              facts: { changes: result.changes.length, prune: request.prune },
            }),
          )
        return result
      })
      if (applied.changes.some(({ kind }) => kind === 'issuers')) ports.trustChanged()
      const { changes, warnings, secrets } = applied
      return { version: ports.snapshot(tenant).version, changes, warnings, secrets }
    },

    /** Decisions as they are and as they would be after a draft; nothing of it is stored. */
    async simulate(caller: Caller, by: Author, request: SimulateRequest): Promise<Simulation> {
      const { draft, requests } = request
      const now = clock().getTime()
      const asked = requests.map(({ id, ...question }) => ({
        ...(id !== undefined && { id }),
        request: ports.asked(caller, question, now),
      }))
      const planned = { configuration: draft, prune: false }
      const { result, before, after, refusal } = await foreseen(caller, by, planned)
      const { changes, warnings, names, moved } = result
      return {
        version: before.version,
        changes,
        // A draft is there to be looked at, so what could not be committed is told and not refused.
        warnings: refusal ? [...warnings, `${refusal.kind.code}: ${refusal.message}`] : warnings,
        effect: await effectOf({ before, after, names, moved, now }),
        decisions: await paced(asked, ({ request, ...named }) => ({
          ...named,
          before: check(before, request),
          after: check(after, request),
          authoritative: explain(after, request).authoritative,
        })),
      }
    },
  }
}

const itemsFound = async <K extends Kind>(
  kind: K,
  store: ConfigurationStore,
): Promise<ReadonlyMap<string, Item<K>>> => canonicalKept(kind, await store.read(kind))

const both = async <K extends Kind>(kind: K, store: ConfigurationStore): Promise<Found<K>> => ({
  found: await itemsFound(kind, store),
  implied: canonicalKept(kind, await store.implied(kind)),
})
