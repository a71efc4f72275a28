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
 * Where the page begins that is asked for. A token holds for the search that it came from alone:
 * with another one it is refused. It brings its page size along.
 */
export function startOf(page: Paging | undefined, search: unknown): Start {
  const digest = createHash('sha256')
    .update(JSON.stringify(search))
    .digest('base64url')
    .slice(0, 16)
  const known = page?.token ? read(page.token) : undefined
  if (page?.token && known?.digest !== digest) throw foreign()
  const limit = Math.min(page?.limit ?? known?.limit ?? limitDefault, limitMax)
  return {
    after: known?.after ?? '',
    limit,
    version: known?.version ?? 0,
    next: (after, version) => write({ after, limit, version, digest }),
  }
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

function foreign(): Problem {
  const detail = '/page/token is not of this search'
  return new Problem(authInput.wrong, {
    detail,
    errors: [{ pointer: '/page/token', code: 'invalid', detail }],
  })
}
