import type { ColumnType, Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

/** The tables of policies, and of what holds them. */
export interface PolicyTables {
  policies: Policies
  policy_revisions: PolicyRevisions
  policy_collections: PolicyCollections
  policy_collection_policies: { tenant_id: string; collection_id: string; policy_id: string }
  policy_collection_collections: { tenant_id: string; collection_id: string; inner_id: string }
  policy_templates: PolicyTemplates
  role_policies: { tenant_id: string; role_id: string; policy_id: string }
  role_collections: { tenant_id: string; role_id: string; collection_id: string }
  role_supervised: { tenant_id: string; role_id: string; supervised_id: string }
  user_roles: UserRoles
  user_role_policies: { tenant_id: string; user_id: string; policy_id: string }
  user_role_collections: { tenant_id: string; user_id: string; collection_id: string }
  guardrails: Guardrails
}

type Annotations = ColumnType<Record<string, unknown>, string | undefined, string>

/** Names that are of one tenant: `scope` and `code` are unique together. */
interface Named {
  tenant_id: string
  id: string
  scope: string
  code: string
  revision: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
}

interface Policies extends Named {
  description: Generated<string>
  effect: 'allow' | 'deny'
  definition: Json<Record<string, unknown>>
  model: Json<Record<string, unknown>>
  annotations: Annotations
}

interface PolicyRevisions {
  tenant_id: string
  policy_id: string
  revision: number
  description: string
  definition: Json<Record<string, unknown>>
  actor_id: string | null
  at: Timestamp
}

interface PolicyCollections extends Named {
  description: Generated<string>
  annotations: Annotations
}

interface PolicyTemplates extends Named {
  title: string
  description: string
  selectors: Json<unknown[]>
}

interface UserRoles {
  tenant_id: string
  user_id: string
  revision: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
}

interface Guardrails {
  tenant_id: string
  policy_id: string
  reason: string | null
  created_at: Timestamp
}
