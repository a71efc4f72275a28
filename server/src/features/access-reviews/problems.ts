import type { ProblemKind } from '../../kernel/problem.ts'

export const reviewUnknown = {
  code: 'access-review.unknown',
  status: 404,
  title: 'There is no such access review, or the caller is not named in it',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const reviewItemUnknown = {
  code: 'access-review.item-unknown',
  status: 404,
  title: 'The access review has no such item',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const reviewClosed = {
  code: 'access-review.closed',
  status: 409,
  title: 'The access review is closed; what was decided stays',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const reviewUndecided = {
  code: 'access-review.undecided',
  status: 409,
  title: 'Items of the access review are not decided yet',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const reviewItemFinal = {
  code: 'access-review.item-final',
  status: 409,
  title: 'The access was taken away or is gone; deciding again does not bring it back',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const ownAccess = {
  code: 'access-review.own-access',
  status: 403,
  title: 'Nobody reviews their own access',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const reviewersOnly = {
  code: 'access-review.reviewers-only',
  status: 403,
  title: 'Only a reviewer whom the access review names decides in it',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const reviewUnanswered = {
  code: 'access-review.unanswered',
  status: 403,
  title: 'Whoever answers for the access review may not take that away any more',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const reviewerUnfit = {
  code: 'access-review.reviewer-unfit',
  status: 400,
  title: 'Each reviewer is a person of the tenant who can sign in and may decide',
  entityType: 'AccessReview',
} as const satisfies ProblemKind

export const duePast = {
  code: 'access-review.due-past',
  status: 400,
  title: 'The day on which it is due lies in the past',
  entityType: 'AccessReview',
} as const satisfies ProblemKind
