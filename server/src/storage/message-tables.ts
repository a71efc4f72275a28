import type { Generated } from 'kysely'
import type { NullableTimestamp, Timestamp } from './columns.ts'

/** The tables of invitations, and of the providers that carry messages. */
export interface MessageTables {
  invitations: Invitations
  providers: Providers
  application_providers: ApplicationProviders
}

interface Invitations {
  tenant_id: string
  id: string
  user_id: string
  token_hash: string
  invited_by: string | null
  resent_by: string | null
  created_at: Timestamp
  expires_at: Timestamp
  sent_at: NullableTimestamp
  accepted_at: NullableTimestamp
  revoked_at: NullableTimestamp
}

interface Providers {
  tenant_id: string
  id: string
  name: string
  category: 'Email' | 'SMS'
  type: 'SMTP' | 'SendGrid' | 'Twilio' | 'Webhook'
  client_id: string | null
  sealed_secret: string | null
  host: string | null
  port: number | null
  disable_ssl: boolean
  endpoint: string | null
  sender: string | null
  is_default: boolean
  revision: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
}

interface ApplicationProviders {
  tenant_id: string
  application_id: string
  provider_id: string
  can_sign_in: boolean
  can_sign_up: boolean
  can_unlink: boolean
  prompted: boolean
  alert_type: string | null
  rule: string | null
  is_default: Generated<boolean>
  created_at: Timestamp
}
