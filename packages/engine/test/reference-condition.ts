import { Environment } from '@marcbachmann/cel-js'
import type { ActorLine, RequestLine } from './reference-world.ts'

/** `failed` is neither: the expression threw, or gave something that is no boolean. */
export type Truth = 'true' | 'false' | 'failed'

const environment = new Environment({ homogeneousAggregateLiterals: false })
  .registerVariable('actor', 'map')
  .registerVariable('resource', 'map')
  .registerVariable('permission', 'string')
  .registerVariable('context', 'map')
  .registerVariable('now', 'google.protobuf.Timestamp')

/** Parses the expression anew for each question: slow, and nothing to go stale. */
export function evaluate(
  condition: string,
  actor: ActorLine,
  question: { request: RequestLine; now: number },
): Truth {
  const { request, now } = question
  try {
    const answer: unknown = environment.evaluate(condition, names(actor, request, now))
    if (answer === true) return 'true'
    return answer === false ? 'false' : 'failed'
  } catch {
    return 'failed'
  }
}

/** Every name that an expression may use, each thing under its own: nothing can pose as another. */
function names(actor: ActorLine, request: RequestLine, now: number) {
  const resource = request.resource ?? {}
  return {
    actor: {
      id: actor.id,
      issuer: actor.issuer,
      subject: actor.subject,
      kind: actor.kind,
      attributes: actor.attributes ?? {},
    },
    resource: {
      ...present('type', resource.type),
      ...present('workspace', resource.workspace),
      id: resource.id ?? {},
      properties: resource.properties ?? {},
    },
    permission: request.permission,
    context: request.context ?? {},
    now: new Date(now),
  }
}

/** An absent fact is a missing key, so that reading it fails and `has()` is false. */
const present = (key: string, value: string | null | undefined) =>
  value === null || value === undefined ? {} : { [key]: value }
