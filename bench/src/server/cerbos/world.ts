import { bootstrap, callerOf, person, signIn } from '../world.ts'

/** Whom the questions are about, with the token of their own. */
export interface Subject {
  readonly name: string
  readonly id: string
  readonly role: string
  readonly token: string
}

export interface Question {
  readonly action: string
  readonly account: string
  readonly tags: readonly string[]
  readonly isAllowed: boolean
}

/** One request: questions about one subject. */
export interface Asked {
  readonly subject: Subject
  readonly questions: readonly Question[]
}

export interface EvaluateWorld {
  /** The token of a product that may ask about others. */
  readonly product: string
  readonly singles: readonly Asked[]
  readonly batches: readonly Asked[]
}

export const batchSize = 100
const subjectsPerRole = 10

const actions = ['get', 'post', 'patch', 'delete']
/** `policies/account.yaml` tells cerbos the same. */
const roles = [
  { code: 'viewer', may: ['get'] },
  { code: 'contributor', may: ['get', 'post', 'patch'] },
  { code: 'editor', may: ['get', 'post', 'patch', 'delete'] },
]
const frozen = 'frozen'

/** Says over Castellan's own API what `policies/account.yaml` says to cerbos. */
export async function evaluateWorld(port: number): Promise<EvaluateWorld> {
  const { token } = await bootstrap(port)
  const call = <Reply>(path: string, body: unknown) => callerOf(port)<Reply>(path, body, token)
  await declare(port, token)
  await call('/v1/policies', {
    code: 'delete-unfrozen',
    effect: 'allow',
    selectors: [{ kind: 'all', actions: ['ledger/account:delete'] }],
    condition: `!("${frozen}" in resource.properties.tags)`,
  })
  const subjects: Subject[] = []
  for (const { code, may } of roles) {
    const permissions = may
      .filter((action) => action !== 'delete')
      .map((action) => `ledger/account:${action}`)
    const policies = may.includes('delete') ? ['default/delete-unfrozen'] : []
    await call('/v1/roles', { code, permissions, policies })
    for (let at = 0; at < subjectsPerRole; at += 1) {
      const name = `${code}-${at}`
      const { id } = await call<{ id: string }>('/v1/users', { ...person(name), subject: name })
      await call('/v1/assignments', { actorId: id, role: `default/${code}` })
      subjects.push({ name, id, role: code, token: await signIn(port, name) })
    }
  }
  return {
    product: await productToken(call),
    singles: subjects.flatMap((subject) =>
      actions
        .flatMap((_, at) => [question(subject, at), question(subject, at + actions.length)])
        .map((one) => ({ subject, questions: [one] })),
    ),
    batches: subjects.map((subject) => ({
      subject,
      questions: Array.from({ length: batchSize }, (_, at) => question(subject, at)),
    })),
  }
}

/** The actions in turn, on accounts of which every other four are frozen. */
function question({ role }: Subject, at: number): Question {
  const action = actions[at % actions.length] ?? ''
  const isFrozen = Math.floor(at / actions.length) % 2 === 1
  const may = roles.find(({ code }) => code === role)?.may ?? []
  return {
    action,
    account: `account-${at}`,
    tags: isFrozen ? ['eur', frozen] : ['eur'],
    isAllowed: may.includes(action) && !(action === 'delete' && isFrozen),
  }
}

async function declare(port: number, token: string): Promise<void> {
  const account = Object.fromEntries(actions.map((action) => [action, null]))
  const reply = await fetch(`http://127.0.0.1:${port}/v1/declarations/ledger`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      manifest: 1,
      slug: 'ledger',
      title: 'Ledger',
      products: { ledger: { account } },
      machine: { ledger: [] },
    }),
  })
  if (!reply.ok) throw new Error(`the manifest was answered ${reply.status}`)
}

type Call = <Reply>(path: string, body: unknown) => Promise<Reply>

async function productToken(call: Call): Promise<string> {
  const permissions = ['access-manager/decisions:evaluate']
  await call('/v1/roles', { code: 'enforcer', permissions })
  const { id, clientId, clientSecret } = await call<Readonly<Record<string, string>>>(
    '/v1/applications',
    { name: 'ledger', description: 'asks about its users' },
  )
  await call('/v1/assignments', { actorId: id, role: 'default/enforcer' })
  const secret = { grantType: 'client_credentials', clientId, clientSecret }
  const { accessToken } = await call<{ accessToken: string }>(
    '/v1/login/oauth/access_token',
    secret,
  )
  return accessToken
}
