/** What `/v1/explain` answers, as far as the demo tells it. */
export interface Explanation {
  readonly effect: 'allow' | 'deny'
  readonly reason: string
  readonly [more: string]: unknown
}

/** About whom and what the explanation is. */
export interface Subject {
  readonly name: string
  readonly permission: string
}

/** An explanation as one plain sentence. */
export function wordsOf(explanation: Explanation, subject: Subject): string {
  const told = sentences[explanation.reason]
  return told
    ? told(explanation, subject)
    : `${explanation.reason}: decides ${subject.permission} for ${subject.name}`
}

type Sentence = (explanation: Explanation, subject: Subject) => string

const sentences: Readonly<Record<string, Sentence>> = {
  granted: ({ authoritative }) => {
    const group = textIn(authoritative, 'group')
    const role = roleIn(authoritative)
    return `granted by ${role}${group ? ` through ${group}` : ', assigned directly'}`
  },
  'no-match': ({ remedy }, { name, permission }) => {
    const role = roleIn(remedy)
    const turn = role ? `; ${role} would` : ''
    return `no-match: no role of ${name}’s gives ${permission}${turn}`
  },
  'actor-disabled': (_explanation, { name }) => `actor-disabled: ${name} is disabled`,
  'actor-unknown': (_explanation, { name }) => `actor-unknown: there is no ${name} any more`,
}

/** The role without its scope, since all roles of the demo are of the scope `default`. */
const roleIn = (value: unknown) => textIn(value, 'role')?.replace(/^default\//, '')

const textIn = (value: unknown, name: string): string | undefined => {
  const found = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return typeof found === 'string' ? found : undefined
}
