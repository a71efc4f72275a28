import { ConditionError, compileCondition } from '@castellan/engine'
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, test } from 'vitest'
import { patternSize } from '../src/pattern-size.ts'
import { type RegularExpression, regularExpression } from '../src/regular-expression.ts'

/** Lets everything pass, and counts it. */
function counter() {
  let steps = 0
  return {
    begin: () => undefined,
    isSpent: () => false,
    take(more: number) {
      steps += more
      return true
    },
    steps: () => steps,
  }
}

function compiled(pattern: string): RegularExpression {
  const expression = regularExpression(pattern)
  if (typeof expression === 'string') throw new Error(expression)
  return expression
}

/** The pattern as a raw literal of an expression. */
const asked = (pattern: string) => `permission.matches(r"${pattern}")`

describe('a pattern has what RE2 has', () => {
  test.for([
    ['(?i)CRM.*', 'crm/notes:read', true],
    ['crm', 'a/crm', true],
    ['^crm$', 'a/crm', false],
    ['^(?:a|ab)(?:c|bcd)$', 'abcd', true],
    ['a{2,3}', 'a', false],
    ['a{2,3}', 'baab', true],
    ['[[:digit:]]+:', 'n12:', true],
    ['[^a-z]', 'abc', false],
    ['\\d\\D\\w\\W\\s\\S', '1a_- x', true],
    ['\\bread\\b', 'crm/notes:read', true],
    ['\\Bead', 'read', true],
    ['\\pL\\p{Greek}\\PN', 'aλb', true],
    ['(?P<name>a)(?<other>b)', 'ab', true],
    ['(?s)a.b', 'a\nb', true],
    ['a.b', 'a\nb', false],
    ['(?m)^b$', 'a\nb\nc', true],
    ['\\Aab\\z', 'ab', true],
    ['\\x{1f600}', '\u{1f600}', true],
    ['^.$', '\u{1f600}', true],
    ['\\Qa.b\\E', 'a.b', true],
    ['(?U)a+', 'aa', true],
    ['(?i)straße', 'STRAßE', true],
    ['', '', true],
    ['$', 'a', true],
    ['a|', 'b', true],
  ] as const)('%s on %j: %s', ([pattern, text, answer]) => {
    expect(compiled(pattern)(text, counter())).toBe(answer)
  })
})

describe('a pattern is refused when it is written, where it begins', () => {
  test.for([
    ['(a)\\1', 'a back reference'],
    ['(?=a)', 'looking ahead'],
    ['(?!a)', 'looking ahead for none'],
    ['(?<=a)b', 'looking behind'],
    ['(?<!a)b', 'looking behind for none'],
    ['(?>a)', 'an atomic group'],
    ['a++', 'a possessive repetition'],
    ['(?#note)', 'a comment'],
    ['\\Z', 'an end before a newline'],
    ['(', 'a group without an end'],
    ['[a', 'a class without an end'],
    ['[z-a]', 'a range backwards'],
    ['*a', 'a repetition of nothing'],
    ['a{1001}', 'more repetitions than RE2 has'],
    ['(?:a{500}){500}', 'repetitions of repetitions'],
    ['(?:abcdefghij){900}', 'a long text many times'],
    ['(?i)[A-\u{1ffff}]', 'all there is without regard to case'],
    [`${'(?:'.repeat(200)}a${')'.repeat(200)}`, 'groups in groups'],
  ] as const)('%s, %s', ([pattern]) => {
    const compile = () => compileCondition(`true && ${asked(pattern)}`)
    expect(compile).toThrow(ConditionError)
    expect(compile).toThrow(expect.objectContaining({ position: 27 }))
  })

  test('together they come to no more than one may', () => {
    const one = `(permission.matches("a{400}"))`
    expect(typeof compileCondition(`${one} || ${one}`)).toBe('function')
    expect(() => compileCondition(`${one} || ${one} || ${one}`)).toThrow(/too many patterns/)
  })
})

const part = fc.constantFrom(
  ...[
    'a',
    'b',
    '.',
    '[ab]',
    '[^b]',
    '\\b',
    '\\B',
    '^',
    '$',
    '(?i:A)',
    'é',
    '\\d',
    '\\pL',
    '(?m:^)',
  ],
)
const repetition = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{0,3}', '{1,}', '*?')
const pattern: fc.Arbitrary<string> = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  piece: fc
    .tuple(
      fc.oneof(
        { maxDepth: 3 },
        part,
        tie('pattern').map((inner) => `(?:${inner})`),
      ),
      repetition,
    )
    .map(([piece, times]) => (/^(?:\\[bB]|[$^])$/.test(piece) ? piece : piece + times)),
  pattern: fc
    .array(fc.array(tie('piece'), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((branches) => branches.map((pieces) => pieces.join('')).join('|')),
})).pattern
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'é', '1', ' ', '\n', '\u{1f600}') })

describe('any pattern', () => {
  test('is answered as its library answers it', () => {
    fc.assert(
      fc.property(pattern, text, (written, asked) => {
        expect(compiled(written)(asked, counter())).toBe(RE2JS.compile(written).test(asked))
      }),
      { numRuns: 2_000 },
    )
  })

  test('comes to no less than what it is compiled to', () => {
    fc.assert(
      fc.property(pattern, (written) => {
        const overhead = 4
        expect(RE2JS.compile(written).programSize()).toBeLessThanOrEqual(
          2 * patternSize(written) + overhead,
        )
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('whatever the pattern, its steps grow as the text does', () => {
  test.for([
    '^(a+)+$',
    '(a|aa)+$',
    '(a*)*b',
    '(?:a?){30}a{30}$',
    '(.*)(.*)(.*)(.*)(.*)(.*)b$',
    '[ab]*a.{50}$',
    '((a+)+)+b',
    '(?i)(\\pL|\\pN|.)*b.{20}$',
    '(?:x?a?)*(?:a?x?)*b',
  ])('%s', (pattern) => {
    const size = RE2JS.compile(pattern).programSize()
    const steps = (length: number) => {
      const meter = counter()
      compiled(pattern)(`${'a'.repeat(length)}!`, meter)
      return meter.steps()
    }
    expect(steps(1_000)).toBeLessThan(3 * size * 1_002)
    expect(steps(10_000)).toBeLessThan(11 * steps(1_000))
  })
})
