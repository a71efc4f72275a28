import {
  ConditionError,
  check,
  compile,
  compileCondition,
  explain,
  type Policy,
} from '@castellan/engine'
import { describe, expect, test } from 'vitest'
import { actor, ask, policy, role, tenant } from './small-world.ts'

const numbers = (length: number) => Array.from({ length }, (_, index) => index)
const ten = '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]'

const ada = actor('ada', ['reader'])
const request = ask('ada', 'read', {
  context: {
    mfa: true,
    path: `${'a'.repeat(29)}!`,
    text: 'a'.repeat(500_000),
    needle: `b${'a'.repeat(200_000)}`,
    digits: '1'.repeat(100_000),
    list: numbers(100_000),
    other: numbers(100_000),
    names: numbers(2_000).map((number) => `user-${number}`),
    empty: numbers(2_000).map(() => ({})),
    map: Object.fromEntries(numbers(50_000).map((number) => [`key-${number}`, number])),
    patterns: numbers(1_000).map((number) => `^(?:a|b|c|d)+${number}$`),
    zones: Intl.supportedValuesOf('timeZone'),
  },
})

const answer = (text: string) => compileCondition(text)(request, ada)

describe('ends within its steps, and cannot be evaluated past them', () => {
  test.for([
    `${ten}.all(a, ${ten}.all(b, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].all(c, a + b + c > 0 && a + b + c + a < 90 && a + b + c + b < 90)))`,
    'context.list.all(x, context.other.all(y, x != y || true))',
    'context.list.exists(x, context.other.exists(y, x == -1.0 && y == x))',
    'context.list.exists_one(x, x == -1.0)',
    'context.list.map(x, context.other.map(y, x)) == []',
    'context.list.filter(x, context.other.filter(y, y == x) == []) == []',
    'context.list.all(x, x.none) || context.mfa',
    'context.list.all(x, context.other.all(y, x.none || y.none))',
    'context.empty.exists(x, context.empty.exists(y, x.none == y.none))',
    'context.map.all(a, context.map.all(b, a != b || true))',
    '-1.0 in context.list',
    'context.list == context.other',
    'context.map == {}',
    'size(context.map) == 1',
    'string(context.map) == ""',
    'context.text.contains(context.needle)',
    'context.text.lastIndexOf(context.needle) == 1',
    'context.text.split("a") == []',
    'context.text.size() == 1',
    'context.text.matches("(a|aa)+b")',
    'context.text == context.text + "a"',
    'context.list + context.list == []',
    'context.names.map(name, context.text).join("") == ""',
    'context.patterns.exists(pattern, context.path.matches(pattern))',
    'context.zones.all(zone, now.getHours(zone) >= 0)',
    doublings('[1]', 30),
    doublings('"a"', 30),
  ])('%s', (text) => {
    expect(answer(text)).toBe('it takes more than 50,000 steps')
  })
})

/** `a + a` of `a + a`, so many times. */
function doublings(first: string, times: number): string {
  const names = numbers(times)
  const bindings = names.map((n) => `cel.bind(v${n + 1}, v${n} + v${n}, `).join('')
  return `cel.bind(v0, ${first}, ${bindings}v${times} == v0${')'.repeat(times + 1)}`
}

describe('has steps enough for what is usual', () => {
  test.for([
    ['context.path.matches("^(a+)+$")', false],
    ['"user-1999" in context.names', true],
    ['context.names.exists(name, name == "user-1999")', true],
    ['context.names.filter(name, name.endsWith("9")).size() == 200', true],
    ['size(context.list) == 100000', true],
    ['"key-7" in context.map && context.map["key-7"] == 7', true],
    ['has(context.map.none)', false],
    ['permission.matches(context.patterns[0]) || permission.matches("^" + "crm")', true],
    ['"ab".contains("b") && context.path.startsWith("aa")', true],
    [`${ten}.all(a, ${ten}.all(b, a + b > 0))`, true],
    ['now.getHours("Europe/Zurich") == 14 && now.getHours("+02:00") == 14', true],
    ['now.getDayOfYear() == 151 && now.getMonth() == 5 && now.getDayOfWeek() == 1', true],
    ['timestamp("2026-06-01T14:00:00+02:00") == now', true],
  ] as const)('%s', ([text, expected]) => {
    expect(answer(text)).toBe(expected)
  })
})

test('the steps of one evaluation are not those of the next', () => {
  const condition = compileCondition('context.names.exists(name, name == "user-1999")')
  const answers = numbers(50).map(() => condition(request, ada))
  expect(new Set(answers)).toEqual(new Set([true]))
})

describe('is refused when it is written', () => {
  test.for([
    ['seven macros in each other', `${nested(7)}`, /within each other/],
    ['more than 10,000 characters', `permission == "${'a'.repeat(10_000)}"`, /10000 characters/],
    ['more than 1,000 parts', Array(500).fill('context.mfa').join(' && '), /maxAstNodes/],
    ['a million negations', '!'.repeat(1_000_000), /10000 characters/],
  ] as const)('%s', ([, text, reason]) => {
    expect(() => compileCondition(text)).toThrow(ConditionError)
    expect(() => compileCondition(text)).toThrow(reason)
  })
})

function nested(depth: number): string {
  const names = numbers(depth).map((n) => `v${n}`)
  return `${names.map((name) => `${ten}.all(${name}, `).join('')}true${')'.repeat(depth)}`
}

test.for([
  'context.list.all(x, context.other.all(y, x != y || true))',
  'context.text.matches(context.digits)',
  'duration(context.digits) > duration("1s")',
  'permission.matches("(") || true',
])('%s fails closed, and is named', (condition) => {
  const decide = (effect: Policy['effect']) => {
    const policies = [policy('free'), policy('heavy', { effect, condition })]
    const held = effect === 'deny' ? ['default/free', 'default/heavy'] : ['default/heavy']
    const roles = [role('reader', { policies: held })]
    const snapshot = compile(tenant({ policies, roles, actors: [ada] }))
    const { reason, failed } = explain(snapshot, request)
    expect(check(snapshot, request).reason).toBe(reason)
    return { reason, failed: failed.map((each) => each.policy) }
  }
  expect(decide('allow')).toEqual({ reason: 'no-match', failed: ['default/heavy'] })
  expect(decide('deny')).toEqual({ reason: 'denied', failed: ['default/heavy'] })
})
