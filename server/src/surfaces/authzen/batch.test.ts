import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearly } from '../../../test/json-arbitrary.ts'
import { questionsOf } from './batch.ts'
import { EvaluationRequest } from './wire.ts'

const only = (evaluation: unknown) => questionsOf({ evaluations: [evaluation] }).questions[0]

const edges = [
  { type: 'user', id: 'x'.repeat(1025) },
  { type: null, id: 'x' },
  { type: 'user', id: 'x', properties: null },
  [],
  null,
  undefined,
]
const noun = fc.oneof(
  fc.record(
    { type: fc.string(), id: fc.string(), properties: fc.object() },
    { requiredKeys: ['type', 'id'] },
  ),
  fc.constantFrom(...edges),
)
const version = fc.constantFrom(0, -0, 1, -1, 1.5, 2 ** 53, '1', null, undefined, Number.NaN)
const question = fc.record(
  {
    subject: noun,
    action: fc.oneof(fc.record({ name: fc.string() }), fc.jsonValue({ maxDepth: 2 })),
    resource: noun,
    context: fc.oneof(fc.record({ min_version: version }), fc.jsonValue({ maxDepth: 2 })),
  },
  { requiredKeys: ['subject', 'action', 'resource'] },
)

/** Without what was not sent. */
const sent = (parsed: object): object => JSON.parse(JSON.stringify(parsed))

describe('an evaluation of several', () => {
  test('is taken whenever it would be taken alone, and then says the same', () => {
    fc.assert(
      fc.property(fc.oneof(question, nearly(EvaluationRequest)), (evaluation) => {
        const alone = EvaluationRequest.safeParse(evaluation)
        const among = only(evaluation)
        expect([among && 'fault' in among]).toEqual([!alone.success])
        if (alone.success) expect(sent(among ?? {})).toMatchObject(sent(alone.data))
      }),
      { numRuns: 3000 },
    )
  })

  test('is told apart from its default as a whole', () => {
    const { questions } = questionsOf({
      subject: { type: 'user', id: 'a', properties: { role: 'admin' } },
      action: { name: 'read', properties: { soft: true } },
      resource: { type: 'record', id: 'r' },
      context: { time: 'noon' },
      evaluations: [{ subject: { id: 'b' }, action: {}, context: {} }],
    })
    expect(questions).toEqual([
      {
        subject: { type: 'user', id: 'b' },
        action: { name: 'read' },
        resource: { type: 'record', id: 'r' },
        context: {},
      },
    ])
  })
})
