import { ConditionError, compileCondition, type Request } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor } from './small-world.ts'

const ada = actor('a1', [], {
  subject: 'ada',
  attributes: { team: 'red', level: 3, teams: ['red', 'blue'] },
})

const request: Request = {
  actor: 'a1',
  permission: 'crm/notes:read',
  resource: {
    type: 'notes',
    id: { code: 'n1' },
    workspace: 'w1',
    properties: { team: 'red', gone: null },
  },
  context: { amount: 150, mfa: true },
  now: Date.UTC(2026, 5, 1, 12),
}

const answers = [
  { text: 'context.amount > 100', answer: true },
  { text: 'context.amount == 150', answer: true },
  { text: 'context.amount == "150"', answer: false },
  { text: 'context.amount != true', answer: true },
  { text: 'actor.id == "a1" && actor.subject == "ada" && actor.issuer == "local"', answer: true },
  { text: 'actor.kind in ["user", "agent"]', answer: true },
  { text: 'actor.attributes.team == resource.properties.team', answer: true },
  { text: '"blue" in actor.attributes.teams', answer: true },
  { text: 'resource.type == "notes" && resource.id.code == "n1"', answer: true },
  { text: 'resource.properties.gone == null', answer: true },
  { text: 'permission == "crm/notes:read"', answer: true },
  { text: 'now < timestamp("2026-06-01T12:00:01Z")', answer: true },
  { text: 'has(context.missing)', answer: false },
  { text: 'context.missing == 1 || context.mfa', answer: true },
  { text: 'context.missing == 1 && !context.mfa', answer: false },
  { text: 'actor.id == 5', answer: false },
  { text: 'permission.matches("(?i)^CRM/.*")', answer: true },
  { text: 'permission.matches("notes") && !permission.matches("^notes")', answer: true },
  { text: 'permission.matches(actor.attributes.team + "|notes")', answer: true },
  { text: 'now - timestamp("2026-06-01T11:00:00Z") == duration("1h0m0.0s")', answer: true },
  { text: 'now.getHours("America/New_York") == 8', answer: true },
]

for (const { text, answer } of answers) {
  test(`${text} is ${answer}`, () => {
    expect(compileCondition(text)(request, ada)).toBe(answer)
  })
}

const failures = [
  'context.missing == 1',
  'context.amount < "a"',
  'context.amount',
  'context.missing == 1 || !context.mfa',
  'resource.properties.none.deeper == 1',
  'permission.matches(actor.attributes.team + "(")',
  'context.amount.matches("a")',
  'timestamp(actor.attributes.team) < now',
  'now.getHours(actor.attributes.team) < 8',
]

for (const text of failures) {
  test(`${text} cannot be evaluated`, () => {
    expect(typeof compileCondition(text)(request, ada)).toBe('string')
  })
}

test('the workspace of a resource in none is absent', () => {
  const nowhere = { ...request, resource: { workspace: null } }
  expect(compileCondition('has(resource.workspace)')(nowhere, ada)).toBe(false)
  expect(typeof compileCondition('resource.workspace == "w1"')(nowhere, ada)).toBe('string')
})

const refusals = [
  { text: '', position: 0 },
  { text: 'context.amount ==', position: 17 },
  { text: 'true && user.id == "a"', position: 8 },
  { text: 'true || actor.email == "a"', position: 8 },
  { text: 'actor["email"] == "a"', position: 0 },
  { text: '"a" == 1', position: 0 },
  { text: '1 + 1', position: 0 },
  { text: 'permission', position: 0 },
  { text: 'actor.id', position: 0 },
  { text: 'context', position: 0 },
  { text: 'permission.matches("(")', position: 19 },
  { text: 'true || permission.matches("a(?=b)")', position: 27 },
  { text: 'context.list.exists(x, x.matches("[z-a]"))', position: 33 },
  { text: 'now > timestamp("garbage")', position: 6 },
  { text: 'now > timestamp("2026-02-30T00:00:00Z")', position: 6 },
  { text: 'now > timestamp("2026-06-01T12:00:00.0")', position: 6 },
  { text: 'now > timestamp("Mon, 01 Jun 2026 12:00:00 GMT")', position: 6 },
  { text: 'duration("xx") > duration("1h")', position: 0 },
  { text: 'context.age < duration("1d")', position: 14 },
  { text: 'now.getHours("Mars/Base") < 8', position: 13 },
  { text: 'context.amount < int("seven")', position: 17 },
  { text: 'context.amount < double("")', position: 17 },
  { text: 'context.mfa == bool("yes")', position: 15 },
  { text: '"abc".substring(4) == context.a', position: 0 },
]

for (const { text, position } of refusals) {
  test(`${JSON.stringify(text)} is refused at ${position}`, () => {
    const compile = () => compileCondition(text)
    expect(compile).toThrow(ConditionError)
    expect(compile).toThrow(expect.objectContaining({ position }))
  })
}
