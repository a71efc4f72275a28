import { type DateRange, explain, type Request, type Snapshot } from '@castellan/engine'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import type { Decided, LoggedDecision, Origin } from './schema.ts'

export interface RecorderPorts {
  /** Which part of the decisions is kept, from 0 (none) to 1 (all). */
  readonly share: number
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number
  /** An id that begins with a millisecond. */
  readonly idAt: (millisecond: number) => ReturnType<NewId>
  readonly keep: (tenant: TenantId, decision: LoggedDecision) => void
}

/** Keeps its share of the decisions; undefined when that is none, so that nothing is even asked. */
export function decisionRecorder(ports: RecorderPorts): Decided | undefined {
  const { share, random, idAt, keep } = ports
  if (share === 0) return undefined
  return (state, request, origin) => {
    if (share < 1 && random() >= share) return
    keep(origin.caller.tenant, { id: idAt(request.now), ...toLogged(state, request, origin) })
  }
}

function toLogged(
  state: Snapshot,
  request: Request,
  { caller, by, surface }: Origin,
): Omit<LoggedDecision, 'id'> {
  const { effect, reason, version, authoritative } = explain(state, request)
  const { type, id, workspace } = request.resource ?? {}
  return {
    at: timestamp(request.now),
    actor: storable(request.actor),
    permission: storable(request.permission),
    effect,
    reason,
    role: authoritative?.role ?? null,
    policy: authoritative?.policy ?? null,
    pattern: authoritative?.permission ?? null,
    selector: authoritative?.selector ? { ...authoritative.selector } : null,
    group: authoritative?.group ?? null,
    resourceType: type === undefined ? null : storable(type),
    resourceId: partsOf(id ?? {}),
    workspace: workspace === undefined || workspace === null ? null : storable(workspace),
    effective: datesOf(request.effective),
    asAt: datesOf(request.asAt),
    version,
    surface,
    caller: caller.id,
    requestId: by.requestId,
    droppedBefore: 0,
  }
}

function datesOf(range: DateRange | undefined): LoggedDecision['effective'] {
  if (range === undefined) return null
  if (typeof range === 'number') return timestamp(range)
  return { from: timestamp(range.from), to: range.to === null ? null : timestamp(range.to) }
}

const timestamp = (instant: number): string => new Date(instant).toISOString()

const charactersMax = 512
const partsMax = 16

/** Text that a request named, as the database can hold it. */
const storable = (text: string): string =>
  text.slice(0, charactersMax).toWellFormed().replaceAll('\0', '\ufffd')

const partsOf = (id: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(id)
      .slice(0, partsMax)
      .map(([name, part]) => [storable(name), storable(part)]),
  )
