import { idFromBytes, idToBytes, type TenantId } from '../../kernel/ids.ts'
import { randomText } from '../../kernel/secret.ts'

/** Bytes of a tenant's id, and of what tells its clients apart. */
const tenantLength = 16
const ownLength = 8

/** A fresh client id of the tenant, which it names inside itself. */
export function newClientId(tenant: TenantId): string {
  const own = Buffer.from(randomText(ownLength), 'base64url')
  return Buffer.concat([idToBytes(tenant), own]).toString('base64url')
}

/** The tenant that a client id names; undefined for a text that `newClientId` never gives. */
export function tenantOfClient(clientId: string): TenantId | undefined {
  const bytes = Buffer.from(clientId, 'base64url')
  if (bytes.length !== tenantLength + ownLength) return undefined
  // The decoder skips what is no base64url; one client id has one spelling.
  if (bytes.toString('base64url') !== clientId) return undefined
  return idFromBytes<'tenant'>(bytes.subarray(0, tenantLength))
}
