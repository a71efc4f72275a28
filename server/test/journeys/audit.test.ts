import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { castellan, folder } from '../../../cli/test/castellan.ts'
import type { ExportedEvent, Verification } from '../../src/features/audit/schema.ts'
import { ada, startServer, type TestServer } from '../harness.ts'
import { foundTenant, startPlatform } from '../platform.ts'

const server = await startServer()
const directory = folder()

const verification = async ({ call }: Pick<TestServer, 'call'>, query = '') =>
  (await call<Verification>('GET', `/v1/audit-events/verify${query}`)).body

const headOf = async ({ call }: Pick<TestServer, 'call'>) =>
  (await call<Verification['head']>('GET', '/v1/audit-events/head')).body

/** The text of an export, which is no JSON as a whole. */
async function exported({ url, token }: TestServer, query = ''): Promise<string> {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${url}/v1/audit-events/export${query}`, { headers })
  expect(reply.status).toBe(200)
  return reply.text()
}

const eventsIn = (ndjson: string): ExportedEvent[] =>
  ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

/** A file that holds an export. */
function fileOf(name: string, text: string): string {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

/** Does something to the database that the server itself may not. */
const asSuperuser = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withDatabase(server.databaseUrl, work)

async function withDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

describe('the chain', () => {
  test('has no gap after two hundred writes at once', async () => {
    const { sequence: before } = await headOf(server)
    const names = Array.from({ length: 200 }, (_, index) => `crowd-${index}`)
    const replies = await Promise.all(
      names.map((name) => server.call('POST', '/v1/groups', { body: { name } })),
    )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]))
    const outcome = await verification(server)
    expect(outcome).toMatchObject({ valid: true, fault: null, checked: before + 200 })
    expect(outcome.head).toEqual(await headOf(server))
  })

  test('holds what changes of access and of passwords at once leave in it', async () => {
    const people = await Promise.all(
      ['rosa', 'sven', 'tara', 'ugo'].map((name) => server.user(name)),
    )
    await Promise.all(
      people.flatMap(({ id }) => [
        server.call('PATCH', `/v1/users/${id}`, { body: { firstName: 'Other' } }),
        server.call('PATCH', `/v1/users/${id}`, { body: { status: 'disabled' } }),
        server.call('PATCH', `/v1/users/${id}`, { body: { groups: ['admin-group'] } }),
      ]),
    )
    expect((await verification(server)).valid).toBe(true)
  })

  test('goes through a head of before, and through no other', async () => {
    const anchor = await headOf(server)
    await server.call('POST', '/v1/groups', { body: { name: 'after-anchor' } })
    const query = `?anchorSequence=${anchor.sequence}&anchorHash=`
    expect((await verification(server, query + anchor.hash)).valid).toBe(true)
    const other = 'f'.repeat(64)
    expect((await verification(server, query + other)).fault).toEqual({
      sequence: anchor.sequence,
      kind: 'anchor',
    })
  })

  test('is read from any event on', async () => {
    const { sequence } = await headOf(server)
    const outcome = await verification(server, `?fromSequence=${sequence - 4}`)
    expect(outcome).toMatchObject({ valid: true, checked: 5 })
    const { fault } = await verification(server, `?fromSequence=${sequence + 2}`)
    expect(fault).toEqual({ sequence: sequence + 1, kind: 'missing' })
  })

  test('is not for the role of the server to change', async () => {
    const tried = [
      `update audit_events set action = 'x'`,
      'delete from audit_events',
      'truncate audit_events',
      'delete from audit_heads',
    ]
    for (const statement of tried)
      await asSuperuser(async (client) => {
        await client.query('set role castellan_app')
        await expect(client.query(statement)).rejects.toThrow(/permission denied/)
      })
  })
})

interface Tampering {
  readonly what: string
  /** Statements; `$n` stands for the sequence that is tampered with, `$m` for the one after it. */
  readonly statements: readonly string[]
  readonly fault: { readonly at: 'n' | 'm' | 'head' | 'beyond' | 'none'; readonly kind: string }
}

const columns = 'tenant_id, action, actor_id, target, facts, request_id, address, at'
const tamperings: Tampering[] = [
  {
    what: 'an edited action',
    statements: [`update audit_events set action = 'group.deleted' where sequence = $n`],
    fault: { at: 'n', kind: 'edited' },
  },
  {
    what: 'an edited fact',
    statements: [`update audit_events set facts = '{"title":"other"}' where sequence = $n`],
    fault: { at: 'n', kind: 'edited' },
  },
  {
    what: 'an event laid at the door of another',
    statements: ['update audit_events set actor_id = null where sequence = $n'],
    fault: { at: 'n', kind: 'edited' },
  },
  {
    what: 'an event moved in time',
    statements: [`update audit_events set at = at - interval '1 ms' where sequence = $n`],
    fault: { at: 'n', kind: 'edited' },
  },
  {
    what: 'a deleted event',
    statements: ['delete from audit_events where sequence = $n'],
    fault: { at: 'n', kind: 'missing' },
  },
  {
    what: 'two events that changed places',
    statements: [
      'update audit_events set sequence = 999999 where sequence = $n',
      'update audit_events set sequence = $n where sequence = $m',
      'update audit_events set sequence = $m where sequence = 999999',
    ],
    fault: { at: 'n', kind: 'edited' },
  },
  {
    what: 'a deleted event whose followers moved up',
    statements: [
      'delete from audit_events where sequence = $n',
      'update audit_events set sequence = -sequence where sequence > $n',
      'update audit_events set sequence = -sequence - 1 where sequence < 0',
    ],
    fault: { at: 'n', kind: 'edited' },
  },
  {
    what: 'an event slipped in between',
    statements: [
      'update audit_events set sequence = -sequence where sequence > $n',
      'update audit_events set sequence = -sequence + 1 where sequence < 0',
      `insert into audit_events (id, sequence, previous_hash, hash, ${columns})
         select gen_random_uuid(), $m, hash, hash, ${columns} from audit_events where sequence = $n`,
    ],
    fault: { at: 'm', kind: 'edited' },
  },
  {
    what: 'an event added at the end',
    statements: [
      `insert into audit_events (id, sequence, previous_hash, hash, ${columns})
         select gen_random_uuid(), sequence + 1, hash, hash, ${columns} from audit_events
         order by sequence desc limit 1`,
    ],
    fault: { at: 'beyond', kind: 'inserted' },
  },
  {
    what: 'a tail that was cut',
    statements: ['delete from audit_events where sequence > $n'],
    fault: { at: 'm', kind: 'missing' },
  },
  {
    what: 'a head that was taken away',
    statements: ['delete from audit_heads'],
    fault: { at: 'none', kind: 'missing' },
  },
  {
    what: 'a head of another hash',
    statements: [`update audit_heads set hash = repeat('a', 64)`],
    fault: { at: 'head', kind: 'anchor' },
  },
]

describe('tampering as the superuser of the database', () => {
  // Negative sequences and rows outside the chain are for the tests alone.
  const open = `
    alter table audit_events drop constraint if exists audit_events_sequence_check;
    alter table audit_events drop constraint if exists audit_events_chained;
    drop table if exists kept_events; create table kept_events as table audit_events;
    drop table if exists kept_heads; create table kept_heads as table audit_heads;`
  const restore = `
    delete from audit_events; insert into audit_events select * from kept_events;
    delete from audit_heads; insert into audit_heads select * from kept_heads;`

  const tampered = async (statements: readonly string[], n: number): Promise<Verification> => {
    await asSuperuser(async (client) => {
      await client.query(open)
      for (const statement of statements)
        await client.query(statement.replaceAll('$n', String(n)).replaceAll('$m', String(n + 1)))
    })
    try {
      return await verification(server)
    } finally {
      await asSuperuser((client) => client.query(restore))
    }
  }

  for (const { what, statements, fault } of tamperings)
    test(`finds ${what}`, async () => {
      const { sequence: head } = await headOf(server)
      const n = Math.floor(head / 2)
      const places = { n, m: n + 1, head, beyond: head + 1, none: 0 }
      const outcome = await tampered(statements, n)
      expect(outcome.fault).toEqual({ sequence: places[fault.at], kind: fault.kind })
      expect(outcome.valid).toBe(false)
      expect((await verification(server)).valid).toBe(true)
    })

  test('leaves no instant finer than the millisecond that the hash covers', async () => {
    const { rowCount, rows } = await asSuperuser(async (client) => {
      const edit = "update audit_events set at = at + interval '1 microsecond' where sequence = 3"
      const { rowCount } = await client.query(edit)
      const asked = 'select extract(microseconds from at) % 1000 as rest from audit_events'
      return { rowCount, rows: (await client.query(`${asked} where sequence = 3`)).rows }
    })
    expect([rowCount, Number(rows[0]?.rest)]).toEqual([1, 0])
    expect((await verification(server)).valid).toBe(true)
  })

  test('writes nothing once the head was taken away, so that no chain begins anew', async () => {
    await asSuperuser(async (client) => {
      await client.query(open)
      await client.query('delete from audit_heads')
    })
    try {
      const made = await server.call('POST', '/v1/groups', { body: { name: 'headless' } })
      expect(made.status).toBe(500)
    } finally {
      await asSuperuser((client) => client.query(restore))
    }
    expect((await server.call('GET', '/v1/groups/headless')).status).toBe(404)
    expect((await verification(server)).valid).toBe(true)
  })

  test('finds an event outside the chain that was not there before it began', async () => {
    const outcome = await tampered(
      [
        `insert into audit_events (id, ${columns})
           select gen_random_uuid(), ${columns} from audit_events where sequence = $n`,
      ],
      3,
    )
    expect(outcome.fault).toEqual({ sequence: 0, kind: 'inserted' })
  })

  test('finds by an anchor that a tail was cut and the head set back to fit', async () => {
    const anchor = await headOf(server)
    const n = anchor.sequence - 3
    await asSuperuser(async (client) => {
      await client.query(open)
      await client.query('delete from audit_events where sequence > $1', [n])
      await client.query(
        `update audit_heads h set sequence = e.sequence, hash = e.hash
           from audit_events e where e.sequence = $1`,
        [n],
      )
    })
    try {
      expect((await verification(server)).valid).toBe(true)
      const query = `?anchorSequence=${anchor.sequence}&anchorHash=${anchor.hash}`
      for (const from of [1, anchor.sequence + 1]) {
        const { fault } = await verification(server, `${query}&fromSequence=${from}`)
        expect(fault).toEqual({ sequence: n + 1, kind: 'missing' })
      }
    } finally {
      await asSuperuser((client) => client.query(restore))
    }
  })
})

describe('an export', () => {
  test('holds the chain in its order, and is verified without a server', async () => {
    const anchor = await headOf(server)
    const text = await exported(server)
    const events = eventsIn(text)
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
    expect(events.at(-1)?.action).toBe('audit.exported')

    const path = fileOf('whole.ndjson', text)
    const anchored = `${anchor.sequence}:${anchor.hash}`
    const ran = await castellan(['audit', 'verify', '--file', path, '--anchor', anchored, '--json'])
    expect(ran.stderr).toBe('')
    expect(JSON.parse(ran.stdout)).toMatchObject({
      valid: true,
      checked: events.length,
      fault: null,
    })
    expect(ran.code).toBe(0)
  })

  const lines = (text: string) => text.trimEnd().split('\n')
  const spoilt: { what: string; spoil: (text: string) => string; told: RegExp }[] = [
    {
      what: 'edited',
      spoil: (text) =>
        lines(text)
          .with(6, lines(text)[6]?.replace('"at":"2', '"at":"1') ?? '')
          .join('\n'),
      told: /event 7 is not what it was/,
    },
    {
      what: 'cut in the middle',
      spoil: (text) => lines(text).toSpliced(6, 1).join('\n'),
      told: /event 7 is missing/,
    },
    {
      what: 'put in another order',
      spoil: (text) =>
        lines(text)
          .with(6, lines(text)[7] ?? '')
          .with(7, lines(text)[6] ?? '')
          .join('\n'),
      told: /event 7 is missing/,
    },
    {
      what: 'cut short of its anchor',
      spoil: (text) => lines(text).slice(0, 6).join('\n'),
      told: /event 7 is missing/,
    },
  ]
  for (const { what, spoil, told } of spoilt)
    test(`that was ${what} is found out by the command`, async () => {
      const { sequence, hash } = await headOf(server)
      const path = fileOf('spoilt.ndjson', spoil(await exported(server)))
      const words = ['audit', 'verify', '--file', path, '--anchor', `${sequence}:${hash}`]
      const ran = await castellan(words)
      expect(ran.stderr).toMatch(told)
      expect(ran.code).toBe(1)
    })

  test('of a part holds what was asked for, and its events are still verified', async () => {
    const text = await exported(server, '?action=group.*')
    const actions = new Set(eventsIn(text).map(({ action }) => action))
    expect(actions).toEqual(new Set(['group.created']))
    const path = fileOf('part.ndjson', text)
    expect((await castellan(['audit', 'verify', '--file', path])).code).toBe(1)
    expect((await castellan(['audit', 'verify', '--file', path, '--partial'])).code).toBe(0)
  })

  test('is verified from any event on', async () => {
    const text = await exported(server)
    const path = fileOf('from.ndjson', text)
    const words = ['audit', 'verify', '--file', path, '--json', '--from-sequence', '10']
    const { code, stdout } = await castellan(words)
    const { checked } = JSON.parse(stdout)
    expect([code, checked]).toEqual([0, eventsIn(text).length - 9])
  })

  const holdsNothing = { empty: '', 'of empty lines': '\n\n' }
  for (const [what, text] of Object.entries(holdsNothing))
    test(`${what} proves nothing`, async () => {
      const path = fileOf('empty.ndjson', text)
      const ran = await castellan(['audit', 'verify', '--file', path])
      expect([ran.code, ran.stdout]).toEqual([2, ''])
      expect(ran.stderr).toContain('holds no event')
    })

  test('without an anchor is said to end where it may have been cut', async () => {
    const path = fileOf('unanchored.ndjson', await exported(server))
    const ran = await castellan(['audit', 'verify', '--file', path])
    expect(ran.code).toBe(0)
    expect(ran.stderr).toContain('only an anchor proves')
  })

  test('is cut to one request', async () => {
    await server.call('POST', '/v1/groups', {
      body: { name: 'traced' },
      headers: { 'x-request-id': 'trace-of-export' },
    })
    const events = eventsIn(await exported(server, '?requestId=trace-of-export'))
    expect(events.map(({ target }) => target)).toEqual(['group/traced'])
  })

  test('as CSV shows formulas as text', async () => {
    for (const [index, title] of ['=1+1', '+1', '-1', '@sum', 'a "b", c'].entries())
      await server.call('POST', '/v1/groups', { body: { name: `csv-${index}`, title } })
    const text = await exported(server, '?format=csv')
    const [header, ...rows] = text.trimEnd().split('\r\n')
    expect(header?.startsWith('sequence,at,action,')).toBe(true)
    expect(rows.length).toBe((await headOf(server)).sequence)
    const cells = rows.flatMap((row) => row.split(',')).map((one) => one.replace(/^"/, ''))
    expect(cells.filter((one) => /^[=+\-@]/.test(one))).toEqual([])
    expect(text).toContain(`"{""title"":""a \\""b\\"", c""}"`)
  })

  test('is not for whoever may only view the trail', async () => {
    const { token } = await server.user('anna', ['admin-group'])
    const as = { token }
    expect((await server.call('GET', '/v1/audit-events/head', as)).status).toBe(200)
    expect((await server.call('GET', '/v1/audit-events/export', as)).status).toBe(403)
  })
})

describe('the command', () => {
  test('asks the server, and ends with 1 when the anchor is not in the chain', async () => {
    const { sequence, hash } = await headOf(server)
    const env = { CASTELLAN_ADDRESS: server.url, CASTELLAN_TOKEN: server.token }
    const good = await castellan(['audit', 'verify', '--anchor', `${sequence}:${hash}`], { env })
    expect([good.code, good.stderr]).toEqual([0, ''])
    const bad = await castellan(['audit', 'verify', '--anchor', `2:${hash}`], { env })
    expect(bad.code).toBe(1)
    expect(bad.stderr).toContain('event 2 is not the one that was anchored')
  })

  test('writes the trail to its output, and verifies it from its input', async () => {
    const env = { CASTELLAN_ADDRESS: server.url, CASTELLAN_TOKEN: server.token }
    const written = await castellan(['audit', 'export'], { env })
    expect([written.code, written.stderr]).toEqual([0, ''])
    const words = ['audit', 'verify', '--file', '-', '--json']
    const ran = await castellan(words, { input: written.stdout })
    const { checked } = JSON.parse(ran.stdout)
    expect([ran.code, checked]).toEqual([0, eventsIn(written.stdout).length])
    const refused = await castellan(['audit', 'export', '--format', 'xml'], { env })
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain('IDE-0005')
  })

  const wrong = [
    ['--file', '/nonexistent.ndjson'],
    ['--anchor', 'yesterday'],
    ['--from-sequence', '0'],
    ['--anchor', `3:${'0'.repeat(64)}`, '--from-sequence', '9'],
    ['--partial'],
  ]
  for (const words of wrong)
    test(`takes no ${words.join(' ')}`, async () => {
      expect((await castellan(['audit', 'verify', ...words])).code).toBe(2)
    })
})

describe('two tenants', () => {
  test('have a chain each, and neither sees that of the other', async () => {
    const platform = await startPlatform()
    const tenants = [await foundTenant(platform, 'north'), await foundTenant(platform, 'south')]
    await Promise.all(
      tenants.flatMap((tenant) =>
        ['one', 'two', 'three'].map((name) =>
          tenant.call('POST', '/v1/groups', { body: { name } }),
        ),
      ),
    )
    const outcomes = await Promise.all(tenants.map((tenant) => verification(tenant)))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ valid: true, fault: null })
    expect(new Set(outcomes.map(({ head }) => head.hash)).size).toBe(2)
    for (const [at, tenant] of tenants.entries()) {
      const events = eventsIn(await exported({ ...platform, token: tenant.token }))
      expect(new Set(events.map((event) => event.tenant))).toEqual(new Set([tenant.id]))
      expect(events.length).toBe((outcomes[at]?.checked ?? 0) + 1)
    }
  })
})

describe('events from before the chain', () => {
  test('stay listed beside it, and none can be slipped in among them', async () => {
    const old = await startServer()
    await withDatabase(old.databaseUrl, async (client) => {
      // As the migration leaves a tenant that was there before it.
      await client.query('alter table audit_events drop constraint audit_events_chained')
      await client.query(`insert into audit_events (id, ${columns})
        select gen_random_uuid(), ${columns} from audit_events where sequence <= 3`)
      await client.query('update audit_heads set unchained = 3')
    })
    expect((await verification(old)).valid).toBe(true)
    const { items } = (
      await old.call<{ items: { sequence: number | null }[] }>('GET', '/v1/audit-events?limit=100')
    ).body
    expect(items.filter(({ sequence }) => sequence === null).length).toBe(3)
    await withDatabase(old.databaseUrl, (client) =>
      client.query(`insert into audit_events (id, ${columns})
        select gen_random_uuid(), ${columns} from audit_events where sequence = 1`),
    )
    expect((await verification(old)).fault).toEqual({ sequence: 0, kind: 'inserted' })
  })
})

interface Told {
  readonly total: number
  readonly items: readonly {
    readonly actor: string | null
    readonly target: string
    readonly facts: Readonly<Record<string, unknown>>
  }[]
}

describe('the trail tells', () => {
  const told = async (query: string) =>
    (await server.call<Told>('GET', `/v1/audit-events?limit=100&${query}`)).body
  const credential = '/v1/login/oauth/access_token'

  test('of what a known caller was refused, up to thirty times a minute', async () => {
    const { id, token } = await server.user('flora')
    const refused = () => server.call('GET', '/v1/audit-events?secret=1', { token })
    for (let count = 0; count < 40; count += 1) expect((await refused()).status).toBe(403)
    const { total, items } = await told(`actor=${id}&action=request.refused`)
    expect(total).toBe(30)
    expect(items[0]).toMatchObject({
      target: 'operation/auditEvents.list',
      facts: {
        method: 'GET',
        path: '/v1/audit-events',
        status: 403,
        code: 'auth.forbidden',
        permission: 'access-manager/audit-events:list',
      },
    })
    expect((await told(`actor=${id}&action=audit.refusals-silenced`)).total).toBe(1)

    server.advance(61)
    await refused()
    expect((await told(`actor=${id}&action=request.refused`)).items[0]?.facts.unrecorded).toBe(10)
  })

  test('of an application at work once in ten minutes, and of each wrong secret', async () => {
    const made = await server.call<{ id: string; clientId: string; clientSecret: string }>(
      'POST',
      '/v1/applications',
      { body: { name: 'midaz', description: 'works' } },
    )
    expect(made.status).toBe(201)
    const { id, clientId, clientSecret } = made.body
    const ask = async (secret: string) =>
      server.call('POST', credential, {
        token: null,
        body: { grantType: 'client_credentials', clientId, clientSecret: secret },
      })
    for (const _ of [1, 2, 3]) expect((await ask(clientSecret)).status).toBe(200)
    expect((await told(`actor=${id}&action=token.issued`)).total).toBe(1)
    server.advance(601)
    await ask(clientSecret)
    expect((await told(`actor=${id}&action=token.issued`)).total).toBe(2)
    expect((await ask('wrong')).status).toBe(401)
    expect((await told(`target=application/${id}&action=session.refused`)).total).toBe(1)
    expect(await exported(server)).not.toContain(clientSecret)
  })

  test('of each refresh, and of one that is refused', async () => {
    const { id, refreshToken } = await server.user('gus')
    const path = '/v1/login/oauth/refresh_token'
    await server.call('POST', path, { token: null, body: { refreshToken } })
    expect((await told(`actor=${id}&action=session.refreshed`)).total).toBe(1)
    await server.call('PATCH', `/v1/users/${id}`, { body: { status: 'disabled' } })
    await server.call('POST', path, { token: null, body: { refreshToken } })
    expect((await told('action=session.refresh-refused')).total).toBe(1)
  })

  test('what was before a change and after, and of persons only that it changed', async () => {
    const { id } = await server.user('hana')
    await server.call('PATCH', `/v1/users/${id}`, {
      body: { firstName: 'Hanna', status: 'disabled' },
    })
    const { items } = await told(`target=user/${id}&action=user.updated`)
    expect(items[0]?.facts).toEqual({
      changed: ['firstName', 'status'],
      before: { firstName: '[REDACTED]', status: 'active' },
      after: { firstName: '[REDACTED]', status: 'disabled' },
      sessionsEnded: 1,
      tokensEnded: 0,
    })
  })
})

test('no secret is in the trail', async () => {
  const text = await exported(server)
  expect(text).not.toContain(ada.password)
  expect(text).not.toMatch(/argon2|"password|secret-of-tests/)
})
