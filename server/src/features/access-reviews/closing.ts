import type { Author, Caller } from '../../kernel/caller.ts'
import { forbidden, Problem } from '../../kernel/problem.ts'
import { authority, readable } from './authority.ts'
import { settle } from './deciding.ts'
import type { AccessReviewPorts, AccessReviewStores, ItemFilter, StoredReview } from './ports.ts'
import * as problems from './problems.ts'

/** How many items one transaction settles, each with its event, however large the campaign. */
const itemsAtOnce = 200

interface Closed {
  readonly id: string
  readonly force: boolean
}

/** How a campaign ends. */
export function closing(ports: AccessReviewPorts) {
  const { transact, clock, may } = ports
  const refuseBeyondSubject = authority(ports)

  /** Settles items that fit until there are none; what was settled stays so if a later one fails. */
  async function settleAll(
    { caller, by, id }: { caller: Caller; by: Author; id: string },
    which: (review: StoredReview) => { filter: ItemFilter; decision: 'gone' | 'keep' | 'revoke' },
  ): Promise<void> {
    for (let count = itemsAtOnce; count === itemsAtOnce; ) {
      count = await transact(caller.tenant, async (stores) => {
        const at = clock()
        const review = await open(ports, stores, { caller, id, at })
        const { filter, decision } = which(review)
        const asked = { review: id, decision: 'pending' as const, ...filter }
        const slice = { after: null, limit: itemsAtOnce, now: at }
        const found = await stores.accessReviews.some(asked, slice)
        for (const item of found)
          await settle(stores, item, { decision, reason: lapse, by, at, isLapsed: true })
        return found.length
      })
    }
  }

  return {
    /**
     * Closes a campaign in which all is decided; by force, what is overdue follows onOverdue and
     * what is not due yet stays undecided, with its access. When one cannot be taken away the
     * problem says why: somebody decides it, and the campaign is closed again.
     */
    async close(caller: Caller, by: Author, { id, force }: Closed): Promise<StoredReview> {
      if (force && !may(caller, 'access-reviews:update'))
        throw new Problem(forbidden, { detail: 'Force needs access-manager/access-reviews:update' })
      if (force)
        await transact(caller.tenant, async (stores) => {
          const review = await open(ports, stores, { caller, id, at: clock() })
          await refuseBeyondSubject(stores, caller, review.named)
        })
      const act = { caller, by, id }
      await settleAll(act, () => ({ filter: { hasGone: true }, decision: 'gone' }))
      if (force)
        await settleAll(act, ({ onOverdue }) => ({
          filter: { isOverdue: true },
          decision: onOverdue,
        }))
      return transact(caller.tenant, async (stores) => {
        const at = clock()
        const review = await open(ports, stores, { caller, id, at })
        const { pending } = review.counts
        if (pending > 0 && !force)
          throw new Problem(problems.reviewUndecided, { detail: `${pending} are not decided` })
        await stores.accessReviews.close(id, caller.id, at)
        const closed = readable(ports, caller, await stores.accessReviews.find(id, at))
        await stores.audit.append({
          action: 'access-review.closed',
          by,
          at,
          target: `access-review/${id}`,
          facts: { counts: closed.counts, onOverdue: closed.onOverdue, force },
        })
        return closed
      })
    },
  }
}

const lapse = 'Nobody decided in time'

/** The campaign, which nobody decides in or closes until the transaction ends. */
async function open(
  ports: AccessReviewPorts,
  { accessReviews }: AccessReviewStores,
  { caller, id, at }: { caller: Caller; id: string; at: Date },
): Promise<StoredReview> {
  const review = readable(ports, caller, await accessReviews.lock(id, at))
  if (review.status === 'closed') throw new Problem(problems.reviewClosed)
  return review
}
