import { beforeAll, describe, expect, test } from 'vitest'
import { type Review, startReviews } from '../access-reviews.ts'
import { expectRefused, type Refusal } from '../rows.ts'

const reviews = await startReviews()
const { server, idOf, tokenOf, begin, read, itemOf, decide, close } = reviews
const { makeGroup, makeWorkspace, join, due } = reviews

const tables = [
  ...['access_reviews', 'access_review_items', 'access_review_reviewers', 'group_members'],
  ...['assignments', 'workspace_members', 'users'],
]
const unknown = '01890000-0000-7000-8000-000000000000'

describe('a refusal', () => {
  const at: Record<string, string> = {}
  beforeAll(async () => {
    const group = await makeGroup('una', 'uwe', 'rita')
    at.group = group
    at.workspace = await makeWorkspace()
    at.open = await begin({ group })
    at.strong = await begin({ role: 'default/superadmin' })
    at.closed = await begin({ group })
    at.una = (await itemOf(at.open, 'una')).id
    at.own = (await itemOf(at.open, 'rita')).id
    at.late = (await itemOf(at.closed, 'una')).id
    at.crown = (await itemOf(at.strong, 'ada')).id
    await decide('rob', { review: at.open, holder: 'uwe', decision: 'revoke' })
    at.final = (await itemOf(at.open, 'uwe')).id
    await close(at.closed, { force: true })
    await server.call('PATCH', `/v1/users/${idOf('eve')}`, { body: { status: 'disabled' } })
    const application = { name: 'midaz', description: 'nightly' }
    await server.call('POST', '/v1/applications', { body: application })
    const { body } = await server.call<{ items: { id: string }[] }>(
      'GET',
      '/v1/actors?kind=application',
    )
    at.machine = body.items[0]?.id ?? ''
    await join('audra')
    await server.call('POST', '/v1/roles', {
      body: {
        code: 'auditor',
        title: 'Auditor',
        precedence: 50,
        permissions: ['access-manager/access-reviews:get', 'access-manager/access-reviews:close'],
      },
    })
    const role = 'default/auditor'
    await server.call('POST', '/v1/assignments', { body: { actorId: idOf('audra'), role } })
  })

  const asked = (more: object) => () => ({
    name: 'quarterly',
    subject: { group: at.group },
    reviewers: [idOf('rob')],
    dueAt: due(),
    ...more,
  })
  const begins = { method: 'POST', path: () => '/v1/access-reviews' }
  const keep = () => ({ decision: 'keep', reason: 'asked' })
  const decides = (review: string, item: string) => ({
    method: 'POST',
    path: () => `/v1/access-reviews/${at[review] ?? review}/items/${at[item] ?? item}/decide`,
    body: keep,
  })
  const on = (method: string, review: string, rest = '') => ({
    method,
    path: () => `/v1/access-reviews/${at[review] ?? review}${rest}`,
  })
  const unfit = { status: 400, code: 'access-review.reviewer-unfit' }
  const forbidden = { status: 403, code: 'auth.forbidden' }
  const closed = { status: 409, code: 'access-review.closed' }
  const absent = { status: 404, code: 'access-review.unknown' }
  const wrong = { status: 400, code: 'IDE-0002' }

  const refusals: Refusal[] = [
    { ...begins, when: 'a member begins one', as: 'una', body: asked({}), ...forbidden },
    { ...begins, when: 'nobody reviews', as: 'ada', body: asked({ reviewers: [] }), ...wrong },
    { ...begins, when: 'it has no subject', as: 'ada', body: asked({ subject: {} }), ...wrong },
    {
      ...begins,
      when: 'it has two subjects',
      as: 'ada',
      body: asked({ subject: { group: 'readers', role: 'default/member' } }),
      ...wrong,
    },
    {
      ...begins,
      when: 'the group is unknown',
      as: 'ada',
      body: asked({ subject: { group: 'nobodies' } }),
      ...{ status: 404, code: 'IDE-1006' },
    },
    {
      ...begins,
      when: 'the role is unknown',
      as: 'ada',
      body: asked({ subject: { role: 'default/nothing' } }),
      ...{ status: 404, code: 'role.unknown' },
    },
    {
      ...begins,
      when: 'the workspace is unknown',
      as: 'ada',
      body: asked({ subject: { workspace: unknown } }),
      ...{ status: 404, code: 'workspace.unknown' },
    },
    {
      ...begins,
      when: 'a reviewer is unknown',
      as: 'ada',
      body: asked({ reviewers: [unknown] }),
      ...unfit,
    },
    {
      ...begins,
      when: 'a reviewer is a machine',
      as: 'ada',
      body: () => asked({ reviewers: [at.machine] })(),
      ...unfit,
    },
    {
      ...begins,
      when: 'a reviewer is disabled',
      as: 'ada',
      body: () => asked({ reviewers: [idOf('rob'), idOf('eve')] })(),
      ...unfit,
    },
    {
      ...begins,
      when: 'it is due before it begins',
      as: 'ada',
      body: asked({ dueAt: '2020-01-01T00:00:00Z' }),
      ...{ status: 400, code: 'access-review.due-past' },
    },
    {
      ...begins,
      when: 'an admin reviews the superadmins',
      as: 'anton',
      body: asked({ subject: { role: 'default/superadmin' } }),
      ...{ status: 403, code: 'access.beyond-own' },
    },
    {
      ...begins,
      when: 'an admin reviews a workspace that is not theirs',
      as: 'anton',
      body: () => asked({ subject: { workspace: at.workspace } })(),
      ...{ status: 403, code: 'member.owners-only' },
    },
    { ...decides('open', 'una'), when: 'a stranger decides', as: 'uwe', ...absent },
    {
      ...decides('open', 'una'),
      when: 'somebody decides who may only read',
      as: 'audra',
      ...{ status: 403, code: 'access-review.reviewers-only' },
    },
    {
      ...decides('strong', 'crown'),
      when: 'an admin who is no reviewer decides about more than they hold',
      as: 'anton',
      ...{ status: 403, code: 'access.beyond-own' },
    },
    {
      ...decides('open', 'own'),
      when: 'a reviewer decides about themselves',
      as: 'rita',
      ...{ status: 403, code: 'access-review.own-access' },
    },
    {
      ...decides('strong', 'crown'),
      when: 'who may do everything decides about themselves',
      as: 'ada',
      ...{ status: 403, code: 'access-review.own-access' },
    },
    {
      ...decides('open', 'una'),
      when: 'there is no reason',
      as: 'rita',
      body: () => ({ decision: 'keep' }),
      ...{ status: 400, code: 'IDE-0001' },
    },
    {
      ...decides('open', 'una'),
      when: 'the reason is blank',
      as: 'rita',
      body: () => ({ decision: 'revoke', reason: ' ' }),
      ...wrong,
    },
    {
      ...decides('open', unknown),
      when: 'the item is unknown',
      as: 'rita',
      ...{ status: 404, code: 'access-review.item-unknown' },
    },
    {
      ...decides('open', 'late'),
      when: 'the item is of another campaign',
      as: 'rita',
      ...{ status: 404, code: 'access-review.item-unknown' },
    },
    {
      ...decides('open', 'final'),
      when: 'a revoked item is kept after all',
      as: 'rob',
      ...{ status: 409, code: 'access-review.item-final' },
    },
    { ...decides('closed', 'late'), when: 'it is decided too late', as: 'rita', ...closed },
    {
      ...on('PATCH', 'closed'),
      when: 'a closed one changes',
      as: 'ada',
      body: () => ({ name: 'another' }),
      ...closed,
    },
    {
      ...on('PATCH', 'open'),
      when: 'its reviewers become unfit',
      as: 'ada',
      body: () => ({ reviewers: [idOf('eve')] }),
      ...unfit,
    },
    { ...on('PATCH', 'open'), when: 'a reviewer changes it', as: 'rita', ...forbidden },
    {
      ...on('POST', 'open', '/close'),
      when: 'it is closed while items wait',
      as: 'audra',
      ...{ status: 409, code: 'access-review.undecided' },
    },
    {
      ...on('POST', 'open', '/close'),
      when: 'somebody forces it who may only close',
      as: 'audra',
      body: () => ({ force: true }),
      ...forbidden,
    },
    { ...on('POST', 'open', '/close'), when: 'a reviewer closes it', as: 'rita', ...forbidden },
    { ...on('POST', 'closed', '/close'), when: 'it is closed again', as: 'ada', ...closed },
    { ...on('GET', 'open', '/evidence'), when: 'a reviewer exports it', as: 'rita', ...forbidden },
    { ...on('GET', unknown, '/evidence'), when: 'there is none to export', as: 'ada', ...absent },
    { ...on('GET', 'open'), when: 'a stranger reads it', as: 'uwe', ...absent },
    { ...on('GET', 'open', '/items'), when: 'a stranger lists its items', as: 'uwe', ...absent },
  ]
  for (const refusal of refusals)
    test(`${refusal.code} stands in the way when ${refusal.when}`, () =>
      expectRefused(server, refusal, { token: tokenOf(refusal.as), tables }))

  test('of a change that met another leaves the other', async () => {
    const path = `/v1/access-reviews/${at.open}`
    const etag = (await server.call('GET', path)).headers.get('etag') ?? ''
    const change = (name: string) =>
      server.call<Review>('PATCH', path, { body: { name }, headers: { 'if-match': etag } })
    expect((await change('autumn')).body).toMatchObject({ name: 'autumn' })
    expect((await change('winter')).status).toBe(412)
    expect(await read(at.open ?? '')).toMatchObject({ name: 'autumn' })
  })
})
