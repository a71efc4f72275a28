import {
  type Actor,
  actorOf,
  catalogueOf,
  check,
  partsOf,
  type Request,
  type Snapshot,
  whoCan,
} from '@castellan/engine'
import type { Caller } from '../../kernel/caller.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { paced, searchAllowance, searchMillisecondsMax } from '../../kernel/paced.ts'
import { type AskingPorts, onVersion, versionIn } from './asking.ts'
import { type Start, startOf } from './paging.ts'
import {
  bareType,
  contextOf,
  localIssuer,
  permissionOf,
  qualified,
  resourceOf,
  translator,
  workspaceIn,
} from './question.ts'
import {
  type ActionSearch,
  datesIn,
  type Properties,
  type ResourceSearch,
  type Results,
  type SubjectSearch,
} from './schema.ts'

/** A resource as it is registered, and the key by which a list of them goes on. */
export interface Registered {
  readonly key: string
  readonly workspace: string
  readonly id: string
  readonly properties: Properties
}

export interface SearchPorts extends AskingPorts {
  /** Registered resources of a type by their keys, in one workspace or in all. */
  readonly registeredOf: (
    tenant: TenantId,
    wanted: {
      readonly type: string
      readonly workspace: string | undefined
      readonly after: string
      readonly limit: number
    },
  ) => Promise<readonly Registered[]>
}

/** Who may, on what, and what: page by page. */
export function searching(ports: SearchPorts) {
  const { clock, fill, registeredOf } = ports
  /** On the state that the context and the page before ask for. */
  const on = <T>(
    caller: Caller,
    { start, context }: { start: Start; context: Properties | undefined },
    work: (state: Snapshot, now: number) => T | Promise<T>,
  ) => {
    const { tenant, version } = versionIn(caller, context)
    const since = { tenant, version: Math.max(version, start.version) }
    return onVersion(ports, since, (state) => work(state, clock().getTime()))
  }

  return {
    /** Who may do the action on the resource, of one kind of actors. */
    subjects(caller: Caller, { page, ...search }: SubjectSearch): Answering {
      const { subject, action, resource, context } = search
      const start = startOf(page, search)
      return on(caller, { start, context }, async (state, now) => {
        translator(caller, { state, now }).refuseForeign()
        const request = {
          actor: '',
          permission: permissionOf(resource, action),
          resource: resourceOf(resource),
          context: contextOf(context, subject.properties, action.properties),
          ...datesIn(context),
          now,
        }
        const [filled = request] = await fill(caller.tenant, [request])
        const isMeant = actorTest(subject.type, subject.properties?.issuer)
        const allowed = await paced(
          partsOf(state),
          (part) => whoCan(state, filled, part),
          searchAllowance,
        )
        const found = allowed
          .flat()
          .flatMap((id) => actorOf(state, id) ?? [])
          .filter(isMeant)
        const by = { keyOf: ({ id }: Actor) => id, to: toSubject }
        return pageOf(found, by, { start, version: state.version, isPaged: page !== undefined })
      })
    },

    /** Which registered resources of the type the subject may do the action on. */
    resources(caller: Caller, { page, ...search }: ResourceSearch): Answering {
      const { subject, action, resource, context } = search
      const start = startOf(page, search)
      return on(caller, { start, context }, async (state, now) => {
        const asked = {
          actor: translator(caller, { state, now }).actorAsked(subject),
          permission: permissionOf(resource, action),
          context: contextOf(context, subject.properties, action.properties),
          ...datesIn(context),
          now,
        }
        const wanted = {
          type: bareType(resource.type),
          workspace: workspaceIn(resource.properties),
        }
        const scan = (after: string) =>
          registeredOf(caller.tenant, { ...wanted, after, limit: scanLimit })
        const found = await gather(start, scan, (one) => mayOn(state, asked, { ...wanted, one }))
        const results = found.items.map(({ id, workspace }) => ({
          type: resource.type,
          id,
          properties: { workspace },
        }))
        const next = found.last === undefined ? '' : start.next(found.last, state.version)
        return paged(results, { next_token: next }, page !== undefined)
      })
    },

    /** Which of the actions that the resource's type has the subject may do on it. */
    actions(caller: Caller, { page, ...search }: ActionSearch): Answering {
      const { subject, resource, context } = search
      const start = startOf(page, search)
      return on(caller, { start, context }, async (state, now) => {
        const request = {
          actor: translator(caller, { state, now }).actorAsked(subject),
          resource: resourceOf(resource),
          context: contextOf(context, subject.properties, undefined),
          ...datesIn(context),
          now,
        }
        const names = actionsOf(state, resource.type)
        const keys = names.map((name) => ({
          ...request,
          permission: permissionOf(resource, { name }),
        }))
        const filled = await fill(caller.tenant, keys)
        const allowed = await paced(filled, (one) => isAllowed(state, one), searchAllowance)
        const found = names.filter((_, at) => allowed[at])
        const by = { keyOf: (name: string) => name, to: (name: string) => ({ name }) }
        return pageOf(found, by, { start, version: state.version, isPaged: page !== undefined })
      })
    },
  }
}

