import type { Generated } from 'kysely'
import type { Json, Timestamp } from './columns.ts'

/** The tables of trusted issuers, and of when actors were last seen. */
export interface IssuerTables {
  issuers: Issuers
  issuer_directory: IssuerDirectory
  sightings: Sightings
}

interface Sightings {
  tenant_id: string
  actor_id: string
  last_seen_at: Timestamp
}

interface Issuers {
  tenant_id: string
  id: string
  issuer: string
  jwks_url: string | null
  discovery_url: string | null
  algorithms: string[]
  audiences: string[]
  clock_tolerance_seconds: number
  accept_id_tokens: boolean
  claims: Json<unknown>
  auto_assign_role: string | null
  allow: string[] | null
  rules: Json<unknown>
  enabled: boolean
  revision: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
}

interface IssuerDirectory {
  issuer: string
  audience: string
  tenant_id: string
  issuer_id: string
}
