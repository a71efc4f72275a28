import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../../../tools/testing/endings.ts'
import { StartFailure } from '../kernel/start-failure.ts'
import { masterKeyFrom, sealerOf } from './seal.ts'

const sealer = sealerOf('ab'.repeat(32))

test('what is sealed opens again under its context, and is sealed anew each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => {
      const sealed = sealer.seal(plain, context)
      expect(sealer.open(sealed, context)).toBe(plain)
      expect(sealer.seal(plain, context)).not.toBe(sealed)
    }),
  )
})

test('it opens under no other context or key, and not when a single bit was changed', () => {
  const sealed = sealer.seal('plain', 'context')
  expect(() => sealer.open(sealed, 'contexts')).toThrow()
  expect(() => sealerOf('cd'.repeat(32)).open(sealed, 'context')).toThrow()
  const bytes = Buffer.from(sealed, 'base64url')
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    expect(() => sealer.open(changed.toString('base64url'), 'context')).toThrow()
  }
  for (const cut of ['', 'AAAA', sealed.slice(0, 20)])
    expect(() => sealer.open(cut, 'context')).toThrow()
})

test('what is derived depends on key, context and input, and on nothing else', () => {
  const derived = sealer.derive('input', 'context')
  expect(derived).toMatch(/^[\w-]{43}$/)
  expect(sealerOf('ab'.repeat(32)).derive('input', 'context')).toBe(derived)
  expect(sealer.derive('input', 'other')).not.toBe(derived)
  expect(sealer.derive('inputs', 'context')).not.toBe(derived)
  expect(sealerOf('cd'.repeat(32)).derive('input', 'context')).not.toBe(derived)
})

test('a master key file is made once, for its owner alone, and read from then on', () => {
  const file = join(temporaryDirectory('key'), 'deep', 'master.key')
  const key = masterKeyFrom(undefined, file)
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(masterKeyFrom(undefined, file)).toBe(key)
  expect(masterKeyFrom('given', file)).toBe('given')
  writeFileSync(file, 'too short')
  expect(() => masterKeyFrom(undefined, file)).toThrow(StartFailure)
})
