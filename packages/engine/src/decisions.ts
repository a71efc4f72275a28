import type { Decision, Effect, Reason } from './model.ts'

const decision = <E extends Effect, R extends Reason>(effect: E, reason: R) =>
  Object.freeze({ effect, reason })

/** One object per reason, so that a check allocates none. */
export const granted: Decision = decision('allow', 'granted')
export const denied: Decision = decision('deny', 'denied')
export const guardrail: Decision = decision('deny', 'guardrail')
export const ceiling: Decision = decision('deny', 'ceiling')
export const noMatch: Decision = decision('deny', 'no-match')
export const actorDisabled: Decision = decision('deny', 'actor-disabled')
export const actorUnknown: Decision = decision('deny', 'actor-unknown')
export const tenantSuspended: Decision = decision('deny', 'tenant-suspended')
export const delegation: Decision = decision('deny', 'delegation')
