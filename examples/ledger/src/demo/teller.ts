import { CastellanError } from '@castellan/sdk'
import type { Cast, Player } from './cast.ts'
import { page } from './page.ts'
import { type Explanation, type Subject, wordsOf } from './words.ts'

export interface Ask {
  /** Such as `POST …/accounts`, where `…` stands for the path that was entered last. */
  readonly call: string
  readonly body?: unknown
  /** Status and first words of the reason, as the story has it. */
  readonly expected: string
}

export interface Teller {
  /** Makes a call, prints it with its reason, and hands back the id of what was made. */
  ask(player: Player, ask: Ask): Promise<string>
  /** From now on `…` stands for this path. */
  enter(path: string): void
  readonly tally: { allowed: number; refused: number; different: number }
}

/** Tells of calls to the ledger at an address, and asks Castellan why each ended as it did. */
export function teller(ledger: string, { administration }: Pick<Cast, 'administration'>): Teller {
  const tally = { allowed: 0, refused: 0, different: 0 }
  let place = ''

  const explain = async ({ id, name }: Player, subject: Subject, answer: Answer) => {
    if (id === null) return problemWords(answer)
    const explanation = await administration.decisions
      .explain({ body: { actor: id, permission: subject.permission } })
      .catch(ofNobody)
    // Where the roles would allow it, it is the token that was refused.
    const isToken = answer.status === 401 && explanation.effect === 'allow'
    return isToken ? problemWords(answer) : wordsOf(explanation, { ...subject, name })
  }

  return {
    tally,
    enter(path) {
      place = path
    },
    async ask(player, { call, body, expected }) {
      const [method = '', path = ''] = call.split(' ')
      const answer = await send(`${ledger}${path.replace('…', place)}`, {
        method,
        body,
        token: player.token,
      })
      const permission = permissionOf(method, path)
      const why = await explain(player, { name: player.name, permission }, answer)

      const isAllowed = answer.status < 400
      tally[isAllowed ? 'allowed' : 'refused'] += 1
      const shown = call.replace(uuid, '{id}')
      page.call({ name: player.name, call: shown, status: answer.status, isAllowed, why })
      if (!`${answer.status} ${why}`.startsWith(expected)) {
        tally.different += 1
        page.differs(`the story says: ${expected}`)
      }
      return textOf(answer.body.id)
    },
  }
}

/** Of whoever is gone Castellan explains nothing: there is no such actor. */
function ofNobody(error: unknown): Explanation {
  if (error instanceof CastellanError && error.code === 'AUT-1015')
    return { effect: 'deny', reason: 'actor-unknown' }
  throw error
}

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

interface Call {
  readonly method: string
  readonly body: unknown
  readonly token: string | null
}

async function send(url: string, { method, body, token }: Call): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** `DELETE …/accounts/4f…` asks for `midaz/accounts:delete`. */
function permissionOf(method: string, path: string): string {
  const resource = path.split('/').findLast((part) => part !== '' && !uuid.test(part))
  return `midaz/${resource}:${method.toLowerCase()}`
}

const problemWords = ({ body }: Answer): string => `${textOf(body.code)}: ${textOf(body.detail)}`

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
