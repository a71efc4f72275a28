import type { BigInteger, Json, Timestamp } from './columns.ts'

interface AuditEvents {
  tenant_id: string
  id: string
  action: string
  actor_id: string | null
  target: string
  facts: Json<Record<string, unknown>>
  request_id: string | null
  address: string | null
  at: Timestamp
  /** Null in events that are older than the chain. */
  sequence: BigInteger | null
  previous_hash: string | null
  hash: string | null
}

interface AuditHeads {
  tenant_id: string
  sequence: BigInteger
  hash: string
  unchained: BigInteger
}

export interface AuditTables {
  audit_events: AuditEvents
  audit_heads: AuditHeads
}
