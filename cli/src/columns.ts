/**
 * What the table of a list shows for people, where all that it has would be too much; by the name of
 * the operation. All of it is in `--json`.
 */
export const columns: ReadonlyMap<string, readonly string[]> = new Map([
  ['auditEvents.list', ['at', 'action', 'actorName', 'target', 'address', 'id']],
  ['accessReviews.list', ['id', 'name', 'status', 'dueAt', 'onOverdue']],
  ['accessReviews.items', ['id', 'actorName', 'group', 'role', 'decision', 'decidedByName']],
  ['decisionLog.list', ['at', 'effect', 'reason', 'actor', 'permission', 'role', 'policy', 'id']],
  ['accessReviews.mine', ['reviewId', 'id', 'reviewName', 'dueAt', 'actorName', 'group', 'role']],
])
