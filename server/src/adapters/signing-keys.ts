import { createHash } from 'node:crypto'
import type { TenantId } from '../kernel/ids.ts'
import { StartFailure } from '../kernel/start-failure.ts'
import { generateKey, privateKeyOf, publicKeyOf } from './es256.ts'
import type { SigningKey } from './jwt.ts'
import type { Sealer } from './seal.ts'

interface Stored {
  readonly kid: string
  readonly publicJwk: Readonly<Record<string, unknown>>
  readonly sealedPrivate: string
  readonly createdAt: Date
}

const contextOf = (tenant: TenantId, kid: string): string => `signing-key/${tenant}/${kid}`

/** A fresh ES256 key; its `kid` is its JWK thumbprint (RFC 7638), so a new key has a new one. */
export function generateSigningKey(sealer: Sealer, tenant: TenantId, createdAt: Date): Stored {
  const { privatePem, publicJwk } = generateKey()
  const { crv, kty, x, y } = publicJwk
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  return {
    kid,
    publicJwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' },
    sealedPrivate: sealer.seal(privatePem, contextOf(tenant, kid)),
    createdAt,
  }
}

/** Throws `StartFailure` when the key was sealed under another master key. */
export const openSigningKey = (sealer: Sealer, tenant: TenantId, key: Stored): SigningKey => ({
  kid: key.kid,
  publicJwk: key.publicJwk,
  publicKey: publicKeyOf(key.publicJwk),
  privateKey: privateKeyOf(unsealed(sealer, key.sealedPrivate, contextOf(tenant, key.kid))),
})

function unsealed(sealer: Sealer, sealed: string, context: string): string {
  try {
    return sealer.open(sealed, context)
  } catch (error) {
    throw new StartFailure(
      'The master key does not open the keys of this database. Set CASTELLAN_MASTER_KEY, or CASTELLAN_MASTER_KEY_FILE, to the one it was set up with.',
      error,
    )
  }
}
