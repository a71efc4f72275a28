import assert from 'node:assert/strict'
import { expectTypeOf, test } from 'vitest'
import { build, records } from '../../../../server/test/authzen/worlds.ts'
import { startServer } from '../../../../server/test/harness.ts'
import { type AuthzenDecision, authzenClient, CastellanError } from '../../src/index.ts'

const castellan = await startServer()
const { token } = await build(castellan, records)
const point = authzenClient({ address: castellan.url, token })

const subject = { type: 'user', id: 'alice' }
const action = { name: 'read' }
const resource = { type: 'record', id: 'record-1' }

test('one question has one answer, and a denial is one', async () => {
  const allowed = await point.evaluate({ body: { subject, action, resource } })
  expectTypeOf(allowed).toEqualTypeOf<AuthzenDecision>()
  assert.deepEqual(allowed, { decision: true })
  const bob = { ...subject, id: 'bob' }
  const denied = await point.evaluate({
    body: { subject: bob, action: { name: 'write' }, resource },
  })
  assert.deepEqual(denied, { decision: false })
})

test('several questions have as many answers, in their order', async () => {
  const { evaluations } = await point.evaluateAll({
    body: { subject, resource, evaluations: [{ action }, { action: { name: 'burn' } }] },
  })
  assert.deepEqual(evaluations, [{ decision: true }, { decision: false }])
})

test('searches find who may and what, page by page', async () => {
  const { results } = await point.searchActions({ body: { subject, resource } })
  assert.deepEqual(results, [{ name: 'read' }, { name: 'write' }])
  const first = await point.searchSubjects({
    body: { subject: { type: 'user' }, action, resource, page: { limit: 2 } },
  })
  assert.equal(first.results.length, 2)
  const rest = await point.searchSubjects({
    body: {
      subject: { type: 'user' },
      action,
      resource,
      page: { token: first.page?.next_token ?? '' },
    },
  })
  assert.deepEqual([rest.results.length, rest.page?.next_token], [1, ''])
  const none = await point.searchResources({
    body: { subject, action, resource: { type: 'record' } },
  })
  assert.deepEqual(none, { results: [] })
})

test('a refusal is thrown with its code', async () => {
  const stranger = authzenClient({ address: castellan.url, token: 'not.a.token' })
  await assert.rejects(
    stranger.evaluate({ body: { subject, action, resource } }),
    (error) => error instanceof CastellanError && error.code === 'AUT-0007',
  )
})
