import fc from 'fast-check'
import * as z from 'zod'

type Schema = Readonly<Record<string, unknown>>

/** Texts that broke something, somewhere. */
export const nasty: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eabc',
  '😀',
  'x'.repeat(400),
  '9'.repeat(40),
  '__proto__',
  'constructor',
  "'; drop table users; --",
  '%00',
  '../../etc/passwd',
  '*',
  '*/*:*',
  'default/superadmin',
  '01890000-0000-7000-8000-000000000000',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999Z',
]

/** What gets a field past its schema, so that the rest of the request is met too. */
const plausible: Readonly<Record<string, readonly unknown[]>> = {
  username: ['zed', 'ada', 'ZED_2'],
  email: ['zed@acme.test', 'ada@acme.test'],
  password: ['a long enough passphrase'],
  newPassword: ['a long enough passphrase'],
  groups: [['admin-group'], ['nobody-knows'], []],
  name: ['midaz', 'night-shift'],
  code: ['zed-role'],
  role: ['default/member', 'default/superadmin'],
  group: ['admin-group'],
  resource: ['accounts', 'users'],
  action: ['get', 'post'],
  permission: ['midaz/accounts:get'],
  permissions: [['midaz/accounts:get'], ['*/*:*']],
  grantType: ['password', 'client_credentials'],
  // A version far ahead is waited for, and that is another test's subject.
  minVersion: [0, 1, -1, 1.5],
  precedence: [1, 100],
  manifest: [1],
  slug: ['zed'],
}

/** JSON that is nearly, or quite, what the schema asks for. */
export function nearly(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return fc.oneof({ weight: 8, arbitrary: like(shape, '') }, { weight: 1, arbitrary: junk })
}

const junk = fc.jsonValue({ maxDepth: 3 })
const text = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 40 }))

function like(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const known = plausible[name]
  const fitting = fits(schema, name)
  if (name === 'minVersion' || name === 'min_version') return fc.constantFrom(...(known ?? [0]))
  return known
    ? fc.oneof({ weight: 16, arbitrary: fc.constantFrom(...known) }, fitting, junk)
    : fc.oneof({ weight: 16, arbitrary: fitting }, junk)
}

function fits(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const choices = listOf(schema.anyOf ?? schema.oneOf)
  if (choices.length > 0) return fc.oneof(...choices.map((choice) => like(choice, '')))
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'string':
      return text
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: -2, max: 200 }), fc.double(), fc.constant(2 ** 53))
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(like(record(schema.items), name), { maxLength: 4 })
    case 'object':
      return objectLike(schema)
    default:
      return junk
  }
}

function objectLike(schema: Schema): fc.Arbitrary<unknown> {
  const properties = Object.entries(record(schema.properties))
  if (properties.length === 0) return fc.dictionary(text, junk, { maxKeys: 4 })
  return fc.record(
    Object.fromEntries(properties.map(([name, inner]) => [name, like(record(inner), name)])),
    // Any field may be left out, but for most runs to get further the needed ones seldom are.
    { requiredKeys: listed(schema.required) },
  )
}

const record = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

const listOf = (value: unknown): Schema[] => (Array.isArray(value) ? value.map(record) : [])
