import type { Generated } from 'kysely'
import type { NullableTimestamp, Timestamp } from './columns.ts'

/** The tables of access reviews. */
export interface ReviewTables {
  access_reviews: AccessReviews
  access_review_reviewers: AccessReviewReviewers
  access_review_items: AccessReviewItems
}

interface AccessReviews {
  tenant_id: string
  id: string
  name: string
  description: Generated<string>
  subject_kind: 'group' | 'role' | 'workspace'
  subject_id: string
  subject_name: string
  on_overdue: 'keep' | 'revoke'
  due_at: Timestamp
  items: Generated<number>
  kept: Generated<number>
  revoked: Generated<number>
  gone: Generated<number>
  lapsed: Generated<number>
  revision: Generated<number>
  created_by: string
  created_at: Timestamp
  updated_at: Timestamp
  closed_by: string | null
  closed_at: NullableTimestamp
  changed_by: string | null
}

interface AccessReviewReviewers {
  tenant_id: string
  review_id: string
  actor_id: string
}

interface AccessReviewItems {
  tenant_id: string
  review_id: string
  id: string
  kind: 'group-member' | 'assignment' | 'workspace-member'
  actor_id: string | null
  group_name: string | null
  assignment_id: string | null
  role: string | null
  workspace_id: string | null
  source: 'manual' | 'global-role' | 'membership' | 'claim'
  synced_by: string | null
  since: Timestamp
  active_until: NullableTimestamp
  decision: Generated<'pending' | 'keep' | 'revoke' | 'gone'>
  reason: string | null
  decided_by: string | null
  decided_at: NullableTimestamp
  role_decided: string | null
  is_lapsed: Generated<boolean>
}
