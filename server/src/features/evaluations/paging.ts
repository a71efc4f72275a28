import { createHash } from 'node:crypto'
import { authInput, Problem } from '../../kernel/problem.ts'
import type { Paging } from './schema.ts'

const limitDefault = 100
const limitMax = 1000

/** Where a search goes on. */
export interface Start {
  /** The key of the last result that was seen; empty at the beginning. */
  readonly after: string
  readonly limit: number
  /** The access version that the page before was answered on; 0 at the beginning. */
  readonly version: number
  readonly next: (after: string, version: number) => string
}

/**
 * Where the page begins that is asked for. A token holds for the search that it came from alone,
 * however its members are ordered: with another one it is refused, and so it is with another page
 * size than its own, which it brings along.
 */
export function startOf(page: Paging | undefined, search: unknown): Start {
  const digest = digestOf(search)
  const known = page?.token ? read(page.token) : undefined
  if (page?.token && known?.digest !== digest) throw foreign('token', 'is not of this search')
  const limit = Math.min(page?.limit ?? known?.limit ?? limitDefault, limitMax)
  if (known && known.limit !== limit) throw foreign('limit', 'is not that of the page before')
  return {
    after: known?.after ?? '',
    limit,
    version: known?.version ?? 0,
    next: (after, version) => write({ after, limit, version, digest }),
  }
}

/** The same for equal values, whatever the order of their members. Depth costs no stack. */
function digestOf(search: unknown): string {
  const hash = createHash('sha256')
  const open: (string | { readonly value: unknown })[] = [{ value: search }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') hash.update(next)
    else if (typeof next.value !== 'object' || next.value === null)
      hash.update(`${JSON.stringify(next.value)},`)
    else {
      const isList = Array.isArray(next.value)
      const members = Object.entries(next.value).filter(([, value]) => value !== undefined)
      // Taken from its end: the last member is put there first.
      if (!isList) members.sort(([one], [other]) => (one < other ? 1 : -1))
      else members.reverse()
      hash.update(isList ? '[' : '{')
      open.push(isList ? '],' : '},')
      for (const [name, value] of members) open.push({ value }, `${JSON.stringify(name)}:`)
    }
  }
  return hash.digest('base64url').slice(0, 16)
}

interface Token {
  readonly after: string
  readonly limit: number
  readonly version: number
  readonly digest: string
}

const write = ({ after, limit, version, digest }: Token): string =>
  Buffer.from(JSON.stringify([digest, version, limit, after])).toString('base64url')

function read(token: string): Token | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))
    const [digest, version, limit, after] = Array.isArray(parsed) ? parsed : []
    const isSound =
      typeof after === 'string' && /^\P{Cc}*$/u.test(after) && isCount(limit) && isCount(version)
    return isSound && typeof digest === 'string' ? { digest, version, limit, after } : undefined
  } catch (error) {
    // What no page ever answered with is no JSON either.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

function foreign(member: 'token' | 'limit', what: string): Problem {
  const pointer = `/page/${member}`
  const detail = `${pointer} ${what}`
  return new Problem(authInput.wrong, {
    detail,
    errors: [{ pointer, code: 'invalid', detail }],
  })
}
