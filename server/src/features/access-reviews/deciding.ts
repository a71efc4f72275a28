import type { Author, Caller } from '../../kernel/caller.ts'
import { Problem } from '../../kernel/problem.ts'
import { authority, readable } from './authority.ts'
import type {
  AccessReviewPorts,
  AccessReviewStores,
  Named,
  Settlement,
  StoredItem,
  StoredReview,
  Who,
} from './ports.ts'
import * as problems from './problems.ts'
import type { NewDecision } from './schema.ts'
import { withdraw } from './withdrawal.ts'

interface Decided {
  readonly review: string
  readonly item: string
  readonly decision: NewDecision
}

/** How people decide the items of a campaign. */
export function deciding(ports: AccessReviewPorts) {
  const { transact, clock, may } = ports
  const refuseBeyondSubject = authority(ports)

  /** A reviewer decides; who may update campaigns does too, of what they could take away. */
  const refuseStrangers = async (
    stores: AccessReviewStores,
    caller: Caller,
    { reviewers, named }: StoredReview,
  ): Promise<void> => {
    if (reviewers.includes(caller.id)) return
    if (!may(caller, 'access-reviews:update')) throw new Problem(problems.reviewersOnly)
    await refuseBeyondSubject(stores, caller, named)
  }

  const mayTakeAway = async (stores: AccessReviewStores, who: Who, named: Named) => {
    if (!(may(who, 'access-reviews:create') || may(who, 'access-reviews:update'))) return false
    try {
      await refuseBeyondSubject(stores, who, named)
      return true
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  }

  /** What a reviewer revokes is taken away by who answers for the campaign, if they still may. */
  const refuseUnanswered = async (
    stores: AccessReviewStores,
    caller: Caller,
    { answeredBy, named }: StoredReview,
  ): Promise<void> => {
    const { tenant } = caller
    if (await mayTakeAway(stores, { tenant, id: answeredBy }, named)) return
    if (await mayTakeAway(stores, caller, named)) return
    throw new Problem(problems.reviewUnanswered, { detail: takeOver })
  }

  return {
    /**
     * Keeps the access of an item, or takes it away at once. A decision may change until the
     * campaign is closed, but for one that took the access away. An item whose access is not there
     * any more becomes `gone`, whatever was decided.
     */
    decide: (caller: Caller, by: Author, decided: Decided): Promise<StoredItem> =>
      transact(caller.tenant, async (stores) => {
        const { accessReviews } = stores
        const at = clock()
        const review = readable(ports, caller, await accessReviews.lock(decided.review, at))
        await refuseStrangers(stores, caller, review)
        if (review.status === 'closed') throw new Problem(problems.reviewClosed)
        const asked = { now: at, asker: caller.id }
        const item = await accessReviews.item(review.id, decided.item, asked)
        if (!item) throw new Problem(problems.reviewItemUnknown)
        if (item.isOwn) throw new Problem(problems.ownAccess)
        if (item.decision === 'revoke' || item.decision === 'gone')
          throw new Problem(problems.reviewItemFinal)
        const { decision, reason } = decided.decision
        if (decision === 'revoke') await refuseUnanswered(stores, caller, review)
        await settle(stores, item, { decision, reason, by, at, isLapsed: false })
        return existing(await accessReviews.item(review.id, item.id, asked))
      }),
  }
}

const takeOver =
  'Whoever began or last changed it may not take that away any more; one who may has to change it'

function existing(item: StoredItem | undefined): StoredItem {
  if (!item) throw new Problem(problems.reviewItemUnknown)
  return item
}

interface Settling extends Omit<Settlement, 'by'> {
  readonly by: Author
}

const actions = { keep: 'kept', revoke: 'revoked', gone: 'gone' } as const

/** Does what was decided and records it, with an event; what has gone is recorded as gone. */
export async function settle(
  stores: AccessReviewStores,
  item: StoredItem,
  { by, at, ...asked }: Settling,
): Promise<void> {
  const decision = await enforce(stores, item, { by, at, ...asked })
  const isGone = decision === 'gone'
  const isLapsed = asked.isLapsed && !isGone
  const reason = isGone ? null : asked.reason
  const decidedBy = isGone || isLapsed ? null : by.id
  await stores.accessReviews.settle(item, { decision, reason, by: decidedBy, at, isLapsed })
  const { actorId: actor, group, role, workspace, syncedBy } = item
  await stores.audit.append({
    action: `access-review.item-${isLapsed ? 'overdue' : actions[decision]}`,
    by,
    at,
    target: `access-review/${item.reviewId}`,
    facts: {
      item: item.id,
      ...{ actor, group, role, workspace, syncedBy },
      before: { decision: item.decision, reason: item.reason },
      after: { decision, reason },
    },
  })
}

async function enforce(
  stores: AccessReviewStores,
  item: StoredItem,
  { decision, by, at }: Settling,
): Promise<Settlement['decision']> {
  if (!item.stands) return 'gone'
  if (decision !== 'revoke') return decision
  return (await withdraw(stores, item, { by, at, review: item.reviewId })) ? 'revoke' : 'gone'
}
