import { readdirSync, readFileSync } from 'node:fs'
import {
  compile,
  explain,
  explanationJson,
  givenBy,
  readRequests,
  readWorld,
} from '@castellan/engine'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { startServer } from '../../../test/harness.ts'
import { policyWorld } from '../../../test/policies.ts'
import { ExplainReply } from './explanation.ts'

const vectors = new URL('../../../../packages/engine/test/vectors/decisions/', import.meta.url)

describe('the reply schema lists all that the engine tells of', () => {
  for (const name of readdirSync(vectors).sort())
    test(name, () => {
      const read = (leaf: string) => readFileSync(new URL(`${name}/${leaf}`, vectors), 'utf8')
      const world = readWorld(read('world.json'))
      const snapshot = compile(world.tenant)
      for (const { request } of readRequests(read('requests.jsonl'), world)) {
        const { instant, remedy, ...told } = explanationJson(explain(snapshot, request))
        const assigned = remedy?.change === 'assign-role' && {
          gives: givenBy(snapshot, remedy.role),
        }
        const reply = {
          ...told,
          remedy: remedy && { ...remedy, ...assigned },
          notes: [],
          now: instant,
        }
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

  test('proposes the role that gives least, and says how much that is', async () => {
    const { policy, role } = policyWorld(server)
    const permission = 'access-manager/policies:delete'
    await policy('on-mine', 'allow', [permission], {
      selectors: [{ kind: 'id', actions: [permission], id: { id: 'mine' } }],
    })
    const { id: actor } = await server.user('least')
    const remedyOn = async (id: string) => {
      const { body } = await server.call<{ remedy: { role: string; gives: number } }>(
        'POST',
        '/v1/explain',
        { body: { actor, permission, resource: { id: { id } } } },
      )
      return body.remedy
    }
    await role({ code: 'broad', permissions: ['*/*:*'], precedence: 1 })
    const broad = await remedyOn('mine')
    expect(broad.gives).toBeGreaterThan(300)
    await role({ code: 'mine', permissions: [], policies: ['default/on-mine'] })
    expect(await remedyOn('mine')).toMatchObject({ role: 'default/mine', gives: 1 })
    expect(await remedyOn('other')).toEqual(broad)
  })

  test('notes that no manifest declares the permission, and which are nearly so called', async () => {
    const { body } = await server.call<z.infer<typeof ExplainReply>>('POST', '/v1/explain', {
      body: { permission: 'midaz/acounts:get' },
    })
    expect(body).toMatchObject({
      reason: 'no-match',
      notes: ['No manifest declares midaz/acounts:get; did you mean midaz/accounts:get?'],
    })
  })
})
