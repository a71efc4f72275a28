import { Problem } from '../../kernel/problem.ts'
import type { GlobalRole } from '../global-roles/schema.ts'
import { ownersOnly } from '../members/problems.ts'
import type { AccessReviewPorts, AccessReviewStores, Named, StoredReview, Who } from './ports.ts'
import { reviewUnknown } from './problems.ts'

type Refuse = (stores: AccessReviewStores, actor: Who, subject: Named) => Promise<void>

/**
 * Nobody has taken away what they could not give. Whoever began a campaign or changed it last answers
 * for all that its reviewers may revoke, so these need not hold it themselves.
 */
export function authority(ports: AccessReviewPorts): Refuse {
  const { refuseBeyondOwn, refuseBeyondRoles, refuseBeyondGrants, may } = ports
  const refusals: Readonly<Record<Named['kind'], Refuse>> = {
    group: async (_, actor, { name }) => refuseBeyondOwn(actor, [name]),
    role: async (stores, actor, { name }) =>
      refuseBeyondRoles(actor, [name, ...(await tiedTo(stores, name))]),
    workspace: async ({ accessReviews }, actor, { id }) => {
      if (!may(actor, 'workspaces:transfer', id)) throw new Problem(ownersOnly)
      refuseBeyondGrants(actor, await accessReviews.givenIn(id))
    },
  }
  return (stores, actor, subject) => refusals[subject.kind](stores, actor, subject)
}

const raised: readonly GlobalRole[] = ['superadmin', 'admin']

/** What else goes when a user loses the global role that brings the role. */
async function tiedTo({ globalRoles }: AccessReviewStores, role: string): Promise<string[]> {
  const tied = await Promise.all(raised.map((one) => globalRoles.rolesWith(one)))
  return tied.filter((roles) => roles.includes(role)).flat()
}

/** The campaign, for who may get them all or is named in it; for others there is none. */
export function readable(
  { may }: AccessReviewPorts,
  caller: Who,
  review: StoredReview | undefined,
): StoredReview {
  const isNamed = review?.reviewers.includes(caller.id) ?? false
  if (!review || !(isNamed || may(caller, 'access-reviews:get'))) throw new Problem(reviewUnknown)
  return review
}
