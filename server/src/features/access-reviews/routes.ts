import { PageQuery } from '../../kernel/page.ts'
import {
  identityInput,
  lockedOut,
  preconditionFailed,
  workspaceUnknown,
} from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { assignmentDerived, beyondOwn } from '../assignments/problems.ts'
import { groupUnknown } from '../groups/problems.ts'
import { lastOwner, ownersOnly } from '../members/problems.ts'
import { roleUnknown } from '../roles/problems.ts'
import { lastAdministrator } from '../users/problems.ts'
import * as problems from './problems.ts'
import {
  AccessReview,
  AccessReviewItem,
  AccessReviewItemPage,
  AccessReviewItemPath,
  AccessReviewItemQuery,
  AccessReviewPage,
  AccessReviewPatch,
  AccessReviewPath,
  AccessReviewQuery,
  Closing,
  EvidenceQuery,
  NewAccessReview,
  NewDecision,
} from './schema.ts'
import type { AccessReviewService } from './service.ts'

const beyond = [beyondOwn, ownersOnly]
const unrevokable = [lastAdministrator, lastOwner, assignmentDerived, lockedOut]

export const accessReviewRoutes = (reviews: AccessReviewService): Route[] => [
  route({
    name: 'accessReviews.create',
    method: 'POST',
    path: '/v1/access-reviews',
    summary: 'Begin a campaign over the grants of a group, role or workspace as they are now',
    allow: 'access-reviews:create',
    input: identityInput,
    body: NewAccessReview,
    reply: { status: 201, schema: AccessReview },
    problems: [
      groupUnknown,
      roleUnknown,
      workspaceUnknown,
      problems.reviewerUnfit,
      problems.duePast,
      ...beyond,
    ],
    handle: ({ caller, author, body }) => reviews.create(caller, author, body),
  }),
  route({
    name: 'accessReviews.list',
    method: 'GET',
    path: '/v1/access-reviews',
    summary: 'List the campaigns that name one; all, for who may list them',
    allow: 'authenticated',
    input: identityInput,
    query: AccessReviewQuery,
    reply: { status: 200, schema: AccessReviewPage },
    handle: ({ caller, query }) => reviews.list(caller, query),
  }),
  route({
    name: 'accessReviews.mine',
    method: 'GET',
    path: '/v1/access-reviews/mine',
    summary: 'List the items that wait for one’s own decision, of all campaigns',
    allow: 'authenticated',
    input: identityInput,
    query: PageQuery,
    reply: { status: 200, schema: AccessReviewItemPage },
    handle: ({ caller, query }) => reviews.mine(caller, query),
  }),
  route({
    name: 'accessReviews.get',
    method: 'GET',
    path: '/v1/access-reviews/:id',
    summary: 'Show a campaign and how far it is',
    allow: 'authenticated',
    input: identityInput,
    params: AccessReviewPath,
    reply: { status: 200, schema: AccessReview },
    problems: [problems.reviewUnknown],
    handle: ({ caller, params }) => reviews.get(caller, params.id),
  }),
  route({
    name: 'accessReviews.update',
    method: 'PATCH',
    path: '/v1/access-reviews/:id',
    summary: 'Change the name, reviewers, due day or onOverdue of an open campaign',
    allow: 'access-reviews:update',
    input: identityInput,
    params: AccessReviewPath,
    body: AccessReviewPatch,
    reply: { status: 200, schema: AccessReview },
    problems: [
      problems.reviewUnknown,
      problems.reviewClosed,
      problems.reviewerUnfit,
      problems.duePast,
      preconditionFailed,
      ...beyond,
    ],
    handle: ({ caller, author, params, body, ifMatch }) =>
      reviews.update(caller, author, { id: params.id, patch: body, ifMatch }),
  }),
  route({
    name: 'accessReviews.items',
    method: 'GET',
    path: '/v1/access-reviews/:id/items',
    summary: 'List the grants under review, and what was decided of each',
    allow: 'authenticated',
    input: identityInput,
    params: AccessReviewPath,
    query: AccessReviewItemQuery,
    reply: { status: 200, schema: AccessReviewItemPage },
    problems: [problems.reviewUnknown],
    handle: ({ caller, params, query }) => reviews.items(caller, { id: params.id, query }),
  }),
  route({
    name: 'accessReviews.decide',
    method: 'POST',
    path: '/v1/access-reviews/:id/items/:item/decide',
    summary: 'Keep a grant, or revoke it at once, with a reason',
    allow: 'access-reviews:decide',
    input: identityInput,
    params: AccessReviewItemPath,
    body: NewDecision,
    reply: { status: 200, schema: AccessReviewItem },
    problems: [
      problems.reviewUnknown,
      problems.reviewItemUnknown,
      problems.reviewClosed,
      problems.reviewItemFinal,
      problems.ownAccess,
      problems.reviewersOnly,
      problems.reviewUnanswered,
      ...beyond,
      ...unrevokable,
    ],
    handle: ({ caller, author, params, body }) =>
      reviews.decide(caller, author, { review: params.id, item: params.item, decision: body }),
  }),
  route({
    name: 'accessReviews.close',
    method: 'POST',
    path: '/v1/access-reviews/:id/close',
    summary:
      'Close a campaign in which all is decided; by force, what is overdue follows onOverdue',
    allow: 'access-reviews:close',
    input: identityInput,
    params: AccessReviewPath,
    body: Closing,
    reply: { status: 200, schema: AccessReview },
    problems: [
      problems.reviewUnknown,
      problems.reviewClosed,
      problems.reviewUndecided,
      ...beyond,
      ...unrevokable,
    ],
    handle: ({ caller, author, params, body }) =>
      reviews.close(caller, author, { id: params.id, force: body.force }),
  }),
  route({
    name: 'accessReviews.evidence',
    method: 'GET',
    path: '/v1/access-reviews/:id/evidence',
    summary: 'Export a campaign with every decision, and where the audit chain was when it closed',
    allow: 'access-reviews:export',
    input: identityInput,
    params: AccessReviewPath,
    query: EvidenceQuery,
    mediaType: 'application/x-ndjson',
    reply: { status: 200 },
    problems: [problems.reviewUnknown],
    handle: ({ caller, author, params, query }) =>
      reviews.evidence(caller, author, { id: params.id, format: query.format }),
  }),
]
