import { readdirSync, readFileSync } from 'node:fs'
import { compile, explain, explanationJson, readRequests, readWorld } from '@castellan/engine'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { startServer } from '../../../test/harness.ts'
import { ExplainReply } from './explanation.ts'

const vectors = new URL('../../../../packages/engine/test/vectors/decisions/', import.meta.url)

describe('the reply schema lists all that the engine tells of', () => {
  for (const name of readdirSync(vectors).sort())
    test(name, () => {
      const read = (leaf: string) => readFileSync(new URL(`${name}/${leaf}`, vectors), 'utf8')
      const world = readWorld(read('world.json'))
      const snapshot = compile(world.tenant)
      for (const { request } of readRequests(read('requests.jsonl'), world)) {
        const { instant, ...told } = explanationJson(explain(snapshot, request))
        const reply = { ...told, now: instant }
        expect(ExplainReply.parse(reply)).toEqual(reply)
      }
    })
})

describe('POST /v1/explain', async () => {
  const server = await startServer()

  test('tells which statement allowed, through which assignment, in texts', async () => {
    const { body } = await server.call<z.infer<typeof ExplainReply>>('POST', '/v1/explain', {
      body: { permission: 'access-manager/users:create' },
    })
    expect(ExplainReply.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      effect: 'allow',
      reason: 'granted',
      authoritative: { effect: 'allow', assignment: { from: null, until: null } },
      remedy: null,
      delegate: null,
    })
    expect(Object.keys(body)).not.toContain('instant')
  })

  test('writes the window of an assignment in RFC 3339', async () => {
    const clerk = await server.user('clerk')
    const window = { from: '2020-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' }
    await server.call('POST', '/v1/assignments', {
      body: { actorId: clerk.id, role: 'default/admin', ...window },
    })
    const { body } = await server.call<z.infer<typeof ExplainReply>>('POST', '/v1/explain', {
      body: { actor: clerk.id, permission: 'access-manager/users:create' },
    })
    expect(body.authoritative?.assignment).toMatchObject(window)
  })
})
