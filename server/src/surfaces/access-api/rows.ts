import * as z from 'zod'
import { authInput } from '../../kernel/problem.ts'
import { accessDialect } from './dialect.ts'
import { wireProblems } from './problems.ts'

/** What every row of this API has: it is described by its own wire, and refuses in its words. */
export const wire = {
  hidden: true,
  dialect: accessDialect,
  input: authInput,
  problems: wireProblems,
} as const

/** For rows without query or body: what clients send beside is ignored. */
export const Nothing = z.object({})