type Answering = Results | Promise<Results>
type Result = Results['results'][number]

/** How many registered resources are read at once, and how many for one page at most. */
const scanLimit = 500
const scannedMax = 10_000

function actorTest(type: string, issuer: unknown): (actor: Actor) => boolean {
  if (typeof issuer !== 'string') return ({ kind }) => kind === type
  return (actor) => actor.kind === type && actor.issuer === issuer
}

/** As a question would name them: those of other issuers with their issuer. */
const toSubject = ({ kind, subject, issuer }: Actor): Result => ({
  type: kind,
  id: subject,
  ...(issuer !== localIssuer && { properties: { issuer } }),
})

const isAllowed = (state: Snapshot, request: Request): boolean =>
  check(state, request).effect === 'allow'

const mayOn = (
  state: Snapshot,
  asked: Omit<Request, 'resource'>,
  { type, one }: { type: string; one: Registered },
): boolean =>
  isAllowed(state, {
    ...asked,
    resource: {
      type,
      id: { id: one.id },
      workspace: one.workspace,
      properties: one.properties,
    },
  })

/**
 * Reads on until the page is full; ends early, with where to go on, when little of much is allowed or
 * it takes long.
 */
async function gather(
  { after, limit }: Start,
  scan: (after: string) => Promise<readonly Registered[]>,
  isWanted: (one: Registered) => boolean,
): Promise<{ items: readonly Registered[]; last: string | undefined }> {
  const items: Registered[] = []
  let last = after
  let isFull = false
  const end = performance.now() + searchMillisecondsMax
  const take = (one: Registered) => {
    if (isFull) return
    const isOneMore = isWanted(one)
    isFull = isOneMore && items.length === limit
    if (isFull) return
    if (isOneMore) items.push(one)
    last = one.key
  }
  for (let scanned = 0; scanned < scannedMax; scanned += scanLimit) {
    const read = await scan(last)
    await paced(read, take)
    if (isFull) return { items, last }
    if (read.length < scanLimit) return { items, last: undefined }
    if (performance.now() > end) break
  }
  return { items, last }
}

/** The names of the actions that the catalogue has for a type, ascending. */
function actionsOf(state: Snapshot, type: string): readonly string[] {
  const prefix = `${qualified(type)}:`
  return catalogueOf(state)
    .filter(({ key }) => key.startsWith(prefix) && !key.includes(':', prefix.length))
    .map(({ key }) => key.slice(prefix.length))
    .sort()
}

/** The page of what was found in whole, in the order of its keys. */
function pageOf<T>(
  found: readonly T[],
  { keyOf, to }: { keyOf: (one: T) => string; to: (one: T) => Result },
  { start, version, isPaged }: { start: Start; version: number; isPaged: boolean },
): Results {
  const rest = found
    .filter((one) => keyOf(one) > start.after)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const shown = rest.slice(0, start.limit)
  const last = shown.at(-1)
  const hasMore = rest.length > shown.length
  const next = hasMore ? start.next(last === undefined ? start.after : keyOf(last), version) : ''
  return paged(shown.map(to), { next_token: next, total: found.length }, isPaged)
}

/** Who does not ask for pages, and needs no second one, is not told of them. */
const paged = (
  results: Result[],
  page: { next_token: string; total?: number },
  isPaged: boolean,
): Results =>
  isPaged || page.next_token !== ''
    ? { page: { ...page, count: results.length }, results }
    : { results }
