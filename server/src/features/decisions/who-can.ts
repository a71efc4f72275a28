import { actorOf, partsOf, type Request, type Snapshot, whoMight } from '@castellan/engine'
import type { Caller } from '../../kernel/caller.ts'
import { isId } from '../../kernel/ids.ts'
import { paced, searchAllowance } from '../../kernel/paced.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { authInput, Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { fill, type Lookup } from './filling.ts'
import { instantOf, lookBack } from './past.ts'
import * as problems from './problems.ts'
import { notesOn } from './question.ts'
import type { WhoCan, WhoCanQuery } from './schema.ts'
import type { DecisionPorts } from './service.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface NameStore {
  /** What actors go by, as far as they are there. */
  displayNames(actors: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export interface WhoCanPorts
  extends Pick<DecisionPorts, 'clock' | 'snapshot' | 'registered' | 'past' | 'undeclared'> {
  readonly transact: Transact<{ readonly names: NameStore }>
}

export type WhoCanService = ReturnType<typeof whoCanService>

export function whoCanService(ports: WhoCanPorts) {
  const { clock, snapshot, registered, past, undeclared, transact } = ports
  /** What is searched: the tenant as it is, or as it was. */
  const stateOf = async ({ tenant }: Caller, asOf: string | undefined): Promise<Searched> => {
    const now = clock()
    if (asOf === undefined)
      return { state: snapshot(tenant), lookup: (keys) => registered(tenant, keys), at: now }
    const at = instantOf(asOf, now)
    const { snapshot: state, registered: lookup } = await lookBack(past(tenant, at))
    return { state, lookup, at }
  }

  return {
    /** The actors who may do it, also those who may as long as something holds; those first who came first. */
    async list(caller: Caller, query: WhoCanQuery): Promise<Page<WhoCan>> {
      const { state, lookup, at } = await stateOf(caller, query.asOf)
      const asked = requestOf(query, at)
      const [request = asked] = await fill([asked], lookup)
      const [unknown] = notesOn(state, query.permission, undeclared)
      if (unknown !== undefined) throw new Problem(problems.permissionUnknown, { detail: unknown })
      const might = await paced(
        partsOf(state),
        (part) => whoMight(state, request, part),
        searchAllowance,
      )
      const found = new Map(might.flat().map((one) => [one.actor, one.isConditional]))
      const sliced = sliceIn([...found.keys()].toSorted(), sliceOf(query))
      const names = await transact(caller.tenant, (stores) =>
        stores.names.displayNames(sliced.items),
      )
      const items = sliced.items.flatMap((id) => {
        const actor = actorOf(state, id)
        if (!actor) return []
        const { issuer, subject, kind } = actor
        const conditional = found.get(id) ?? false
        return [{ id, issuer, subject, kind, displayName: names.get(id) ?? null, conditional }]
      })
      return toPage(query, { ...sliced, items }, ({ id }) => id)
    },
  }
}

interface Searched {
  readonly state: Snapshot
  readonly lookup: Lookup
  readonly at: Date
}

/** About everybody, with what is not told left open; whoever is searched takes the actor's place. */
const requestOf = ({ permission, workspace, resourceId }: WhoCanQuery, at: Date): Request => ({
  actor: '',
  permission,
  resource: {
    ...(resourceId !== undefined && { id: { id: resourceId } }),
    workspace: workspace ?? null,
  },
  now: at.getTime(),
})

function sliceIn(ids: readonly string[], { after, offset, limit }: Slice): Sliced<string> {
  if (after !== null && !isId(after))
    throw new Problem(authInput.query, { detail: '/after is no cursor of this list' })
  const next = after === null ? offset : ids.findIndex((id) => id > after)
  const from = next === -1 ? ids.length : next
  const items = ids.slice(from, from + limit)
  return { items, total: ids.length, hasMore: from + items.length < ids.length }
}
