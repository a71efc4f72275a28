import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/** A fresh P-256 key pair: the private key in PKCS#8 PEM, the public one as a JWK. */
export function generateKey(): { privatePem: string; publicJwk: Record<string, unknown> } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicJwk: { ...publicKey.export({ format: 'jwk' }) },
  }
}

export const privateKeyOf = (pem: string): KeyObject => createPrivateKey(pem)
export const publicKeyOf = (jwk: Record<string, unknown>): KeyObject =>
  createPublicKey({ key: jwk, format: 'jwk' })

/**
 * Signs as JWS ES256 (RFC 7518 §3.4). The key is passed bare and the signature converted here:
 * an options object costs the runtime as much again as the signature itself.
 */
export function signEs256(text: string, key: KeyObject): string {
  return joseFromDer(sign('sha256', Buffer.from(text), key)).toString('base64url')
}

export function verifyEs256(text: string, signature: string, key: KeyObject): boolean {
  const raw = Buffer.from(signature, 'base64url')
  if (raw.length !== 64 || raw.toString('base64url') !== signature) return false
  return verify('sha256', Buffer.from(text), key, derFromJose(raw))
}

/** SEQUENCE { r INTEGER, s INTEGER } to r ‖ s, 32 bytes each. */
function joseFromDer(der: Buffer): Buffer {
  const raw = Buffer.alloc(64)
  let at = 2
  for (const end of [32, 64]) {
    const length = der.readUInt8(at + 1)
    const number = der.subarray(at + 2, at + 2 + length)
    const significant = number.length > 32 ? number.subarray(number.length - 32) : number
    significant.copy(raw, end - significant.length)
    at += 2 + length
  }
  return raw
}

function derFromJose(raw: Buffer): Buffer {
  const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))])
  return Buffer.concat([Buffer.from([0x30, body.length]), body])
}

/** A DER INTEGER: no leading zeros, but one where the number would read as negative. */
function integer(bytes: Buffer): Buffer {
  let start = 0
  while (start < bytes.length - 1 && bytes.readUInt8(start) === 0) start += 1
  const digits = bytes.subarray(start)
  const sign = digits.readUInt8(0) & 0x80 ? [0] : []
  return Buffer.concat([Buffer.from([0x02, digits.length + sign.length, ...sign]), digits])
}
