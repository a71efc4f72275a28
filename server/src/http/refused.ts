import type { FastifyRequest } from 'fastify'
import type { AuditEvent } from '../kernel/audit.ts'
import type { Author, Caller } from '../kernel/caller.ts'
import { Problem, type ProblemKind, workspaceUnknown } from '../kernel/problem.ts'
import type { Route } from '../kernel/route.ts'
import { type Bearer, TakenBack } from '../kernel/taken-back.ts'
import { pathOf } from './path.ts'

export interface TrailOfRefusals {
  /** Tells of a request that was refused, in the trail of the bearer's tenant; never fails. */
  refused(bearer: Bearer, refusal: Omit<AuditEvent, 'at'>): Promise<void>
}

/** What is told of a request that is refused. */
export interface Told {
  readonly row: Route
  readonly permission: string | undefined
  readonly request: FastifyRequest
  readonly pipeline: TrailOfRefusals
}

/**
 * Has a refusal in the audit trail before the request is answered with it: of a caller, or of
 * whoever comes with a credential that was taken back.
 */
export function tellingRefusal<T>(
  caller: Caller | undefined,
  told: Told,
  work: () => T | Promise<T>,
): T | Promise<T> {
  try {
    const result = work()
    return result instanceof Promise ? result.catch((error) => refuse(error, caller, told)) : result
  } catch (error) {
    return refuse(error, caller, told)
  }
}

async function refuse(error: unknown, caller: Caller | undefined, told: Told): Promise<never> {
  const { row, permission, request, pipeline } = told
  const bearer = error instanceof TakenBack ? error.bearer : caller
  if (bearer && error instanceof Problem && isRefusal(error.kind)) {
    const { code, status } = error.kind
    await pipeline.refused(bearer, {
      action: 'request.refused',
      by: authorOf(request, bearer),
      target: `operation/${row.name}`,
      facts: {
        method: row.method,
        path: pathOf(request.url),
        status,
        code,
        ...(permission && { permission }),
      },
    })
  }
  throw error
}

/** A workspace that the caller is not in is refused as one that is not there. */
const isRefusal = (kind: ProblemKind): boolean =>
  kind.status === 401 || kind.status === 403 || kind === workspaceUnknown

export const authorOf = (
  request: FastifyRequest,
  bearer: Pick<Bearer, 'id'> | undefined,
): Author => ({
  id: bearer?.id ?? null,
  requestId: request.id,
  address: request.ip,
})
