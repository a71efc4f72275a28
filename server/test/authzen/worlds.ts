import { ada, type TestServer } from '../harness.ts'

interface Person {
  readonly subject: string
  readonly email: string
  readonly roles: readonly string[]
}

interface World {
  /** Resource types of the default product, and their actions. */
  readonly actions: Readonly<Record<string, readonly string[]>>
  readonly policies: readonly { readonly code: string; readonly [field: string]: unknown }[]
  readonly roles: readonly {
    readonly code: string
    readonly permissions?: readonly string[]
    readonly policies?: readonly string[]
  }[]
  readonly people: readonly Person[]
}

const all = (...actions: string[]) => [
  { kind: 'all', actions: actions.map((action) => `default/${action}`) },
]

const reading = ['default/user:can_read_user', 'default/todo:can_read_todos']
const editing = [...reading, 'default/todo:can_create_todo']

/** The world of the todo payloads. */
export const todo: World = {
  actions: {
    user: ['can_read_user'],
    todo: ['can_read_todos', 'can_create_todo', 'can_update_todo', 'can_delete_todo'],
  },
  policies: [
    {
      code: 'own-todos',
      effect: 'allow',
      selectors: all('todo:can_update_todo', 'todo:can_delete_todo'),
      condition: 'resource.properties.ownerID == actor.attributes.email',
    },
  ],
  roles: [
    { code: 'todo-viewer', permissions: reading },
    { code: 'todo-editor', permissions: editing, policies: ['default/own-todos'] },
    {
      code: 'todo-admin',
      permissions: [...editing, 'default/todo:can_delete_todo'],
      policies: ['default/own-todos'],
    },
    {
      code: 'evil_genius',
      permissions: [...editing, 'default/todo:can_update_todo'],
      policies: ['default/own-todos'],
    },
  ],
  people: [
    {
      subject: 'CiRmZDA2MTRkMy1jMzlhLTQ3ODEtYjdiZC04Yjk2ZjVhNTEwMGQSBWxvY2Fs',
      email: 'rick@the-citadel.com',
      roles: ['todo-admin', 'evil_genius'],
    },
    {
      subject: 'CiRmZDE2MTRkMy1jMzlhLTQ3ODEtYjdiZC04Yjk2ZjVhNTEwMGQSBWxvY2Fs',
      email: 'morty@the-citadel.com',
      roles: ['todo-editor'],
    },
    {
      subject: 'CiRmZDI2MTRkMy1jMzlhLTQ3ODEtYjdiZC04Yjk2ZjVhNTEwMGQSBWxvY2Fs',
      email: 'summer@the-smiths.com',
      roles: ['todo-editor'],
    },
    {
      subject: 'CiRmZDM2MTRkMy1jMzlhLTQ3ODEtYjdiZC04Yjk2ZjVhNTEwMGQSBWxvY2Fs',
      email: 'beth@the-smiths.com',
      roles: ['todo-viewer'],
    },
    {
      subject: 'CiRmZDQ2MTRkMy1jMzlhLTQ3ODEtYjdiZC04Yjk2ZjVhNTEwMGQSBWxvY2Fs',
      email: 'jerry@the-smiths.com',
      roles: ['todo-viewer'],
    },
  ],
}

/** The fixture of the certification scenario; what is archived is changed by administrators alone. */
export const records: World = {
  actions: { record: ['read', 'write', 'delete'] },
  policies: [
    {
      code: 'write-active',
      effect: 'allow',
      selectors: all('record:write'),
      condition: '!("status" in resource.properties) || resource.properties.status != "archived"',
    },
    {
      code: 'write-archived',
      effect: 'allow',
      selectors: [
        {
          kind: 'metadata',
          actions: ['default/record:write'],
          expressions: [{ key: 'status', operator: 'Equals', value: 'archived' }],
        },
      ],
    },
    {
      code: 'write-archived-as-told',
      effect: 'allow',
      selectors: all('record:write'),
      condition: 'resource.properties.status == "archived" && context.subject.role == "admin"',
    },
    {
      code: 'delete-softly',
      effect: 'allow',
      selectors: all('record:delete'),
      condition: 'context.action.soft == true',
    },
  ],
  roles: [
    {
      code: 'record-keeper',
      permissions: ['default/record:read'],
      policies: ['default/write-active', 'default/delete-softly', 'default/write-archived-as-told'],
    },
    {
      code: 'record-admin',
      permissions: ['default/record:read'],
      policies: ['default/write-archived'],
    },
  ],
  people: [
    { subject: 'alice', email: 'alice@acme.test', roles: ['record-keeper'] },
    { subject: 'bob', email: 'bob@acme.test', roles: ['record-admin'] },
  ],
}

export interface Enforcer {
  /** Asks as a product does that enforces: with a token of its own. */
  ask<Body>(path: string, body: unknown): Promise<Body>
  readonly token: string
  /** The actors' ids by subject. */
  readonly ids: Readonly<Record<string, string>>
}

/** Makes the world over the public API, and a product that asks about it. */
export async function build(server: TestServer, world: World): Promise<Enforcer> {
  const made = async <Body>(method: string, path: string, body: unknown): Promise<Body> => {
    const reply = await server.call<Body>(method, path, { body })
    if (reply.status > 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const declared = Object.entries(world.actions).map(([type, actions]) => [
    type,
    Object.fromEntries(actions.map((action) => [action, null])),
  ])
  await made('PUT', '/v1/declarations/default', {
    manifest: 1,
    slug: 'default',
    title: 'What AuthZEN asks about',
    products: { default: Object.fromEntries(declared) },
    machine: { default: [] },
  })
  for (const policy of world.policies) await made('POST', '/v1/policies', policy)
  for (const role of world.roles) await made('POST', '/v1/roles', role)
  const ids: Record<string, string> = {}
  for (const { subject, email, roles } of world.people) {
    const username = email.split('@')[0]
    const person = { username, email, subject, firstName: username, lastName: 'Tester' }
    const user = await made<{ id: string }>('POST', '/v1/users', {
      ...person,
      password: ada.password,
    })
    for (const role of roles)
      await made('POST', '/v1/assignments', { actorId: user.id, role: `default/${role}` })
    ids[subject] = user.id
  }
  const token = await enforcer(made)
  const ask = async <Body>(path: string, body: unknown): Promise<Body> => {
    const reply = await server.call<Body>('POST', path, { body, token })
    if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  return { ask, token, ids }
}

type Made = <Body>(method: string, path: string, body: unknown) => Promise<Body>

/** A token of an application that may ask about others. */
async function enforcer(made: Made): Promise<string> {
  await made('POST', '/v1/roles', {
    code: 'enforcer',
    permissions: ['access-manager/decisions:evaluate'],
  })
  const { id, clientId, clientSecret } = await made<Record<string, string>>(
    'POST',
    '/v1/applications',
    { name: 'default', description: 'asks' },
  )
  await made('POST', '/v1/assignments', { actorId: id, role: 'default/enforcer' })
  const signedIn = await made<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    grantType: 'client_credentials',
    clientId,
    clientSecret,
  })
  return signedIn.accessToken
}
