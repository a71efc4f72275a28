import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartFailure } from '../kernel/start-failure.ts'

/** Seals secrets at rest (AES-256-GCM) and derives others, under the deployment's master key. */
export interface Sealer {
  /** `context` names what is sealed and for whom; only the same context opens it again. */
  seal(plain: string, context: string): string
  /** Throws when the text was changed, or sealed under another key or context. */
  open(sealed: string, context: string): string
  /** A text that only this deployment can derive from `input`: 32 bytes, base64url. */
  derive(input: string, context: string): string
}

export function sealerOf(masterKeyHex: string): Sealer {
  const master = Buffer.from(masterKeyHex, 'hex')
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `castellan ${purpose}`, 32))
  const sealing = keyFor('seal')
  const deriving = keyFor('derive')

  return {
    seal(plain, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12), {
        authTagLength: 16,
      })
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    derive: (input, context) =>
      createHmac('sha256', deriving).update(`${context}\n${input}`).digest('base64url'),
  }
}

/**
 * The master key in hexadecimal: the one that was given, else that of the key file, which is
 * made (0600) when there is none.
 */
export function masterKeyFrom(given: string | undefined, file: string): string {
  if (given !== undefined) return given
  const known = readKey(file)
  if (known !== undefined) return known
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = randomBytes(32).toString('hex')
  writeFileSync(file, `${fresh}\n`, { mode: 0o600, flag: 'wx' })
  return fresh
}

function readKey(file: string): string | undefined {
  const text = readIfThere(file)?.trim()
  if (text === undefined || /^[0-9a-f]{64}$/.test(text)) return text
  throw new StartFailure(
    `The master key file ${file} must hold 64 hexadecimal digits and nothing else.`,
  )
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new StartFailure(`The master key file ${file} cannot be read: ${String(error)}`, error)
  }
}
