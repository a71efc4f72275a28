import type { Generated } from 'kysely'
import type { Json, NullableTimestamp, Timestamp } from './columns.ts'

/** The tables of workspaces, and of the credentials that are no sessions. */
export interface WorkspaceTables {
  workspaces: Workspaces
  workspace_members: WorkspaceMembers
  workspace_resources: WorkspaceResources
  api_keys: ApiKeys
  personal_tokens: PersonalTokens
}

interface Workspaces {
  tenant_id: string
  id: string
  name: string
  description: Generated<string>
  revision: Generated<number>
  created_by: string | null
  created_at: Timestamp
  updated_at: Timestamp
}

interface WorkspaceMembers {
  tenant_id: string
  workspace_id: string
  actor_id: string
  role: 'owner' | 'admin' | 'member'
  source: 'manual' | 'sync'
  added_at: Timestamp
}

interface WorkspaceResources {
  tenant_id: string
  workspace_id: string
  type: string
  resource_id: string
  properties: Json<Record<string, unknown>>
  revision: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
}

interface ApiKeys {
  tenant_id: string
  id: string
  workspace_id: string
  name: string
  hash: string
  hint: string
  scopes: Json<Record<'models' | 'deployments' | 'operations', 'all' | 'deny' | string[]>>
  policies: Json<{ code: string }[]>
  created_by: string
  created_at: Timestamp
  expires_at: NullableTimestamp
  last_used_at: NullableTimestamp
  revoked_at: NullableTimestamp
}

interface PersonalTokens {
  tenant_id: string
  id: string
  user_id: string
  name: string
  hash: string
  hint: string
  created_at: Timestamp
  expires_at: Timestamp
  last_used_at: NullableTimestamp
  ended_at: NullableTimestamp
}
