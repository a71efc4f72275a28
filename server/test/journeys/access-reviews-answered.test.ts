import { describe, expect, test } from 'vitest'
import { day, startReviews } from '../access-reviews.ts'

const reviews = await startReviews()
const { call, idOf, due, join, decide, read, makeWorkspace, makeInsider, eventsOf } = reviews

/** A campaign of anton's, in which rita and rob are asked. */
async function begun(subject: object): Promise<string> {
  const body = { name: 'his', subject, reviewers: [idOf('rita'), idOf('rob')], dueAt: due() }
  const reply = await call<{ id: string }>('anton', 'POST', '/v1/access-reviews', body)
  expect([reply.status, reply.body]).toEqual([201, expect.anything()])
  return reply.body.id
}

const setRole = (name: string, role: string) =>
  call('ada', 'PATCH', `/v1/users/${idOf(name)}/global-role`, { role })

const takeOver = (name: string, review: string) =>
  call<{ answeredBy: string; code: string }>(name, 'PATCH', `/v1/access-reviews/${review}`, {
    description: `${name} answers for it`,
  })

let groups = 0
async function groupOfTwo(): Promise<string> {
  groups += 1
  const name = `watched-${groups}`
  await call('ada', 'POST', '/v1/groups', { name })
  await call('ada', 'POST', '/v1/assignments', { group: name, role: 'default/admin' })
  for (const member of ['una', 'uwe'])
    await call('ada', 'POST', `/v1/groups/${name}/members`, { actorId: idOf(member) })
  return name
}

describe('what a reviewer revokes is taken away by who answers for the campaign', () => {
  test('and not any more once they could not do it themselves', async () => {
    const review = await begun({ group: await groupOfTwo() })
    expect((await decide('rita', { review, holder: 'una', decision: 'revoke' })).status).toBe(200)
    await setRole('anton', 'member')
    const refused = await decide('rita', { review, holder: 'uwe', decision: 'revoke' })
    expect([refused.status, refused.body.code]).toEqual([403, 'access-review.unanswered'])
    expect((await read(review)).counts).toMatchObject({ revoked: 1, pending: 1 })
    expect((await decide('rita', { review, holder: 'uwe', decision: 'keep' })).status).toBe(200)

    const taken = await takeOver('ada', review)
    expect(taken.body.answeredBy).toBe(idOf('ada'))
    expect((await decide('rita', { review, holder: 'uwe', decision: 'revoke' })).status).toBe(200)
    expect(await eventsOf(`access-review/${review}`)).toContain('access-review.updated')
    await setRole('anton', 'admin')
  })

  test('not by one who has left', async () => {
    await join('leaver')
    await setRole('leaver', 'admin')
    const review = await begun({ group: await groupOfTwo() })
    expect((await takeOver('leaver', review)).status).toBe(200)
    await call('ada', 'DELETE', `/v1/users/${idOf('leaver')}`)
    const refused = await decide('rob', { review, holder: 'una', decision: 'revoke' })
    expect(refused.body.code).toBe('access-review.unanswered')
    expect((await takeOver('anton', review)).status).toBe(200)
    expect((await decide('rob', { review, holder: 'una', decision: 'revoke' })).status).toBe(200)
  })

  test('in a workspace too, by an owner alone', async () => {
    const workspace = await makeWorkspace()
    const body = { actorId: idOf('anton'), role: 'owner' }
    await call('ada', 'POST', `/v1/workspaces/${workspace}/members`, body)
    const review = await begun({ workspace })
    const path = `/v1/workspaces/${workspace}/members/${idOf('anton')}`
    expect((await call('ada', 'PATCH', path, { role: 'member' })).status).toBe(200)
    const refused = await decide('rita', { review, holder: 'una', decision: 'revoke' })
    expect(refused.body.code).toBe('access-review.unanswered')
    expect((await takeOver('anton', review)).status).toBe(403)
    await takeOver('ada', review)
    expect((await decide('rita', { review, holder: 'una', decision: 'revoke' })).status).toBe(200)
  })

  test('in a workspace in which more was given meanwhile, by who holds that too', async () => {
    const workspace = await makeWorkspace()
    const body = { actorId: idOf('anton'), role: 'owner' }
    await call('ada', 'POST', `/v1/workspaces/${workspace}/members`, body)
    const review = await begun({ workspace })
    const role = await makeInsider('midaz/accounts:delete')
    const given = { actorId: idOf('eve'), role, workspace, until: due(30 * day) }
    expect((await call('ada', 'POST', '/v1/assignments', given)).status).toBe(201)
    const refused = await decide('rita', { review, holder: 'una', decision: 'revoke' })
    expect(refused.body.code).toBe('access-review.unanswered')
    const again = { name: 'his', subject: { workspace }, reviewers: [idOf('rita')], dueAt: due() }
    const reply = await call<{ code: string }>('anton', 'POST', '/v1/access-reviews', again)
    expect([reply.status, reply.body.code]).toEqual([403, 'access.beyond-own'])
    await takeOver('ada', review)
    expect((await decide('rita', { review, holder: 'una', decision: 'revoke' })).status).toBe(200)
  })

  test('unless the reviewer could take it away themselves', async () => {
    const review = await begun({ group: await groupOfTwo() })
    const body = { reviewers: [idOf('ada'), idOf('rita')] }
    await call('anton', 'PATCH', `/v1/access-reviews/${review}`, body)
    await setRole('anton', 'member')
    expect((await decide('ada', { review, holder: 'uwe', decision: 'revoke' })).status).toBe(200)
    await setRole('anton', 'admin')
  })
})
