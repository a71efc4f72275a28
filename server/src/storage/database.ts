import type { ColumnType, Generated, Insertable, Kysely, Selectable } from 'kysely'
import type { AttemptTables } from './attempt-tables.ts'
import type { AuditTables } from './audit-tables.ts'
import type { BigInteger, Derived, Json, NullableTimestamp, Timestamp } from './columns.ts'
import type { HistoryTables } from './history-tables.ts'
import type { IssuerTables } from './issuer-tables.ts'
import type { MessageTables } from './message-tables.ts'
import type { PolicyTables } from './policy-tables.ts'
import type { ReviewTables } from './review-tables.ts'
import type { WorkspaceTables } from './workspace-tables.ts'

interface Tenants {
  id: string
  slug: string
  name: string
  status: 'active' | 'suspended' | 'deleted' | 'purged'
  access_version: BigInteger
  bootstrapped_at: NullableTimestamp
  created_at: Timestamp
  updated_at: Timestamp
  revision: Generated<number>
  manifests_hash: Generated<string | null>
}

interface TenantDomains {
  tenant_id: string
  domain: string
}

interface Actors {
  tenant_id: string
  id: string
  issuer: string
  subject: string
  kind: 'user' | 'application' | 'service' | 'agent'
  display_name: string
  enabled: Generated<boolean>
  attributes: Json<Record<string, unknown>>
  created_at: Timestamp
  deleted_at: NullableTimestamp
  synced_hash: string | null
  synced_issued_at: NullableTimestamp
  synced_admitted: Generated<boolean>
  search: Derived
}

interface Users {
  tenant_id: string
  id: string
  username: string
  email: string
  first_name: string
  last_name: string
  password_hash: string
  status: 'invited' | 'active' | 'disabled' | 'deleted' | 'purged'
  global_role: Generated<'superadmin' | 'admin' | 'member'>
  revision: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
  username_key: Derived
  email_key: Derived
  search: Derived
}

interface Groups {
  tenant_id: string
  name: string
  title: string
  managed_by: string | null
  created_at: Timestamp
}

interface GroupMembers {
  tenant_id: string
  group_name: string
  actor_id: string
  added_at: Timestamp
  by_hand: Generated<boolean>
  synced_by: string | null
}

interface Applications {
  tenant_id: string
  id: string
  name: string
  description: string
  client_id: string
  revision: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
  deleted_at: NullableTimestamp
}

interface ApplicationSecrets {
  tenant_id: string
  id: string
  application_id: string
  hash: string
  hint: string
  created_at: Timestamp
  expires_at: NullableTimestamp
}

interface Permissions {
  tenant_id: string
  key: string
  implies: string[]
  declared_by: string
}

interface Roles {
  tenant_id: string
  id: string
  scope: string
  code: string
  title: string
  description: Generated<string>
  annotations: ColumnType<Record<string, unknown>, string | undefined, string>
  level: 'tenant' | 'workspace'
  precedence: number
  permissions: string[]
  ceiling: string[] | null
  active_from: NullableTimestamp
  active_until: NullableTimestamp
  managed_by: string | null
  revision: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
}

interface Assignments {
  tenant_id: string
  id: string
  actor_id: string | null
  group_name: string | null
  role_id: string
  workspace_id: string | null
  active_from: NullableTimestamp
  active_until: NullableTimestamp
  reason: string | null
  source: Generated<'manual' | 'global-role' | 'membership' | 'claim'>
  synced_by: string | null
  created_at: Timestamp
}

interface Declarations {
  tenant_id: string
  slug: string
  hash: string
  manifest: Json<unknown>
  revision: Generated<number>
  applied_at: Timestamp
}

interface DeclaredOnce {
  tenant_id: string
  kind: string
  key: string
  slug: string
}

interface SigningKeys {
  tenant_id: string
  kid: string
  algorithm: string
  public_jwk: Json<Record<string, unknown>>
  sealed_private: string
  created_at: Timestamp
  retired_at: NullableTimestamp
}

interface Sessions {
  tenant_id: string
  id: string
  actor_id: string
  client_id: string | null
  address: string | null
  user_agent: string | null
  created_at: Timestamp
  last_used_at: Timestamp
  expires_at: Timestamp
  ended_at: NullableTimestamp
}

interface RefreshTokens {
  tenant_id: string
  hash: string
  session_id: string
  created_at: Timestamp
  expires_at: Timestamp
  used_at: NullableTimestamp
}

interface Revocations {
  tenant_id: string
  subject: string
  expires_at: Timestamp
}

interface AccessStates {
  tenant_id: string
  kind: string
  id: string
  version: BigInteger
  until_version: BigInteger | null
  at: Timestamp
  state: Json<unknown>
}

interface IdempotencyKeys {
  tenant_id: string
  actor_id: string
  key: string
  request_hash: string
  status: number | null
  sealed_body: string | null
  created_at: Timestamp
  expires_at: Timestamp
}

/** Every table, as the migrations make it. */
export interface Database
  extends WorkspaceTables,
    IssuerTables,
    MessageTables,
    PolicyTables,
    ReviewTables,
    HistoryTables,
    AuditTables,
    AttemptTables {
  tenants: Tenants
  tenant_domains: TenantDomains
  actors: Actors
  users: Users
  groups: Groups
  group_members: GroupMembers
  applications: Applications
  application_secrets: ApplicationSecrets
  permissions: Permissions
  roles: Roles
  assignments: Assignments
  declarations: Declarations
  declared_once: DeclaredOnce
  signing_keys: SigningKeys
  sessions: Sessions
  refresh_tokens: RefreshTokens
  revocations: Revocations
  access_states: AccessStates
  idempotency_keys: IdempotencyKeys
}

export type Row<Table extends keyof Database> = Selectable<Database[Table]>
export type NewRow<Table extends keyof Database> = Insertable<Database[Table]>

/** What a store queries: a transaction whose tenant is set, and that tenant's id for its keys. */
export interface TenantDatabase {
  readonly tenant: string
  readonly query: Kysely<Database>
  /** Says that the state the engine decides over changed for one thing; written at commit. */
  touch(kind: AccessKind, id: string): void
  /** Does something as the last thing before the commit, for locks that must not be held long. */
  atEnd(work: () => Promise<void>): void
}

/** The kinds of things that the engine decides over. */
export type AccessKind =
  | 'tenant'
  | 'permission'
  | 'policy'
  | 'collection'
  | 'role'
  | 'group'
  | 'workspace'
  | 'actor'

/** SQLSTATE of a unique index's refusal. */
export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505'

/** SQLSTATE of a foreign key's refusal. */
export const isForeignKeyViolation = (error: unknown): boolean => sqlState(error) === '23503'

/** A deadlock, or a serialization failure: the same transaction may well succeed now. */
export const isLostRace = (error: unknown): boolean =>
  sqlState(error) === '40P01' || sqlState(error) === '40001'

/** Text with a NUL character, which JSON can carry and PostgreSQL cannot hold. */
export const isUnstorable = (error: unknown): boolean =>
  sqlState(error) === '22021' || sqlState(error) === '22P05'

const sqlState = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined
