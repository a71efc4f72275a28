import { post } from '../processes.ts'
import type { Asked, EvaluateWorld } from './world.ts'

/** How one API is asked, and how its answers read. */
export interface Wire {
  readonly path: string
  /** Whose token goes along; cerbos asks for none. */
  tokenOf(asked: Asked, world: EvaluateWorld): string | undefined
  body(asked: Asked): unknown
  /** The decisions of a reply, in the order of the questions. */
  decisions(reply: string): readonly boolean[]
  /** What stays the same of a reply when it is asked again, its decisions included. */
  readonly lasting: RegExp
}

const ofProduct: Wire['tokenOf'] = (_, { product }) => product
const ofSubject: Wire['tokenOf'] = ({ subject }) => subject.token

const product = 'ledger'
const type = 'account'

/** AuthZEN, asked by an enforcement point about others. */
export const evaluation: Wire = {
  path: '/access/v1/evaluation',
  tokenOf: ofProduct,
  body: (asked) => ({ ...subjectOf(asked), ...evaluationsOf(asked)[0] }),
  decisions(reply) {
    const { decision }: { decision: boolean } = JSON.parse(reply)
    return [decision]
  },
  lasting: /.*/,
}

export const evaluations: Wire = {
  path: '/access/v1/evaluations',
  tokenOf: ofProduct,
  body: (asked) => ({ ...subjectOf(asked), evaluations: evaluationsOf(asked) }),
  decisions(reply) {
    const answered: { evaluations: { decision: boolean }[] } = JSON.parse(reply)
    return answered.evaluations.map(({ decision }) => decision)
  },
  lasting: /.*/,
}

const subjectOf = ({ subject }: Asked) => ({ subject: { type: 'user', id: subject.name } })

const evaluationsOf = ({ questions }: Asked) =>
  questions.map(({ action, account, tags }) => ({
    action: { name: action },
    resource: { type: `${product}/${type}`, id: account, properties: { tags } },
  }))

export const authorize: Wire = {
  path: '/v1/authorize',
  tokenOf: ofSubject,
  body({ questions: [question] }) {
    const { action, account, tags } = question ?? {}
    return { product, resource: type, action, resourceId: account, attributes: { tags } }
  },
  decisions(reply) {
    const { authorized }: { authorized: boolean } = JSON.parse(reply)
    return [authorized]
  },
  lasting: /"authorized":\w+/,
}

export const check: Wire = {
  path: '/v1/check',
  tokenOf: ofSubject,
  body: ({ questions }) => ({
    requests: questions.map(({ action, account, tags }) => ({
      permission: `${product}/${type}:${action}`,
      resource: { type, id: { id: account }, properties: { tags } },
    })),
  }),
  decisions(reply) {
    const answered: { decisions: { effect: string }[] } = JSON.parse(reply)
    return answered.decisions.map(({ effect }) => effect === 'allow')
  },
  lasting: /.*/,
}

/** Evaluate of the Access API, which people ask about themselves. */
export const accessApi: Wire = {
  path: '/access/api/me',
  tokenOf: ofSubject,
  body: ({ questions }) =>
    Object.fromEntries(
      questions.map(({ action, account, tags }) => [
        account,
        {
          request: { action: { scope: product, entityCode: type, activity: action } },
          resource: { id: { id: account }, metadata: { tags: tags.map((value) => ({ value })) } },
        },
      ]),
    ),
  decisions(reply) {
    const answered: Record<string, { result: string }> = JSON.parse(reply)
    return Object.values(answered).map(({ result }) => result === 'Granted')
  },
  lasting: /.*/,
}

export const cerbos: Wire = {
  path: '/api/check/resources',
  tokenOf: () => undefined,
  body: ({ subject, questions }) => ({
    principal: { id: subject.name, roles: [subject.role] },
    resources: questions.map(({ action, account, tags }) => ({
      actions: [action],
      resource: { kind: type, id: account, attr: { tags } },
    })),
  }),
  decisions(reply) {
    const answered: { results: { actions: Record<string, string> }[] } = JSON.parse(reply)
    return answered.results.map(({ actions }) => Object.values(actions)[0] === 'EFFECT_ALLOW')
  },
  lasting: /"results":.*\]/,
}

/** A request to send over and over, with the answer that was found to be right. */
export async function proven(wire: Wire, asked: Asked, { port, world }: Place) {
  const token = wire.tokenOf(asked, world)
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const body = wire.body(asked)
  const reply = await fetch(`http://127.0.0.1:${port}${wire.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  })
  const text = await reply.text()
  const right = asked.questions.map(({ isAllowed }) => isAllowed)
  if (!reply.ok || String(wire.decisions(text)) !== String(right))
    throw new Error(`${wire.path} answered ${reply.status} ${text}, not ${right}`)
  return { bytes: post(wire.path, body, token), expect: wire.lasting.exec(text)?.[0] ?? text }
}

export interface Place {
  readonly port: number
  readonly world: EvaluateWorld
}
