import {
  type Action,
  type Evaluation,
  type Evaluations,
  type Fault,
  type Properties,
  type Resource,
  wrongDateIn,
} from '../../features/evaluations/schema.ts'
import { EvaluationRequest, type EvaluationsRequest, notDate } from './wire.ts'

/**
 * The questions of a batch, each with the defaults that it does not override. An entity overrides
 * its default as a whole, but for what every entity needs: type and id, or the name.
 *
 * Read by hand: hundreds of small evaluations come at once, and what one of them lacks is told in
 * its own answer rather than in a refusal of all.
 */
export const questionsOf = (batch: EvaluationsRequest): Evaluations => ({
  questions: (batch.evaluations ?? []).map((evaluation) => questionOf(evaluation, batch)),
  semantic: batch.options?.evaluations_semantic ?? 'execute_all',
})

/** The one question of a request without evaluations. */
export const onlyQuestion = (batch: EvaluationsRequest): Evaluation =>
  EvaluationRequest.parse(batch)

type Defaults = Pick<EvaluationsRequest, 'subject' | 'action' | 'resource' | 'context'>

function questionOf(evaluation: unknown, defaults: Defaults): Evaluation | Fault {
  if (!isObject(evaluation)) return { fault: 'the evaluation is no object' }
  const subject = nounIn(evaluation.subject, defaults.subject)
  if (typeof subject === 'string') return { fault: `subject${subject}` }
  const action = actionIn(evaluation.action, defaults.action)
  if (typeof action === 'string') return { fault: `action${action}` }
  const resource = nounIn(evaluation.resource, defaults.resource)
  if (typeof resource === 'string') return { fault: `resource${resource}` }
  const { context = defaults.context } = evaluation
  if (context === undefined) return { subject, action, resource }
  if (!isObject(context)) return { fault: 'context is no object' }
  const wrong = wrongDateIn(context)
  if (wrong) return { fault: `context.${wrong} ${notDate}` }
  return { subject, action, resource, context }
}

/** A subject or a resource; or what is wrong with it, to be read after its name. */
function nounIn(own: unknown, otherwise: Defaults['resource']): Resource | string {
  const given = own === undefined ? otherwise : own
  if (given === undefined) return ' is missing'
  if (!isObject(given)) return ' is no object'
  const { type = otherwise?.type, id = otherwise?.id, properties } = given
  if (!isText(type)) return `.type ${wrong(type)}`
  if (!isText(id)) return `.id ${wrong(id)}`
  if (properties === undefined) return { type, id }
  return isObject(properties) ? { type, id, properties } : '.properties is no object'
}

function actionIn(own: unknown, otherwise: Defaults['action']): Action | string {
  const given = own === undefined ? otherwise : own
  if (given === undefined) return ' is missing'
  if (!isObject(given)) return ' is no object'
  const { name = otherwise?.name, properties } = given
  if (!isText(name)) return `.name ${wrong(name)}`
  if (properties === undefined) return { name }
  return isObject(properties) ? { name, properties } : '.properties is no object'
}

const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textMax = 1024

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= textMax

const wrong = (value: unknown): string =>
  value === undefined ? 'is missing' : `is no text of at most ${textMax} characters`
