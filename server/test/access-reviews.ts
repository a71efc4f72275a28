import { expect } from 'vitest'
import { ada, type Reply, startServer, type TestServer } from './harness.ts'

export interface Review {
  readonly id: string
  readonly status: string
  readonly counts: Readonly<Record<string, number>>
}

export interface Item {
  readonly id: string
  readonly reviewId: string
  readonly actorId: string | null
  readonly group: string | null
  readonly workspace: string | null
  readonly role: string | null
  readonly source: string
  readonly decision: string
  readonly decidedBy: string | null
  readonly stands: boolean
  readonly code?: string
}

export const day = 24 * 60 * 60

/** People by their first names, on a server of their own, and what they do about access reviews. */
export type Reviews = Awaited<ReturnType<typeof startReviews>>

/** Has ada, who may do everything, anton, who is an admin, and members, rita and rob among them. */
export async function startReviews() {
  const server = await startServer()
  const people = new Map([['ada', { id: server.administrator, token: server.token }]])
  let skew = 0
  const idOf = (name: string): string => people.get(name)?.id ?? 'nobody'
  const tokenOf = (name: string): string => people.get(name)?.token ?? 'nobody'
  const call = <Body = Record<string, never>>(
    name: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Reply<Body>> => server.call(method, path, { token: tokenOf(name), body })

  const join = async (...names: readonly string[]) => {
    for (const name of names) people.set(name, await server.user(name))
  }
  await join('rita', 'rob', 'una', 'uwe', 'eve', 'anton')
  await call('ada', 'PATCH', `/v1/users/${idOf('anton')}/global-role`, { role: 'admin' })

  return {
    ...{ server, idOf, tokenOf, call, join },
    ...campaigns({ call, idOf, due: (seconds) => inSeconds(skew + seconds) }),
    ...subjects({ call, idOf }),
    due: (seconds: number = day) => inSeconds(skew + seconds),

    /** Moves the clock, and has everybody sign in anew. */
    async advance(seconds: number): Promise<void> {
      skew += seconds
      server.advance(seconds)
      for (const [name, { id }] of people)
        people.set(name, { id, token: await signIn(server, name) })
    },
  }
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

async function signIn(server: TestServer, username: string): Promise<string> {
  const body = { grantType: 'password', username, password: ada.password }
  const path = '/v1/login/oauth/access_token'
  const reply = await server.call<{ accessToken: string }>('POST', path, { token: null, body })
  return reply.body.accessToken
}

interface Voices {
  call<Body = Record<string, never>>(
    name: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Reply<Body>>
  idOf(name: string): string
}

const campaigns = ({ call, idOf, due }: Voices & { due: (seconds: number) => string }) => {
  const itemsOf = async (review: string, query = ''): Promise<readonly Item[]> => {
    const path = `/v1/access-reviews/${review}/items?limit=100&${query}`
    return (await call<{ items: Item[] }>('ada', 'GET', path)).body.items
  }
  /** The item about a person, or the one about a group that holds a role. */
  const itemOf = async (review: string, holder: string): Promise<Item> => {
    const items = await itemsOf(review)
    const found =
      items.find(({ actorId }) => actorId === idOf(holder)) ??
      items.find(({ group }) => group === holder)
    if (!found) throw new Error(`${holder} is not under review`)
    return found
  }
  return {
    itemsOf,
    itemOf,
    async begin(subject: object, more: object = {}): Promise<string> {
      const reply = await call<Review>('ada', 'POST', '/v1/access-reviews', {
        name: 'quarterly',
        subject,
        reviewers: [idOf('rita'), idOf('rob')],
        dueAt: due(day),
        ...more,
      })
      expect([reply.status, reply.body]).toEqual([201, expect.anything()])
      return reply.body.id
    },
    read: async (review: string): Promise<Review> =>
      (await call<Review>('ada', 'GET', `/v1/access-reviews/${review}`)).body,
    async decide(
      name: string,
      { review, holder, decision }: { review: string; holder: string; decision: string },
    ): Promise<Reply<Item>> {
      const { id } = await itemOf(review, holder)
      const path = `/v1/access-reviews/${review}/items/${id}/decide`
      return call<Item>(name, 'POST', path, { decision, reason: `${decision}: asked around` })
    },
    close: (review: string, body: object = {}) =>
      call<Review & { code: string }>('ada', 'POST', `/v1/access-reviews/${review}/close`, body),
    async eventsOf(target: string): Promise<string[]> {
      const path = `/v1/audit-events?limit=100&target=${encodeURIComponent(target)}`
      const { body } = await call<{ items: { action: string }[] }>('ada', 'GET', path)
      return body.items.map(({ action }) => action)
    },
  }
}

const subjects = ({ call, idOf }: Voices) => {
  let groups = 0
  let roles = 0
  return {
    /** A group whose members may read a ledger. */
    async makeGroup(...members: readonly string[]): Promise<string> {
      groups += 1
      const group = `readers-${groups}`
      await call('ada', 'POST', '/v1/groups', { name: group })
      const role = 'default/midaz-viewer-role'
      await call('ada', 'POST', '/v1/assignments', { group, role })
      for (const name of members)
        await call('ada', 'POST', `/v1/groups/${group}/members`, { actorId: idOf(name) })
      return group
    },
    /** A workspace of ada's, with una as admin and uwe as member. */
    async makeWorkspace(): Promise<string> {
      const { body } = await call<{ id: string }>('ada', 'POST', '/v1/workspaces', { name: 'lab' })
      for (const [name, role] of Object.entries({ una: 'admin', uwe: 'member' }))
        await call('ada', 'POST', `/v1/workspaces/${body.id}/members`, {
          actorId: idOf(name),
          role,
        })
      return body.id
    },
    /** A role that is held in a workspace, and lists what is registered there. */
    async makeInsider(permission = 'access-manager/resources:list'): Promise<string> {
      roles += 1
      const code = `insider-${roles}`
      await call('ada', 'POST', '/v1/roles', {
        code,
        level: 'workspace',
        permissions: [permission],
      })
      return `default/${code}`
    },
    async may(name: string, question: object): Promise<boolean> {
      const { body } = await call<{ authorized: boolean }>(name, 'POST', '/v1/authorize', question)
      return body.authorized
    },
  }
}
