import { idFromBytes, idToBytes, type TenantId } from '../../kernel/ids.ts'

const prefix = 'inv_'
/** Characters of the tenant's 16 bytes, and of the 32 random ones, in base64url. */
const tenantLength = 22
const randomLength = 43

/** A token that names its tenant, since nobody is known yet where it is shown. */
export const invitationToken = (tenant: TenantId, random: string): string =>
  `${prefix}${idToBytes(tenant).toString('base64url')}${random}`

/** The tenant that a token names; whether it is genuine, its hash decides. */
export function tenantOfToken(token: string): TenantId | undefined {
  if (!token.startsWith(prefix)) return undefined
  const body = token.slice(prefix.length)
  if (body.length !== tenantLength + randomLength) return undefined
  return idFromBytes<'tenant'>(Buffer.from(body.slice(0, tenantLength), 'base64url'))
}
