import type { OwnDecisionService } from '../../features/own-decisions/service.ts'
import type { Caller } from '../../kernel/caller.ts'
import { forbidden, Problem } from '../../kernel/problem.ts'

export type Needs = ReturnType<typeof needsOf>

/** Refuses a call that is several acts at once when one of them is not allowed. */
export const needsOf =
  (decisions: Pick<OwnDecisionService, 'may'>) =>
  (caller: Caller, permission: string): void => {
    if (!decisions.may(caller, `access-manager/${permission}`))
      throw new Problem(forbidden, {
        detail: `This needs the permission access-manager/${permission}`,
      })
  }
