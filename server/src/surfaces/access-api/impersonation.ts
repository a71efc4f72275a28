import { Problem } from '../../kernel/problem.ts'
import type { CallerInput, Route } from '../../kernel/route.ts'
import { impersonationRefused } from './problems.ts'

/** Headers by which a client of this wire asks to act as somebody else. */
const asking = /^x-lusid-run-as-/

/**
 * Rows that refuse whoever asks to act as somebody else: doing it as the caller instead might do
 * more than was meant.
 */
export const withoutImpersonation = (rows: readonly Route[]): Route[] =>
  rows.map((row) =>
    row.allow === 'public'
      ? row
      : {
          ...row,
          handle(input: CallerInput<unknown, unknown, unknown>) {
            if (Object.keys(input.headers).some((name) => asking.test(name)))
              throw new Problem(impersonationRefused)
            return row.handle(input)
          },
        },
  )
