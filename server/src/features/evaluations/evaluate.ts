import { check, explain, explanationJson, type Request, type Snapshot } from '@castellan/engine'
import type { Author, Caller } from '../../kernel/caller.ts'
import { paced } from '../../kernel/paced.ts'
import type { Decided } from '../decision-log/schema.ts'
import { type AskingPorts, onVersion, onward, type Since, versionIn } from './asking.ts'
import { translator } from './question.ts'
import {
  type Answer,
  type Evaluation,
  type Evaluations,
  type Fault,
  type Properties,
  semantics,
} from './schema.ts'

export interface EvaluatePorts extends AskingPorts {
  /** Told of each decision that is answered; undefined while none is kept. */
  readonly decided: Decided | undefined
}

/** One question, and several at once. */
export function evaluating(ports: EvaluatePorts) {
  const { clock, fill, decided } = ports

  /** Decides what was asked, and tells why when the question wants to know. */
  const answer = (state: Snapshot, request: Request, asking: Asking): Answer => {
    decided?.(state, request, { caller: asking.caller, by: asking.by, surface: 'authzen' })
    if (asking.context?.explain !== true)
      return check(state, request).effect === 'allow' ? permitted : denied
    const { instant, ...explanation } = explanationJson(explain(state, request))
    return {
      decision: explanation.effect === 'allow',
      context: { reason: explanation.reason, explanation: { ...explanation, now: instant } },
    }
  }

  return {
    /** Whether the subject may; a denial is an answer, not an error. */
    evaluate: (caller: Caller, question: Evaluation, by: Author): Answer | Promise<Answer> =>
      onVersion(ports, versionIn(caller, question.context), (state) => {
        const request = translator(caller, { state, now: clock().getTime() }).request(question)
        return onward(fill(caller.tenant, [request]), ([filled = request]) =>
          answer(state, filled, { caller, by, context: question.context }),
        )
      }),

    /** Several questions in their order, all on one access version, until the semantic has enough. */
    evaluateAll: (caller: Caller, { questions, semantic }: Evaluations, by: Author) =>
      onVersion(ports, newestIn(caller, questions), (state) => {
        const { request } = translator(caller, { state, now: clock().getTime() })
        const asked = questions.map((question) =>
          isFault(question) ? question : { request: request(question), context: question.context },
        )
        const requests = asked.flatMap((one) => (isFault(one) ? [] : one.request))
        return onward(fill(caller.tenant, requests), (filled) => {
          let next = 0
          let isEnough = false
          const answers = paced(asked, (one): Answer[] => {
            if (isEnough) return []
            const answered = isFault(one)
              ? faulty(one)
              : answer(state, filled[next++] ?? one.request, { caller, by, context: one.context })
            isEnough = answered.decision === semantics[semantic]
            return [answered]
          })
          return onward(answers, (answers) => ({ evaluations: answers.flat() }))
        })
      }),
  }
}

interface Asking {
  readonly caller: Caller
  readonly by: Author
  readonly context: Properties | undefined
}

const permitted: Answer = Object.freeze({ decision: true })
const denied: Answer = Object.freeze({ decision: false })

const isFault = (one: object): one is Fault => 'fault' in one

const faulty = ({ fault }: Fault): Answer => ({
  decision: false,
  context: { error: { status: 400, message: fault } },
})

const newestIn = (caller: Caller, questions: Evaluations['questions']): Since =>
  questions
    .map((one) => versionIn(caller, isFault(one) ? undefined : one.context))
    .reduce((newest, since) => (since.version > newest.version ? since : newest))
