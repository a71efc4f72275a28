import type * as z from 'zod'
import { meant } from '../kernel/meant.ts'
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
  const errors = parsed.success
    ? unwritable(value)
    : parsed.error.issues.flatMap(meant).flatMap((issue) => errorsOf(issue, value))
  if (parsed.success && errors.length === 0) return parsed.data
  throw new Problem(kindOf(part, errors, kinds), {
    detail: errors.map((error) => error.detail).join('; '),
    errors,
  })
}

/** As deep as anything is that is sent or kept: what reads it may go down step by step. */
const levelsMax = 64

/** Throws a problem when lists and objects are nested deeper than anything that a body is for. */
export function refuseDeep(body: unknown, kinds: InputProblems): void {
  if (!isDeeper(body, levelsMax)) return
  const detail = `the body is nested deeper than ${levelsMax} levels`
  throw new Problem(kinds.wrong, { detail, errors: [{ pointer: '', code: 'invalid', detail }] })
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)))

/** By which clients of others name a tenant. Node.js tells names of headers in lower case. */
const tenantHeader = /^(x-)?(md-)?(tenant|org|organi[sz]ation)(-?(id|slug|name))?$/

/** Names that were looked at, since nearly all requests have the same ones. */
const harmless = new Set<string>()
const harmlessMax = 1000

function namesTenant(name: string): boolean {
  if (harmless.has(name)) return false
  if (tenantHeader.test(name)) return true
  if (harmless.size < harmlessMax) harmless.add(name)
  return false
}

/** Throws when a header names a tenant: passing it over would do in one what was meant for another. */
export function refuseTenantHeaders(
  headers: Readonly<Record<string, unknown>>,
  { unexpected }: InputProblems,
): void {
  for (const name in headers) {
    if (!namesTenant(name)) continue
    const detail = `The header ${name} is no field of a request: its tenant is that of its token`
    const errors = [{ pointer: `/${name}`, code: 'unexpected', detail }]
    throw new Problem(unexpected, { detail, errors })
  }
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

/** Texts that no database keeps: with NUL, or half of a surrogate pair. Depth costs no stack. */
function unwritable(value: unknown): readonly InputError[] {
  // Nearly all bodies are sound, and finding that out takes no pointers.
  if (isSound(value)) return []
  if (typeof value === 'string') return [notText('')]
  const errors: InputError[] = []
  const open = [{ pointer: '', value }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const [key, part] of Object.entries(next.value)) {
      const pointer = `${next.pointer}/${escaped(key)}`
      const isText = isWritable(key) && (typeof part !== 'string' || isWritable(part))
      if (!isText) errors.push(notText(pointer))
      else open.push({ pointer, value: part })
    }
  }
  return errors
}

/** Whether a database keeps all of its texts. */
function isSound(value: unknown): boolean {
  if (typeof value === 'string') return isWritable(value)
  const open: object[] = isObject(value) ? [value] : []
  for (let next = open.pop(); next; next = open.pop()) {
    if (!Array.isArray(next)) for (const name in next) if (!isWritable(name)) return false
    for (const part of Array.isArray(next) ? next : Object.values(next)) {
      if (typeof part === 'string' && !isWritable(part)) return false
      if (isObject(part)) open.push(part)
    }
  }
  return true
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isWritable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

const notText = (pointer: string): InputError => ({
  pointer,
  code: 'invalid',
  detail: `${pointer || 'the request'} has characters that are no text`,
})

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
