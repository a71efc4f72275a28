import type { Config } from './config.ts'
import { decisionBuffer } from './features/decision-log/buffer.ts'
import { decisionRecorder } from './features/decision-log/recorder.ts'
import type { Decided } from './features/decision-log/schema.ts'
import type { Foundation } from './foundation.ts'
import type { Clock } from './kernel/clock.ts'
import { uuidv7 } from './kernel/ids.ts'

/** The log of decisions, as far as the operator wants one. */
export interface DecisionLog {
  /** Told of every decision that a surface answers; undefined while none is kept. */
  readonly decided: Decided | undefined
  /** Writes what waits. */
  stop(): Promise<void>
}

interface DecisionLogParts {
  readonly config: Pick<Config, 'decisionLog' | 'decisionLogDays'>
  readonly clock: Clock
  readonly foundation: Pick<Foundation, 'transact'>
  readonly onFailure: (error: unknown) => void
}

const dayMilliseconds = 24 * 3600 * 1000

/** More are removed than come, so that a retention that was shortened is reached in time. */
const prunedPerWritten = 3

export function decisionLogOf({
  config,
  clock,
  foundation,
  onFailure,
}: DecisionLogParts): DecisionLog {
  const buffer = decisionBuffer({
    write: (tenant, decisions) =>
      foundation.transact(tenant, async ({ decisionLog }) => {
        await decisionLog.append(decisions)
        const before = new Date(clock().getTime() - config.decisionLogDays * dayMilliseconds)
        await decisionLog.prune(before, decisions.length * prunedPerWritten)
      }),
    onFailure,
  })
  const decided = decisionRecorder({
    share: config.decisionLog,
    random: Math.random,
    idAt: uuidv7,
    keep: buffer.keep,
  })
  return { decided, stop: buffer.stop }
}
