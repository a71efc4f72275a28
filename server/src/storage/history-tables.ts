import type { Generated } from 'kysely'
import type { BigInteger, Json, Timestamp } from './columns.ts'

/** The tables of what was, beside `access_states`. */
export interface HistoryTables {
  access_versions: AccessVersions
  resource_states: ResourceStates
  decision_log: DecisionLog
}

interface AccessVersions {
  tenant_id: string
  version: BigInteger
  at: Timestamp
}

interface ResourceStates {
  tenant_id: string
  workspace_id: string
  type: string
  resource_id: string
  version: BigInteger
  until_version: BigInteger | null
  properties: Json<Record<string, unknown>>
}

type Dates = string | { readonly from: string; readonly to: string | null }

interface DecisionLog {
  tenant_id: string
  id: string
  at: Timestamp
  actor: string
  permission: string
  resource_type: string | null
  resource_id: Json<Record<string, string>>
  workspace: string | null
  effective: Json<Dates> | null
  as_at: Json<Dates> | null
  effect: 'allow' | 'deny'
  reason: string
  role: string | null
  policy: string | null
  pattern: string | null
  selector: Json<Record<string, unknown>> | null
  group_name: string | null
  version: BigInteger
  surface: string
  caller: string
  request_id: string | null
  dropped_before: Generated<number>
}
