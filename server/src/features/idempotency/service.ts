import type { Clock } from '../../kernel/clock.ts'
import { hourly } from '../../kernel/hourly.ts'
import type { TenantId } from '../../kernel/ids.ts'
import type { Answer, Once } from '../../kernel/once.ts'
import { keyInProgress, keyReused, Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'

/** A key that an actor has taken for one request, since an instant that tells it from later ones. */
export interface Claim {
  readonly actor: string
  readonly key: string
  readonly requestHash: string
  readonly at: Date
}

/** What stands behind a key that is taken. */
export interface Held {
  readonly requestHash: string
  /** Null while the request is running. */
  readonly sealedAnswer: string | null
}

/** What this module asks of a database; `store.ts` answers it. */
export interface IdempotencyStore {
  /**
   * Takes the key until `until`, if it is free, expired, or was taken for the same request up to
   * `abandoned` without an answer since. False, and nothing taken, when another has it.
   */
  take(claim: Claim, ends: { until: Date; abandoned: Date }): Promise<boolean>
  find(claim: Claim): Promise<Held | undefined>
  /** Keeps the answer, unless another has taken the key over meanwhile. */
  remember(claim: Claim, answer: { status: number; sealed: string }): Promise<void>
  /** Gives the key back, unless another has taken it over meanwhile. */
  release(claim: Claim): Promise<void>
  /** Removes the keys of the tenant that have expired. */
  forget(at: Date): Promise<void>
}

export interface IdempotencyPorts {
  readonly transact: Transact<{ readonly idempotency: IdempotencyStore }>
  readonly clock: Clock
  /** An answer may hold a secret that is shown once, and a request a password. */
  readonly sealer: {
    seal(plain: string, context: string): string
    open(sealed: string, context: string): string
    derive(input: string, context: string): string
  }
}

const rememberedMilliseconds = 24 * 3_600_000
/** How long a request may run before its server is taken to have died over it. */
const runningMilliseconds = 60_000

export function idempotencyService({ transact, clock, sealer }: IdempotencyPorts) {
  const isSweepDue = hourly()

  /** Takes the key, or answers what stands behind it. */
  const take = (tenant: TenantId, claim: Claim): Promise<Held | 'taken'> =>
    transact(tenant, async ({ idempotency }) => {
      const { at } = claim
      if (isSweepDue(tenant, at)) await idempotency.forget(at)
      const until = new Date(at.getTime() + rememberedMilliseconds)
      const abandoned = new Date(at.getTime() - runningMilliseconds)
      if (await idempotency.take(claim, { until, abandoned })) return 'taken'
      // One that was given back a moment ago is soon free again.
      return (await idempotency.find(claim)) ?? { ...claim, sealedAnswer: null }
    })

  const once: Once = async ({ tenant, id: actor }, { key, request, run }) => {
    const requestHash = sealer.derive(request, 'idempotency')
    const claim: Claim = { actor, key, requestHash, at: clock() }
    const context = `idempotency/${tenant}/${actor}/${key}`
    const held = await take(tenant, claim)
    if (held !== 'taken') {
      const answer: Answer = JSON.parse(sealer.open(sealedIn(held, claim), context))
      return { ...answer, isReplayed: true }
    }

    let answer: Answer
    try {
      answer = await run()
    } catch (error) {
      await transact(tenant, ({ idempotency }) => idempotency.release(claim))
      throw error
    }
    const sealed = sealer.seal(JSON.stringify(answer), context)
    await transact(tenant, ({ idempotency }) =>
      idempotency.remember(claim, { status: answer.status, sealed }),
    )
    return { ...answer, isReplayed: false }
  }

  return { once }
}

function sealedIn({ requestHash, sealedAnswer }: Held, claim: Claim): string {
  if (requestHash !== claim.requestHash) throw new Problem(keyReused)
  if (sealedAnswer === null) throw new Problem(keyInProgress, { retryAfterSeconds: 1 })
  return sealedAnswer
}
