import type * as z from 'zod'
import { type InputError, type InputProblems, Problem } from '../kernel/problem.ts'

type Part = 'path' | 'query' | 'body'

/** Where a value stands in the request, and how it is refused there. */
export interface Place {
  readonly part: Part
  readonly kinds: InputProblems
}

/**
 * The value as the schema makes it. Throws a problem that points at every part that is missing,
 * unknown or wrong; unknown fields win over missing ones, since they are often the same typo.
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown, { part, kinds }: Place): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap((issue) => errorsOf(issue, value))
  throw new Problem(kindOf(part, errors, kinds), {
    detail: errors.map((error) => error.detail).join('; '),
    errors,
  })
}

function kindOf(part: Part, errors: readonly InputError[], kinds: InputProblems) {
  if (part === 'path') return kinds.path
  if (part === 'query') return kinds.query
  if (errors.some((error) => error.code === 'unexpected')) return kinds.unexpected
  return errors.every((error) => error.code === 'missing') ? kinds.missing : kinds.wrong
}

function errorsOf(issue: z.core.$ZodIssue, value: unknown): InputError[] {
  const pointer = pointerOf(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${escaped(key)}`,
      code: 'unexpected',
      detail: `${pointer}/${escaped(key)} is not a field of this request`,
    }))
  const isMissing = issue.code === 'invalid_type' && at(value, issue.path) === undefined
  const where = pointer === '' ? 'the body' : pointer
  return [
    isMissing
      ? { pointer, code: 'missing', detail: `${where} is missing` }
      : { pointer, code: 'invalid', detail: `${where}: ${issue.message}` },
  ]
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  )

/** RFC 6901. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${escaped(String(key))}`).join('')

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
