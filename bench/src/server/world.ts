/** A signed-in deployment to measure: subjects with tokens, and what each may do. */
export interface BenchWorld {
  readonly questions: readonly {
    readonly token: string
    readonly resource: string
    readonly action: string
    readonly allowed: boolean
  }[]
  readonly client: { readonly clientId: string; readonly clientSecret: string }
  readonly person: { readonly username: string; readonly password: string }
}

interface Token {
  readonly accessToken: string
}

export const bootstrapSecret = 'the-bootstrap-secret-of-the-bench'
const password = 'correct horse battery'

/** Groups of the midaz manifest, and what members of each may do with accounts. */
const groups = [
  { name: 'midaz-viewer-group', may: ['get', 'head'] },
  { name: 'midaz-contributor-group', may: ['get', 'head', 'post', 'patch'] },
  { name: 'midaz-editor-group', may: ['get', 'head', 'post', 'patch', 'delete'] },
]
const actions = ['get', 'head', 'post', 'patch', 'delete']
const usersPerGroup = 30

/** Posts JSON, and answers with the reply's. Throws unless all went well. */
export const callerOf =
  (port: number) =>
  async <Reply>(path: string, body: unknown, token?: string): Promise<Reply> => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`)
    return JSON.parse(await reply.text())
  }

/** What is answered with 200; throws when it is not. */
export async function get(port: number, path: string, token: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
  const text = await reply.text()
  if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${text}`)
  return text
}

export const person = (username: string) => ({
  username,
  email: `${username}@acme.test`,
  firstName: username,
  lastName: 'Bench',
  password,
})

/** The access token of somebody whom the benchmark made. */
export async function signIn(port: number, username: string, tenant?: string): Promise<string> {
  const at = tenant === undefined ? '' : `/t/${tenant}`
  const body = { grantType: 'password', username, password }
  return (await callerOf(port)<Token>(`${at}/v1/login/oauth/access_token`, body)).accessToken
}

/** Makes ada the first administrator. */
export async function bootstrap(port: number): Promise<{ id: string; token: string }> {
  const body = { ...person('ada'), secret: bootstrapSecret }
  const first = await callerOf(port)<{ token: Token; user: { id: string } }>('/v1/bootstrap', body)
  return { id: first.user.id, token: first.token.accessToken }
}

/** Fills an empty deployment over its own API. */
export async function populate(port: number): Promise<BenchWorld> {
  const call = callerOf(port)
  const { token } = await bootstrap(port)
  const questions: BenchWorld['questions'][number][] = []
  for (const group of groups) {
    for (let at = 0; at < usersPerGroup; at += 1) {
      const username = `${group.name}-${at}`
      await call('/v1/users', { ...person(username), groups: [group.name] }, token)
      const accessToken = await signIn(port, username)
      for (const action of actions)
        questions.push({
          token: accessToken,
          resource: 'accounts',
          action,
          allowed: group.may.includes(action),
        })
    }
  }
  const client = await call<BenchWorld['client']>(
    '/v1/applications',
    { name: 'midaz', description: 'bench' },
    token,
  )
  return {
    questions,
    client: { clientId: client.clientId, clientSecret: client.clientSecret },
    person: { username: 'ada', password },
  }
}
