import type { OwnDecisionService } from '../../features/own-decisions/service.ts'
import type { Caller } from '../../kernel/caller.ts'
import { forbidden, Problem } from '../../kernel/problem.ts'

export type Needs = ReturnType<typeof needsOf>

/** Refuses a call that is several acts at once when one of them is not allowed. */
export const needsOf =
  ({ may }: Pick<OwnDecisionService, 'may'>) =>
  (caller: Caller, permission: string): void => {
    if (!may(caller, `access-manager/${permission}`))
      throw new Problem(forbidden, {
        detail: `This needs the permission access-manager/${permission}`,
      })
  }
