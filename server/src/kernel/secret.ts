import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { inspect } from 'node:util'

/** Holds a secret that prints, logs and serialises as `[secret]`; only `reveal` gives it. */
export interface Secret {
  reveal(): string
}

const hidden = '[secret]'

export function secret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toString: () => hidden,
    toJSON: () => hidden,
    [inspect.custom]: () => hidden,
  })
}

/** A random text of `bytes` bytes, base64url. */
export const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url')

/** SHA-256, base64url: for secrets that are random enough to need no salt and no stretching. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('base64url')

/** Compares two texts in time that depends on neither. */
export function sameText(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(left)), Buffer.from(sha256(right)))
}
