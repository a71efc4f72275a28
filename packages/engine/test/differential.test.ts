import {
  check,
  compile,
  type Decision,
  type Explanation,
  explain,
  readRequests,
  readWorld,
  WorldError,
} from '@castellan/engine'
import { expect, test } from 'vitest'
import { type Authority, decide, type Verdict } from './reference.ts'
import type { AssignmentLine, RequestLine, World } from './reference-world.ts'
import { bigger, small, worldOf } from './worlds.ts'
import { randomOf, seedOfRun } from './worlds-random.ts'
import { requestsOf } from './worlds-requests.ts'
import { type Case, smallest } from './worlds-shrink.ts'

const seed = seedOfRun('differential')
const plan = [
  { size: small, worlds: 2_400, requests: 40 },
  { size: bigger, worlds: 60, requests: 150 },
]

/** Of a hundred requests, at least so many must have each reason, or the run has gone blind. */
const leastShares = {
  granted: 15,
  denied: 4,
  guardrail: 2,
  ceiling: 1.5,
  'no-match': 20,
  'actor-disabled': 2,
  'actor-unknown': 2,
  'tenant-suspended': 1.5,
  delegation: 0.5,
}

test('check, explain and the reference agree on 100,000 random requests', () => {
  const random = randomOf(seed)
  const counts = new Map<string, number>()
  let asked = 0
  let failures = 0
  for (const { size, worlds, requests } of plan) {
    for (let index = 0; index < worlds; index++) {
      const world = worldOf(random, size)
      for (const { reason, failed } of agreed(world, requestsOf(random, world, requests))) {
        counts.set(reason, (counts.get(reason) ?? 0) + 1)
        asked += 1
        if (failed.length > 0) failures += 1
      }
    }
  }

  expect(asked).toBeGreaterThanOrEqual(100_000)
  expect(failures).toBeGreaterThan(asked / 50)
  const short = Object.entries(leastShares).filter(
    ([reason, share]) => (counts.get(reason) ?? 0) < (asked * share) / 100,
  )
  expect(short, `seed ${seed}: reasons that came up too rarely`).toEqual([])
})

/** The reference's verdicts; throws with the seed and the smallest case when the engine differs. */
function agreed(world: World, requests: RequestLine[]): Verdict[] {
  const answers = engineAnswers(world, requests)
  return requests.map((request, index) => {
    const verdict = decide(world, request)
    if (differences(verdict, answers[index]).length > 0) throw disagreement({ world, request })
    return verdict
  })
}

interface Answers {
  checked: Decision
  explained: Explanation
}

/** The engine's answers, or what it threw instead of one. */
function engineAnswers(world: World, requests: RequestLine[]): (Answers | string)[] {
  const loaded = readWorld(JSON.stringify(world))
  const snapshot = compile(loaded.tenant)
  const lines = requests.map((request) => JSON.stringify(request)).join('\n')
  return readRequests(lines, loaded).map(({ request }) => {
    try {
      return { checked: check(snapshot, request), explained: explain(snapshot, request) }
    } catch (error) {
      return `the engine threw ${error}`
    }
  })
}

/** What differs, in words; empty when all agree. */
function differences(verdict: Verdict, answers: Answers | string | undefined): string[] {
  if (typeof answers !== 'object') return [answers ?? 'the engine gave no answer']
  const { checked, explained } = answers
  const rows = [
    { what: 'check', engine: textOf(checked), reference: textOf(verdict) },
    { what: 'explain', engine: textOf(explained), reference: textOf(verdict) },
    {
      what: 'authoritative',
      engine: statementOf(explained),
      reference: authorityOf(verdict.authoritative),
    },
    {
      what: 'failed',
      engine: [...new Set(explained.failed.map(({ policy }) => policy))].sort().join(', '),
      reference: [...verdict.failed].sort().join(', '),
    },
    {
      what: 'assignment',
      engine: isOneOf(explained, verdict.authoritative),
      reference: 'one of those that give the role',
    },
  ]
  return rows
    .filter(({ engine, reference }) => engine !== reference)
    .map(({ what, engine, reference }) => `${what}: engine ${engine}, reference ${reference}`)
}

const textOf = ({ effect, reason }: { effect: string; reason: string }) => `${effect} ${reason}`

const authorityOf = (authority: Authority | null) =>
  authority ? `${authority.role} ${authority.statement}` : 'none'

function statementOf({ authoritative }: Explanation): string {
  if (!authoritative) return 'none'
  return `${authoritative.role} ${authoritative.policy ?? authoritative.permission}`
}

/** Which of several assignments of one role is named, the rule leaves to their text. */
function isOneOf({ authoritative }: Explanation, authority: Authority | null): string {
  const given = authority?.assignments ?? []
  const named = authoritative?.assignment ?? null
  const fits = named === null ? given.length === 0 : given.some((line) => isSame(line, named))
  const group = named !== null && 'group' in named.to ? named.to.group : null
  return fits && (authoritative?.group ?? null) === group
    ? 'one of those that give the role'
    : `${JSON.stringify(named)} through ${authoritative?.group}`
}

function isSame(
  line: AssignmentLine,
  named: NonNullable<Explanation['authoritative']>['assignment'],
) {
  const instant = (text: string | null | undefined) => (text ? Date.parse(text) : null)
  return (
    named !== null &&
    JSON.stringify(line.to) === JSON.stringify(named.to) &&
    line.role === named.role &&
    (line.workspace ?? null) === named.workspace &&
    instant(line.from) === named.from &&
    instant(line.until) === named.until
  )
}

function disagreement(found: Case): Error {
  const differs = ({ world, request }: Case) => {
    try {
      const [answers] = engineAnswers(world, [request])
      return differences(decide(world, request), answers).length > 0
    } catch (error) {
      if (error instanceof WorldError) return false
      throw error
    }
  }
  const { world, request } = smallest(found, differs)
  const what = differences(decide(world, request), engineAnswers(world, [request])[0])
  return new Error(
    `seed ${seed}\n${what.join('\n')}\nworld ${JSON.stringify(world)}\nrequest ${JSON.stringify(request)}`,
  )
}
