import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { day, type Item, type Review, startReviews } from '../access-reviews.ts'
import { audience, startIssuer } from '../outside-issuer.ts'

const reviews = await startReviews()
const { server, call, idOf, begin, read, itemsOf, itemOf, decide, close, eventsOf } = reviews
const { makeGroup, makeWorkspace, makeInsider, may, join, due, advance, tokenOf } = reviews
const readsLedger = { product: 'midaz', resource: 'accounts', action: 'get' }

describe('a campaign over a group', () => {
  test('takes an item of each member, and what is revoked holds in the next check', async () => {
    await join('kim', 'lee')
    const group = await makeGroup('kim', 'lee')
    const id = await begin({ group })
    expect((await read(id)).counts).toMatchObject({ total: 2, pending: 2, overdue: 0 })
    expect(await may('kim', readsLedger)).toBe(true)
    expect(await may('lee', readsLedger)).toBe(true)

    const kept = await decide('rita', { review: id, holder: 'kim', decision: 'keep' })
    expect(kept.body).toMatchObject({ decision: 'keep', decidedBy: idOf('rita'), stands: true })
    const revoked = await decide('rob', { review: id, holder: 'lee', decision: 'revoke' })
    expect(revoked.body).toMatchObject({ decision: 'revoke', stands: false, group })

    expect(await may('kim', readsLedger)).toBe(true)
    expect(await may('lee', readsLedger)).toBe(false)
    expect((await read(id)).counts).toMatchObject({ pending: 0, kept: 1, revoked: 1 })
    expect(await eventsOf(`group/${group}`)).toContain('group.member-removed')
    expect((await close(id)).body).toMatchObject({ status: 'closed', closedBy: idOf('ada') })
    expect(await eventsOf(`access-review/${id}`)).toEqual([
      'access-review.closed',
      'access-review.item-revoked',
      'access-review.item-kept',
      'access-review.created',
    ])
  })

  test('shows each reviewer what waits for them, but nobody’s own access', async () => {
    const group = await makeGroup('una', 'rita')
    const id = await begin({ group })
    const waiting = async (name: string) =>
      (
        await call<{ items: (Item & { reviewId: string })[] }>(
          name,
          'GET',
          '/v1/access-reviews/mine?limit=100',
        )
      ).body.items
        .filter(({ reviewId }) => reviewId === id)
        .map(({ actorId }) => actorId)
        .sort()
    expect(await waiting('rita')).toEqual([idOf('una')])
    expect(await waiting('rob')).toEqual([idOf('una'), idOf('rita')].sort())
    expect(await waiting('eve')).toEqual([])
    await decide('rob', { review: id, holder: 'una', decision: 'keep' })
    expect(await waiting('rita')).toEqual([])

    expect(await itemsOf(id, 'decision=pending')).toHaveLength(1)
    expect(await itemsOf(id, `reviewer=${idOf('rob')}`)).toHaveLength(1)
    expect(await itemsOf(id, `reviewer=${idOf('rita')}`)).toEqual([])
    expect(await itemsOf(id, 'overdue=true')).toEqual([])
  })

  test('is listed for those it names and for who may list all, and is nothing to others', async () => {
    const id = await begin({ group: await makeGroup('una', 'uwe') })
    const listed = async (name: string, status: string) =>
      (
        await call<{ items: Review[] }>(
          name,
          'GET',
          `/v1/access-reviews?limit=100&status=${status}`,
        )
      ).body.items.some((review) => review.id === id)
    for (const name of ['ada', 'anton', 'rita']) expect(await listed(name, 'open')).toBe(true)
    expect(await listed('ada', 'closed')).toBe(false)
    expect(await listed('una', 'open')).toBe(false)
    await close(id, { force: true })
    expect(await listed('rita', 'closed')).toBe(true)
    expect(await listed('rita', 'open')).toBe(false)
  })

  test('lets a decision change until the access is taken away', async () => {
    await join('max')
    const group = await makeGroup('max', 'uwe')
    const id = await begin({ group })
    await decide('rita', { review: id, holder: 'max', decision: 'keep' })
    const changed = await decide('rob', { review: id, holder: 'max', decision: 'revoke' })
    expect([changed.status, changed.body.decidedBy]).toEqual([200, idOf('rob')])
    expect((await read(id)).counts).toMatchObject({ pending: 1, kept: 0, revoked: 1 })
    const again = await decide('rita', { review: id, holder: 'max', decision: 'keep' })
    expect([again.status, again.body.code]).toEqual([409, 'access-review.item-final'])
    expect(await may('max', readsLedger)).toBe(false)
  })

  test('marks what is gone meanwhile, when it is decided and when it is closed', async () => {
    const group = await makeGroup('una', 'uwe')
    const id = await begin({ group })
    for (const name of ['una', 'uwe'])
      await call('ada', 'DELETE', `/v1/groups/${group}/members/${idOf(name)}`)
    expect((await itemsOf(id)).map(({ stands }) => stands)).toEqual([false, false])
    const late = await decide('rita', { review: id, holder: 'una', decision: 'keep' })
    expect([late.status, late.body.decision, late.body.decidedBy]).toEqual([200, 'gone', null])
    const closed = await close(id)
    expect(closed.body.counts).toEqual({
      ...{ total: 2, pending: 0, kept: 0, revoked: 0 },
      ...{ gone: 2, overdue: 0 },
    })
  })

  test('decides once when two reviewers decide at the same moment', async () => {
    const group = await makeGroup('una')
    const id = await begin({ group })
    const { id: item } = await itemOf(id, 'una')
    const path = `/v1/access-reviews/${id}/items/${item}/decide`
    const replies = await Promise.all(
      ['rita', 'rob', 'rita', 'rob'].map((name) =>
        call(name, 'POST', path, { decision: 'revoke', reason: 'left the team' }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect((await read(id)).counts).toMatchObject({ total: 1, pending: 0, revoked: 1 })
  })
})

describe('a campaign over a role', () => {
  test('takes every assignment, and revokes that of a group from all its members', async () => {
    await join('ned', 'ola')
    const group = await makeGroup('ned')
    const role = 'default/midaz-editor-role'
    await call('ada', 'POST', '/v1/assignments', { group, role })
    await call('ada', 'POST', '/v1/assignments', { actorId: idOf('ola'), role })
    const id = await begin({ role })
    const edits = { product: 'midaz', resource: 'accounts', action: 'post' }
    expect([await may('ned', edits), await may('ola', edits)]).toEqual([true, true])
    expect(await itemOf(id, group)).toMatchObject({ actorId: null, role, source: 'manual' })

    expect((await decide('rita', { review: id, holder: group, decision: 'revoke' })).status).toBe(
      200,
    )
    expect([await may('ned', edits), await may('ola', edits)]).toEqual([false, true])
    await decide('rita', { review: id, holder: 'ola', decision: 'revoke' })
    expect(await may('ola', edits)).toBe(false)
  })

  test('is no matter for a reviewer who has the role through the group that holds it', async () => {
    const group = await makeGroup('rita', 'una')
    const role = 'default/midaz-contributor-role'
    await call('ada', 'POST', '/v1/assignments', { group, role })
    const id = await begin({ role })
    const own = await decide('rita', { review: id, holder: group, decision: 'keep' })
    expect([own.status, own.body.code]).toEqual([403, 'access-review.own-access'])
    const other = await decide('rob', { review: id, holder: group, decision: 'keep' })
    expect(other.status).toBe(200)
  })

  test('makes a member of whoever had it by a global role, and leaves one superadmin', async () => {
    await call('ada', 'PATCH', `/v1/users/${idOf('eve')}/global-role`, { role: 'superadmin' })
    const id = await begin({ role: 'default/superadmin' })
    const users = { product: 'access-manager', resource: 'users', action: 'create' }
    expect(await may('eve', users)).toBe(true)
    expect(await itemOf(id, 'eve')).toMatchObject({ source: 'global-role' })
    await decide('rita', { review: id, holder: 'eve', decision: 'revoke' })
    expect(await may('eve', users)).toBe(false)
    const { body } = await call<{ role: string }>(
      'ada',
      'GET',
      `/v1/users/${idOf('eve')}/global-role`,
    )
    expect(body.role).toBe('member')

    const last = await decide('rita', { review: id, holder: 'ada', decision: 'revoke' })
    expect([last.status, last.body.code]).toEqual([409, 'user.last-administrator'])
    expect(await itemOf(id, 'ada')).toMatchObject({ decision: 'pending', stands: true })
  })

  test('ends the membership that a role of a workspace follows from', async () => {
    const workspace = await makeWorkspace()
    const id = await begin({ role: 'default/workspace-admin' })
    const items = await itemsOf(id)
    const item = items.find(
      (one) => one.actorId === idOf('una') && 'workspace' in one && one.workspace === workspace,
    )
    expect(item).toMatchObject({ source: 'membership' })
    const path = `/v1/access-reviews/${id}/items/${item?.id}/decide`
    await call('rita', 'POST', path, { decision: 'revoke', reason: 'moved on' })
    expect((await call('una', 'GET', `/v1/workspaces/${workspace}`)).status).toBe(404)
  })
})

describe('a campaign over a workspace', () => {
  test('takes its members with their roles, and puts out whom it revokes', async () => {
    const workspace = await makeWorkspace()
    const id = await begin({ workspace })
    const use = { product: 'infralo', resource: 'models', action: 'whitelist', workspace }
    expect((await itemsOf(id)).map(({ role }) => role).sort()).toEqual(['admin', 'member', 'owner'])
    expect(await may('una', use)).toBe(true)
    await decide('rita', { review: id, holder: 'una', decision: 'revoke' })
    expect(await may('una', use)).toBe(false)
    expect((await call('una', 'GET', `/v1/workspaces/${workspace}`)).status).toBe(404)

    const last = await decide('rita', { review: id, holder: 'ada', decision: 'revoke' })
    expect([last.status, last.body.code]).toEqual([409, 'member.last-owner'])
    expect(await itemOf(id, 'ada')).toMatchObject({ decision: 'pending', stands: true })
  })

  test('takes each role that is given in it, and ends what it revokes, of groups too', async () => {
    const workspace = await makeWorkspace()
    const group = await makeGroup('rob')
    const role = await makeInsider()
    for (const holder of [{ actorId: idOf('uwe') }, { actorId: idOf('rita') }, { group }])
      await call('ada', 'POST', '/v1/assignments', { ...holder, role, workspace })
    const elsewhere = await makeWorkspace()
    await call('ada', 'POST', '/v1/assignments', { group, role, workspace: elsewhere })
    const id = await begin({ workspace })
    const given = (await itemsOf(id)).filter((item) => item.role === role)
    expect(given).toHaveLength(3)
    expect((await read(id)).counts).toMatchObject({ total: 6 })
    for (const item of given) expect(item).toMatchObject({ workspace, source: 'manual' })
    const itemFor = (holder: string) =>
      given.find((item) => item.actorId === idOf(holder) || item.group === holder)?.id

    const decideOn = async (name: string, holder: string, decision: string) => {
      const path = `/v1/access-reviews/${id}/items/${itemFor(holder)}/decide`
      const reply = await call<Item>(name, 'POST', path, { decision, reason: 'looked' })
      return [reply.status, reply.body.code ?? reply.body.stands]
    }
    const reads = { product: 'access-manager', resource: 'resources', action: 'list', workspace }
    expect([await may('rob', reads), await may('rita', reads)]).toEqual([true, true])
    expect(await decideOn('rita', 'rita', 'revoke')).toEqual([403, 'access-review.own-access'])
    expect(await decideOn('rob', group, 'revoke')).toEqual([403, 'access-review.own-access'])
    expect(await decideOn('rita', group, 'revoke')).toEqual([200, false])
    expect(await decideOn('rob', 'rita', 'revoke')).toEqual([200, false])
    expect(await decideOn('rita', 'uwe', 'keep')).toEqual([200, true])
    expect([await may('rob', reads), await may('rita', reads)]).toEqual([false, false])
    expect(await may('rob', { ...reads, workspace: elsewhere })).toBe(true)
    // Who is a member stays one: that is an item of its own.
    expect(await itemOf(id, 'uwe')).toMatchObject({ stands: true })
    expect((await read(id)).counts).toMatchObject({ pending: 3, kept: 1, revoked: 2 })
  })

  test('tells the role that a member has by now, and keeps which one was decided about', async () => {
    const workspace = await makeWorkspace()
    const id = await begin({ workspace })
    const path = `/v1/workspaces/${workspace}/members/${idOf('uwe')}`
    await call('ada', 'PATCH', path, { role: 'admin' })
    expect(await itemOf(id, 'uwe')).toMatchObject({ role: 'member', roleNow: 'admin' })
    await decide('rita', { review: id, holder: 'uwe', decision: 'keep' })
    await call('ada', 'PATCH', path, { role: 'owner' })
    expect(await itemOf(id, 'uwe')).toMatchObject({ role: 'member', roleNow: 'admin' })
  })
})

describe('what follows a claim', () => {
  test('is taken away at once, and comes back only with other claims', async () => {
    const issuer = await startIssuer()
    try {
      const group = await makeGroup()
      const made = await call<{ id: string }>('ada', 'POST', '/v1/issuers', {
        issuer: issuer.url,
        jwksUrl: issuer.jwksUrl,
        audiences: [audience],
        rules: [{ when: 'group:staff', group }],
      })
      const claims = { sub: 'nightly', groups: ['staff'] }
      const asks = async (more: object) => {
        const token = await issuer.token({ ...claims, ...more })
        const { body } = await server.call<{ authorized: boolean }>('POST', '/v1/authorize', {
          token,
          body: readsLedger,
        })
        return body.authorized
      }
      const now = Math.floor(Date.now() / 1000)
      expect(await asks({ iat: now - 30 })).toBe(true)
      const id = await begin({ group })
      const [item] = await itemsOf(id)
      expect(item).toMatchObject({ source: 'claim', syncedBy: made.body.id })
      const path = `/v1/access-reviews/${id}/items/${item?.id}/decide`
      const revoked = await call('rita', 'POST', path, { decision: 'revoke', reason: 'not theirs' })
      expect(revoked.status).toBe(200)
      expect(await asks({ iat: now - 30 })).toBe(false)
      expect(await asks({ iat: now - 20 })).toBe(false)
      expect(await asks({ iat: now - 10, groups: ['staff', 'more'] })).toBe(true)
    } finally {
      await issuer.stop()
    }
  })
})

describe('closing', () => {
  test('waits for every decision, unless it is forced', async () => {
    const group = await makeGroup('una', 'uwe')
    const id = await begin({ group }, { onOverdue: 'revoke' })
    const early = await close(id)
    expect([early.status, early.body.code]).toEqual([409, 'access-review.undecided'])
    // What is not due yet is not overdue, so it is left as it is.
    const forced = await close(id, { force: true })
    expect(forced.body).toMatchObject({ status: 'closed', counts: { pending: 2, overdue: 0 } })
    expect(await may('una', readsLedger)).toBe(true)
  })

  test('has what is overdue follow onOverdue, with an event each', async () => {
    const group = await makeGroup('una', 'uwe')
    const revoking = await begin({ group }, { onOverdue: 'revoke' })
    const keeping = await begin({ group: await makeGroup('eve') })
    await decide('rita', { review: revoking, holder: 'una', decision: 'keep' })
    await advance(day + 60)
    expect((await read(revoking)).counts).toMatchObject({ pending: 1, overdue: 1 })
    expect((await itemsOf(revoking, 'overdue=true')).map(({ actorId }) => actorId)).toEqual([
      idOf('uwe'),
    ])
    const unforced = await close(revoking)
    expect([unforced.status, unforced.body.code]).toEqual([409, 'access-review.undecided'])

    const closed = await close(revoking, { force: true })
    expect(closed.body.counts).toMatchObject({ pending: 0, kept: 1, revoked: 1, overdue: 1 })
    expect(await itemOf(revoking, 'uwe')).toMatchObject({
      ...{ decision: 'revoke', decidedBy: null, overdue: true, stands: false },
      reason: 'Nobody decided in time',
    })
    const members = await call<{ items: { id: string }[] }>(
      'ada',
      'GET',
      `/v1/groups/${group}/members`,
    )
    expect(members.body.items.map((member) => member.id)).toEqual([idOf('una')])
    expect(await eventsOf(`access-review/${revoking}`)).toContain('access-review.item-overdue')

    await close(keeping, { force: true })
    expect(await itemOf(keeping, 'eve')).toMatchObject({
      ...{ decision: 'keep', decidedBy: null, overdue: true, stands: true },
    })
  })

  test('stops at an owner who is the last, and goes on when somebody has decided', async () => {
    const workspace = await makeWorkspace()
    const id = await begin({ workspace }, { onOverdue: 'revoke', dueAt: due(60) })
    await advance(120)
    const stopped = await close(id, { force: true })
    expect([stopped.status, stopped.body.code]).toEqual([409, 'member.last-owner'])
    expect((await read(id)).status).toBe('open')
    await decide('rita', { review: id, holder: 'ada', decision: 'keep' })
    const closed = await close(id, { force: true })
    expect(closed.body.counts).toMatchObject({ kept: 1, revoked: 2, overdue: 2 })
  })

  test('settles more items than one transaction takes', async () => {
    const group = await makeGroup('una')
    await crowd(group, 450)
    const id = await begin({ group }, { onOverdue: 'revoke', dueAt: due(60) })
    await advance(120)
    const closed = await close(id, { force: true })
    expect(closed.body.counts).toMatchObject({ total: 451, revoked: 451, overdue: 451 })
    const { body } = await call<{ total: number }>('ada', 'GET', `/v1/groups/${group}/members`)
    expect(body.total).toBe(0)
    expect(await verified()).toMatchObject({ valid: true })
  })
})

/** Machines of the tenant, all in the group. */
async function crowd(group: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    await client.query(
      `with made as (
         insert into actors (tenant_id, id, issuer, subject, kind, display_name, attributes, created_at)
         select a.tenant_id, gen_random_uuid(), 'local', 'crowd-' || n, 'service', 'one of many', '{}',
           now()
         from actors a, generate_series(1, $3::int) as n where a.id = $1
         returning tenant_id, id)
       insert into group_members (tenant_id, group_name, actor_id, added_at)
       select tenant_id, $2, id, now() from made`,
      [server.administrator, group, count],
    )
  } finally {
    await client.end()
  }
}

interface Verification {
  readonly valid: boolean
  readonly head: { readonly sequence: number; readonly hash: string }
}
const verified = async (query = ''): Promise<Verification> =>
  (await call<Verification>('ada', 'GET', `/v1/audit-events/verify${query}`)).body

describe('the evidence', () => {
  const evidenceOf = async (id: string, format: string) => {
    const reply = await fetch(`${server.url}/v1/access-reviews/${id}/evidence?format=${format}`, {
      headers: { authorization: `Bearer ${tokenOf('ada')}` },
    })
    expect(reply.status).toBe(200)
    return { text: await reply.text(), type: reply.headers.get('content-type') }
  }

  test('holds every decision, and an anchor through which the audit chain is verified', async () => {
    const id = await begin({ group: await makeGroup('una', 'uwe') })
    await decide('rita', { review: id, holder: 'una', decision: 'keep' })
    await decide('rita', { review: id, holder: 'uwe', decision: 'revoke' })
    await close(id)
    const { text, type } = await evidenceOf(id, 'ndjson')
    expect(type).toContain('application/x-ndjson')
    const [campaign, ...items] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(campaign).toMatchObject({
      ...{ record: 'access-review', id, status: 'closed', closedBy: idOf('ada') },
      counts: { total: 2, kept: 1, revoked: 1 },
      reviewers: [idOf('rita'), idOf('rob')].sort(),
    })
    expect(items.map(({ record, decision }) => [record, decision]).sort()).toEqual([
      ['item', 'keep'],
      ['item', 'revoke'],
    ])
    for (const item of items)
      expect(item).toMatchObject({
        ...{ decidedBy: idOf('rita'), decidedByName: 'rita Tester' },
        reason: expect.stringContaining('asked around'),
        decidedAt: expect.stringMatching(/Z$/),
        since: expect.stringMatching(/Z$/),
      })

    const { sequence, hash } = campaign.auditHead
    const anchor = `?anchorSequence=${sequence}&anchorHash=`
    expect(await verified(anchor + hash)).toMatchObject({ valid: true })
    expect(await verified(anchor + '0'.repeat(64))).toMatchObject({ valid: false })
  })

  test('comes as CSV in which nothing is a formula, and has no anchor while it is open', async () => {
    const group = await makeGroup('una')
    const id = await begin({ group }, { name: '=1+1, "quarterly"' })
    const { text, type } = await evidenceOf(id, 'csv')
    expect(type).toContain('text/csv')
    const [header, campaign, item] = text.trim().split('\r\n')
    expect(header).toMatch(/^record,id,name,/)
    expect(campaign).toContain(`access-review,${id},"'=1+1, ""quarterly""",`)
    expect(item).toMatch(new RegExp(`^item,.*,${idOf('una')},una Tester,${group},.*,pending,`))
    const { text: lines } = await evidenceOf(id, 'ndjson')
    expect(JSON.parse(lines.split('\n')[0] ?? '')).toMatchObject({ auditHead: null })
    expect(await eventsOf(`access-review/${id}`)).toContain('access-review.exported')
  })
})
