import { sql } from 'kysely'
import { openDatabase } from '../../server/src/storage/pool.ts'
import type { Figure } from './figure.ts'
import { sizes } from './lists/people.ts'
import { tenantId } from './lists/rows.ts'
import { fill } from './lists/world.ts'
import type { Deployment } from './server/deployment.ts'
import { found, onServer, onTwo } from './server/founded.ts'
import { type BenchWorld, signIn } from './server/world.ts'
import { compare } from './tenants/beside.ts'
import { claimsIn } from './tenants/visits.ts'

/**
 * What 100,000 users of a tenant cost the calls of one of them, beside the same calls in a tenant
 * of ninety. Lists are timed by the part that is called so.
 */
export const userFigures = (): Promise<Figure[]> =>
  onTwo(
    () => found({}, who),
    async (full, empty) => {
      const began = performance.now()
      await fill(full.place.databaseUrl, tenantId(full.tenant), full.owner)
      await settle(full.place)
      console.log(`${sizes.users} users in ${((performance.now() - began) / 1000).toFixed(1)} s`)
      return onServer(full, (server) =>
        onServer(empty, (alone) =>
          compare('users', { full: { ...full, server }, empty: { ...empty, server: alone } }, [
            'check',
            'clientCredentials',
            'signIn',
          ]),
        ),
      )
    },
  )

/** The tenant, and who administers it. */
const who = async (port: number, { person }: BenchWorld) => {
  const { tenantId: tenant, sub: owner } = claimsIn(await signIn(port, person.username))
  return { tenant: String(tenant), owner: String(owner) }
}

/** What autovacuum has done in any database that is older than a minute. */
async function settle({ databaseUrl }: Deployment): Promise<void> {
  const pool = await openDatabase(databaseUrl, 1)
  await sql`vacuum analyze`.execute(pool.kysely)
  await pool.close()
}
