import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface Certificate {
  readonly key: string
  readonly certificate: string
}

/** A certificate of its own authority (RFC 5280), good for a day and for these names. */
export function selfSigned(...names: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
  const commonName = sequence(oid(0x55, 0x04, 0x03), tagged(0x0c, Buffer.from(names[0] ?? '')))
  const subject = sequence(tagged(0x31, commonName))
  const now = Date.now()
  const alternatives = sequence(...names.map((name) => tagged(0x82, Buffer.from(name))))
  const isAuthority = sequence(tagged(0x01, Buffer.from([0xff])))
  const extensions = sequence(
    sequence(oid(0x55, 0x1d, 0x11), tagged(0x04, alternatives)),
    sequence(oid(0x55, 0x1d, 0x13), tagged(0x04, isAuthority)),
  )
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    subject,
    sequence(time(now - hour), time(now + 24 * hour)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  )
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)])
  const whole = sequence(body, algorithm, tagged(0x03, signature))
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}

const hour = 3600 * 1000

/** A value of DER (X.690 §8): its tag, its length, itself. */
function tagged(tag: number, value: Buffer): Buffer {
  const { length } = value
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), value])
}

const sequence = (...values: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(values))
const oid = (...bytes: readonly number[]): Buffer => tagged(0x06, Buffer.from(bytes))

/** UTCTime: two digits of the year, and seconds. */
const time = (instant: number): Buffer =>
  tagged(
    0x17,
    Buffer.from(`${new Date(instant).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`),
  )
