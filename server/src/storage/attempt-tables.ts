import type { Timestamp } from './columns.ts'

export interface AttemptTables {
  failed_attempts: FailedAttempts
}

interface FailedAttempts {
  tenant_id: string
  key: string
  failures: number
  expires_at: Timestamp
}
