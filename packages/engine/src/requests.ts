import { parseJson, WorldError } from './json.ts'
import type { Request } from './model.ts'
import {
  anyText,
  anything,
  instant,
  listOf,
  object,
  optional,
  type Read,
  recordOf,
  text,
} from './shape.ts'
import { dateRange } from './world-policy.ts'

export interface NamedRequest {
  readonly id: string
  readonly request: Request
}

/**
 * Reads requests, one JSON object a line; empty lines are skipped. Where a request tells no instant
 * it is asked at that of the world. Throws `WorldError` with the line.
 */
export function readRequests(
  lines: string,
  world: { readonly now: number | null },
): readonly NamedRequest[] {
  return lines.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [readRequest(parseJson(line), world.now)]
    } catch (error) {
      if (!(error instanceof WorldError)) throw error
      throw new WorldError(error.message, error.pointer, index + 1)
    }
  })
}

const permission: Read<string> = (value, pointer) => {
  const key = text(value, pointer)
  if (key.includes('*')) throw new WorldError('a pattern cannot be asked', pointer)
  return key
}

const resource = object({
  type: optional(anyText, null),
  id: optional(recordOf(anyText), {}),
  workspace: optional(anyText, null),
  properties: optional(recordOf(anything), {}),
})

const requestShape = object({
  id: anyText,
  actor: anyText,
  permission,
  resource: optional(resource, null),
  context: optional(recordOf(anything), {}),
  now: optional(instant, null),
  act: optional(listOf(anyText), null),
  effective: optional(dateRange, null),
  asAt: optional(dateRange, null),
})

function readRequest(value: unknown, worldNow: number | null): NamedRequest {
  const read = requestShape(value, '')
  const now = read.now ?? worldNow
  if (now === null) throw new WorldError('neither the request nor the world tells now', '/now')

  const { id, actor, permission, context, act } = read
  const { type = null, ...rest } = read.resource ?? {}
  const named = read.resource === null ? {} : { resource: type === null ? rest : { ...rest, type } }
  return {
    id,
    request: {
      actor,
      permission,
      ...named,
      context,
      now,
      act,
      ...(read.effective === null ? {} : { effective: read.effective }),
      ...(read.asAt === null ? {} : { asAt: read.asAt }),
    },
  }
}
