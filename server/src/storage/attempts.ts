import { sql } from 'kysely'
import { failuresMax, type Guess } from '../kernel/attempt.ts'
import type { Timestamp } from './columns.ts'

export interface AttemptTables {
  failed_attempts: FailedAttempts
}

interface FailedAttempts {
  tenant_id: string
  key: string
  failures: number
  expires_at: Timestamp
}

/** Whether guesses have run out; for statements that let somebody in. */
export const hasRunOut = (tenant: string, guess: Guess, at: Date) => sql<boolean>`exists (
  select from failed_attempts where tenant_id = ${tenant}::uuid and key = ${guess}::text
    and failures >= ${failuresMax}::integer and expires_at > ${at})`
