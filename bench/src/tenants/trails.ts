import type { Kysely } from 'kysely'
import { genesis, hashOf } from '../../../server/src/kernel/audit-chain.ts'
import type { Database } from '../../../server/src/storage/database.ts'
import { add } from '../lists/rows.ts'
import { type Copy, inCopy } from './copy.ts'
import type { CalledTenant } from './sample.ts'

/** Gives each copy the events of the original, chained anew: a hash covers whose event it is. */
export async function addTrails(
  query: Kysely<Database>,
  original: CalledTenant,
  copies: readonly Copy[],
): Promise<void> {
  const events = await query
    .selectFrom('audit_events')
    .selectAll()
    .where('tenant_id', '=', original.id)
    .orderBy('sequence')
    .execute()
  const text = JSON.stringify(
    events.map(({ tenant_id: _tenant, previous_hash: _previous, hash: _hash, ...told }) => told),
  )
  const trails = copies.map((copy) => {
    let previous = genesis.hash
    const told: Told[] = JSON.parse(inCopy(text, original, copy))
    return told.map((event) => {
      const hash = hashOf(chained(copy.id, event, previous))
      const row = { ...event, tenant_id: copy.id, previous_hash: previous, hash }
      previous = hash
      return row
    })
  })
  await add(query, 'audit_events', trails.flat())
  await add(
    query,
    'audit_heads',
    trails
      .flatMap((trail) => trail.slice(-1))
      .map(({ tenant_id, sequence, hash }) => ({ tenant_id, sequence, hash })),
  )
}

/** A row of the trail as JSON has it, without what is the chain's. */
interface Told {
  readonly id: string
  readonly action: string
  readonly actor_id: string | null
  readonly target: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly request_id: string | null
  readonly address: string | null
  readonly at: string
  readonly sequence: string
}

const chained = (tenant: string, event: Told, previousHash: string) => ({
  ...{ tenant, previousHash, sequence: Number(event.sequence) },
  ...{ id: event.id, action: event.action, actor: event.actor_id, target: event.target },
  ...{ facts: event.facts, requestId: event.request_id, address: event.address, at: event.at },
})
