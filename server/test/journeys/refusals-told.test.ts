import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../src/features/audit/schema.ts'
import type { Page } from '../../src/kernel/page.ts'
import { startServer } from '../harness.ts'

const server = await startServer()

/** The refusals that the trail tells of somebody, the oldest first. */
async function told(query: string): Promise<readonly AuditEntry[]> {
  const path = `/v1/audit-events?limit=100&${query}`
  const { body } = await server.call<Page<AuditEntry>>('GET', path)
  return body.items.filter(({ action }) => action.includes('refus')).reverse()
}

const actionsOf = (events: readonly AuditEntry[]) => events.map(({ action }) => action)

describe('a burst of refusals at once', () => {
  test('leaves the first thirty as they were, then the silence, then how many were left out', async () => {
    const { id, token } = await server.user('burst')
    const refused = () => server.call('GET', '/v1/audit-events', { token })
    const replies = await Promise.all(Array.from({ length: 100 }, refused))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([403]))
    const events = await told(`actor=${id}`)
    expect(actionsOf(events).sort()).toEqual([
      'audit.refusals-silenced',
      ...Array(30).fill('request.refused'),
    ])
    server.advance(61)
    await refused()
    const after = (await told(`actor=${id}`)).at(-1)
    expect([after?.action, after?.facts.unrecorded]).toEqual(['request.refused', 70])
  })
})
