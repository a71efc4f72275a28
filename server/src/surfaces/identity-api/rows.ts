import * as z from 'zod'
import { authInput } from '../../kernel/problem.ts'
import { identityDialect } from '../access-api/dialect.ts'
import { wireProblems } from '../access-api/problems.ts'

/** What every row of this API has: it is described by its own wire, and refuses in its words. */
export const wire = {
  hidden: true,
  dialect: identityDialect,
  input: authInput,
  problems: wireProblems,
} as const

/** For rows without query or body: what clients send beside is ignored. */
export const Nothing = z.object({})

export const WireId = z.string().regex(/^[a-zA-Z0-9\-_]{1,64}$/, 'must be an id')
export const IdPath = z.object({ id: WireId })
