import assert from 'node:assert/strict'
import { beforeAll, describe, test } from 'vitest'
import { ada, startServer, type TestServer } from '../../../../server/test/harness.ts'
import { CastellanError, castellanClient } from '../../src/index.ts'
import { machine } from './product.ts'

let castellan: TestServer

beforeAll(async () => {
  castellan = await startServer()
})

const newUser = (username: string) => ({
  username,
  email: `${username}@acme.test`,
  firstName: 'Test',
  lastName: 'Person',
  password: ada.password,
})

/** The API as the first administrator calls it, signed in by password. */
const administrator = () =>
  castellanClient({ address: castellan.url, username: ada.username, password: ada.password })

/** A machine that an administrator gave the role of an administrator. */
async function trustedMachine() {
  const { id, clientId, clientSecret } = await machine(castellan, 'midaz')
  await administrator().assignments.create({ body: { actorId: id, role: 'default/superadmin' } })
  return castellanClient({ address: castellan.url, clientId, clientSecret })
}

const failure = async (call: Promise<unknown>): Promise<CastellanError> => {
  const refused: unknown = await call.then(
    () => assert.fail('the call succeeded'),
    (error: unknown) => error,
  )
  assert(refused instanceof CastellanError, String(refused))
  return refused
}

const callers = [
  { who: 'a person', prefix: 'p', client: async () => administrator() },
  { who: 'a machine', prefix: 'm', client: trustedMachine },
]

describe.for(callers)('$who with the right role', ({ prefix, client }) => {
  test('adds, finds, changes and deletes a user', async () => {
    const { users } = await client()
    const name = `${prefix}-vera`

    const added = await users.create({
      body: { ...newUser(name), groups: ['midaz-viewer-group'] },
    })
    assert.equal(added.username, name)
    assert.deepEqual(added.groups, ['midaz-viewer-group'])
    const path = { id: added.id }
    assert.deepEqual(await users.get({ path }), added)
    const { items, total } = await users.list({ query: { filter: name, limit: 5 } })
    assert.deepEqual([items, total], [[added], 1])

    const changed = await users.update({ path, body: { firstName: 'Vero' } })
    assert.equal(changed.firstName, 'Vero')

    assert.equal(await users.delete({ path }), undefined)
    assert.equal((await failure(users.update({ path, body: { lastName: 'X' } }))).status, 404)
  })

  test('manages groups and their members, applications and sessions', async () => {
    const { users, groups, applications, sessions, decisions } = await client()
    const { id } = await users.create({ body: newUser(`${prefix}-otto`) })
    const group = await groups.create({ body: { name: `${prefix}-group` } })

    await groups.addMember({ path: { id: group.id }, body: { actorId: id } })
    const members = await groups.members({ path: { id: group.id } })
    assert.deepEqual(
      members.items.map((member) => member.id),
      [id],
    )

    const application = await applications.create({ body: { name: 'midaz', description: 'x' } })
    assert.match(application.clientSecret, /^cs_/)
    assert.equal((await applications.get({ path: { id: application.id } })).name, 'midaz')

    const explained = await decisions.explain({
      body: { actor: id, permission: 'midaz/accounts:get' },
    })
    assert.deepEqual([explained.effect, explained.reason], ['deny', 'no-match'])
    assert.equal(typeof (await sessions.list()).total, 'number')
  })
})

describe('a call that is refused', () => {
  test('throws the problem that the server wrote, with the fields it names', async () => {
    const { users } = administrator()

    const wrong = await failure(users.create({ body: { ...newUser('x'), email: 'none' } }))
    assert.deepEqual([wrong.status, wrong.code], [400, 'IDE-0002'])
    assert.deepEqual(wrong.errors.map(({ pointer }) => pointer).sort(), ['/email', '/username'])
    assert.match(wrong.requestId ?? '', /^\S+$/)

    const taken = await failure(users.create({ body: newUser(ada.username) }))
    assert.deepEqual([taken.status, taken.errors], [409, []])
  })

  test('is 403 for a machine that may not manage users, and changes nothing', async () => {
    const { clientId, clientSecret } = await machine(castellan, 'midaz')
    const { users } = castellanClient({ address: castellan.url, clientId, clientSecret })
    const before = (await administrator().users.list()).total

    const refused = await failure(users.create({ body: newUser('nobody') }))

    assert.deepEqual([refused.status, refused.code], [403, 'auth.forbidden'])
    assert.equal((await administrator().users.list()).total, before)
  })

  test('is 401 when the credentials are wrong', async () => {
    const { clientId } = await machine(castellan, 'midaz')
    const address = castellan.url
    const person = castellanClient({ address, username: ada.username, password: 'wrong' })
    const robot = castellanClient({ address, clientId, clientSecret: 'wrong' })

    assert.deepEqual(
      [(await failure(person.users.list())).code, (await failure(robot.users.list())).code],
      ['AUT-1002', 'AUT-1004'],
    )
  })
})

test('the audit trail comes as the text of its lines, or of its table', async () => {
  const { auditEvents } = administrator()

  const lines = (await auditEvents.export()).trimEnd().split('\n')
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).sequence),
    lines.map((_line, index) => index + 1),
  )
  const table = await auditEvents.export({ query: { format: 'csv', action: 'audit.*' } })
  assert.match(table, /^sequence,at,action,/)
  assert.equal(table.trimEnd().split('\r\n').length, 3)
})

test('without credentials a client signs in, and reads what is open to anyone', async () => {
  const anyone = castellanClient({ address: castellan.url })

  const { accessToken } = await anyone.tokens.create({
    body: { grantType: 'password', username: ada.username, password: ada.password },
  })
  const signedIn = castellanClient({ address: castellan.url, token: accessToken })
  assert.equal((await signedIn.decisions.me()).id, castellan.administrator)
  assert.equal(await anyone.system.health(), 'healthy')
  assert.deepEqual((await failure(anyone.users.list())).status, 401)
})

describe('a client lives on', () => {
  test('after its session was ended, by signing in again', async () => {
    const client = administrator()
    const first = await client.token()
    await castellan.call('POST', '/v1/logout', { token: first })

    assert((await client.users.list()).total > 0)
    assert.notEqual(await client.token(), first)
  })

  test('past the hour of its token, by its refresh token', async () => {
    let skew = 0
    const client = castellanClient({
      address: castellan.url,
      username: ada.username,
      password: ada.password,
      now: () => Date.now() + skew,
    })
    const first = await client.token()
    const session = sessionOf(first)

    skew = 3_700_000
    const second = await client.token()

    assert.notEqual(second, first)
    assert.equal(sessionOf(second), session)
    assert.equal((await client.paths.GET('/v1/me')).response.status, 200)
  })

  test('with the secret that rotation made, while the older one still counts', async () => {
    const { id, clientId, clientSecret } = await machine(castellan, 'midaz')
    const { clientSecret: newer } = await administrator().applications.rotate({
      path: { id },
      body: { overlapSeconds: 60 },
    })

    for (const secret of [clientSecret, newer]) {
      const client = castellanClient({ address: castellan.url, clientId, clientSecret: secret })
      assert.equal((await client.decisions.me()).id, id)
    }
  })

  test('not without a server: it says that nobody answered', async () => {
    const other = await startServer()
    const client = castellanClient({ address: other.url, token: other.token })
    assert.equal((await client.decisions.me()).id, other.administrator)
    await other.stop()

    const refused = await failure(client.decisions.me())

    assert.deepEqual([refused.status, refused.code], [0, 'unreachable'])
  })
})

const sessionOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')).sid
