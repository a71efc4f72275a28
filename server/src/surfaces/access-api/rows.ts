import * as z from 'zod'
import { authInput } from '../../kernel/problem.ts'
import { accessDialect } from './dialect.ts'
import { wireProblems } from './problems.ts'

/** What clients send beside is ignored. */
export const Nothing = z.object({})

/**
 * What every row of this API has: it is described by its own wire, refuses in its words, and has no
 * query unless it says otherwise.
 */
export const wire = {
  hidden: true,
  dialect: accessDialect,
  input: authInput,
  problems: wireProblems,
  query: Nothing,
} as const
