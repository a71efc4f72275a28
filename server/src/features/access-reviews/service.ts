import { changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import { type Page, type PageQuery, sliceOf, toPage } from '../../kernel/page.ts'
import { Problem, preconditionFailed, workspaceUnknown } from '../../kernel/problem.ts'
import { groupUnknown } from '../groups/problems.ts'
import { roleUnknown } from '../roles/problems.ts'
import { authority, readable } from './authority.ts'
import { closing } from './closing.ts'
import { deciding } from './deciding.ts'
import { evidence } from './evidence.ts'
import type {
  AccessReviewPorts,
  AccessReviewStores,
  Named,
  StoredItem,
  StoredReview,
} from './ports.ts'
import * as problems from './problems.ts'
import type {
  AccessReviewItemQuery,
  AccessReviewPatch,
  AccessReviewQuery,
  NewAccessReview,
  Subject,
} from './schema.ts'

export type AccessReviewService = ReturnType<typeof accessReviewService>

export function accessReviewService(ports: AccessReviewPorts) {
  const { transact, clock, newId, may } = ports
  const refuseBeyondSubject = authority(ports)

  /** Nobody is asked who could not answer. */
  async function refuseUnfit(
    { accessReviews }: AccessReviewStores,
    { tenant }: Caller,
    reviewers: readonly string[],
  ): Promise<void> {
    const cannot = new Set(await accessReviews.unfit(reviewers))
    const errors = reviewers.flatMap((id, at) =>
      cannot.has(id) || !may({ tenant, id }, 'access-reviews:decide')
        ? [{ pointer: `/reviewers/${at}`, code: problems.reviewerUnfit.code, detail: unfit }]
        : [],
    )
    if (errors.length > 0) throw new Problem(problems.reviewerUnfit, { errors })
  }

  const refusePast = (dueAt: string, now: Date): void => {
    if (new Date(dueAt) <= now) throw new Problem(problems.duePast)
  }

  return {
    /** Begins a campaign with an item for each grant that stands now. */
    create: (caller: Caller, by: Author, input: NewAccessReview): Promise<StoredReview> =>
      transact(caller.tenant, async (stores) => {
        const at = clock()
        refusePast(input.dueAt, at)
        const named = await stores.accessReviews.subject(input.subject)
        if (!named) throw new Problem(unknownOf(input.subject))
        await refuseBeyondSubject(stores, caller, named)
        await refuseUnfit(stores, caller, input.reviewers)
        const id = newId<'access-review'>()
        await stores.accessReviews.insert(begun(input, { id, named, at, caller }))
        const review = await existing(stores, id, at)
        const { name, subject, reviewers, dueAt, onOverdue, counts } = review
        await stores.audit.append({
          action: 'access-review.created',
          by,
          at,
          target: `access-review/${id}`,
          facts: { name, subject, reviewers, dueAt, onOverdue, items: counts.total },
        })
        return review
      }),

    /** Those that name the caller; all of them for who may list them. */
    list: (caller: Caller, query: AccessReviewQuery): Promise<Page<StoredReview>> =>
      transact(caller.tenant, async ({ accessReviews }) => {
        const reviewer = may(caller, 'access-reviews:list') ? null : caller.id
        const sliced = await accessReviews.list(query, sliceOf(query), { now: clock(), reviewer })
        return toPage(query, sliced, (review) => review.id)
      }),

    get: (caller: Caller, id: string): Promise<StoredReview> =>
      transact(caller.tenant, async ({ accessReviews }) =>
        readable(ports, caller, await accessReviews.find(id, clock())),
      ),

    /** Changes what is given of a campaign that is open, and leaves the rest. */
    update: (caller: Caller, by: Author, { id, patch, ifMatch }: Patch): Promise<StoredReview> =>
      transact(caller.tenant, async (stores) => {
        const at = clock()
        const before = readable(ports, caller, await stores.accessReviews.lock(id, at))
        if (ifMatch !== undefined && ifMatch !== before.revision)
          throw new Problem(preconditionFailed)
        if (before.status === 'closed') throw new Problem(problems.reviewClosed)
        await refuseBeyondSubject(stores, caller, before.named)
        if (patch.dueAt !== undefined) refusePast(patch.dueAt, at)
        if (patch.reviewers) await refuseUnfit(stores, caller, patch.reviewers)
        await stores.accessReviews.update(id, patch, { by: caller.id, at })
        const after = await existing(stores, id, at)
        await stores.audit.append({
          action: 'access-review.updated',
          by,
          at,
          target: `access-review/${id}`,
          facts: { ...changes(before, after, { omit: ['revision', 'updatedAt', 'counts'] }) },
        })
        return after
      }),

    items: (caller: Caller, { id, query }: ItemsAsked): Promise<Page<StoredItem>> =>
      transact(caller.tenant, async ({ accessReviews }) => {
        const now = clock()
        const review = readable(ports, caller, await accessReviews.find(id, now))
        const { decision, overdue, reviewer: decidedBy } = query
        const isOverdue = overdue && overdue === 'true'
        const asked = { review: id, decision, isOverdue, decidedBy }
        const total = totalOf(review, query)
        const sliced =
          total === 0 ? none : await accessReviews.items(asked, sliceOf(query), { now, total })
        return toPage(query, sliced, (one) => one.id)
      }),

    /** What the caller can decide now, in whichever campaign; counted as far as a thousand. */
    mine: (caller: Caller, query: PageQuery): Promise<Page<StoredItem>> =>
      transact(caller.tenant, async ({ accessReviews }) => {
        const asked = { waitsFor: caller.id }
        const counted = { now: clock(), totalMax: waitingMax }
        const of = { now: counted.now, reviewer: caller.id }
        const open = await accessReviews.list({ ...first, status: 'open' }, sliceOf(first), of)
        const sliced =
          open.total === 0 ? none : await accessReviews.items(asked, sliceOf(query), counted)
        return toPage(query, sliced, (one) => one.id)
      }),

    ...deciding(ports),
    ...closing(ports),
    ...evidence(ports),
  }
}

const waitingMax = 1000
const first = { page: 1, limit: 1 }
/** Known without looking. */
const none = { items: [], total: 0, hasMore: false }

/** How many items there are, where the campaign has counted them. */
function totalOf(
  { counts }: StoredReview,
  { decision, overdue, reviewer }: AccessReviewItemQuery,
): number | undefined {
  const { total, pending, kept: keep, revoked: revoke, gone } = counts
  if (reviewer !== undefined || (decision && overdue)) return undefined
  if (decision) return { pending, keep, revoke, gone }[decision]
  return overdue ? { true: counts.overdue, false: total - counts.overdue }[overdue] : total
}

const unfit = 'is no person of the tenant who can sign in and may decide'

interface Patch {
  readonly id: string
  readonly patch: AccessReviewPatch
  readonly ifMatch: number | undefined
}

interface ItemsAsked {
  readonly id: string
  readonly query: AccessReviewItemQuery
}

interface Beginning {
  readonly id: string
  readonly named: Named
  readonly at: Date
  readonly caller: Caller
}

const begun = (
  { subject, dueAt, ...input }: NewAccessReview,
  { id, named, at, caller }: Beginning,
): StoredReview => ({
  ...input,
  id,
  named,
  subject,
  dueAt: new Date(dueAt).toISOString(),
  status: 'open',
  counts: { total: 0, pending: 0, kept: 0, revoked: 0, gone: 0, overdue: 0 },
  createdBy: caller.id,
  answeredBy: caller.id,
  createdAt: at.toISOString(),
  updatedAt: at.toISOString(),
  closedBy: null,
  closedAt: null,
  revision: 1,
})

const unknownOf = ({ group, role }: Subject) =>
  group !== undefined ? groupUnknown : role !== undefined ? roleUnknown : workspaceUnknown

async function existing(
  { accessReviews }: AccessReviewStores,
  id: string,
  now: Date,
): Promise<StoredReview> {
  const review = await accessReviews.find(id, now)
  if (!review) throw new Problem(problems.reviewUnknown)
  return review
}
