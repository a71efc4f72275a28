import pg from 'pg'
import { expect, test } from 'vitest'
import type { CallOptions, Reply, TestServer } from './harness.ts'

/** One request that is refused, as a row of a table. */
export interface Refusal {
  /** Completes the sentence "refuses … when". */
  readonly when: string
  /** Whose token it comes with: a name that the test knows. */
  readonly as: string
  readonly method: string
  readonly path: () => string
  readonly body?: () => unknown
  readonly status: number
  readonly code: string
}

/** Events that tell of the refusal itself. */
const refusals = '^(request|session|invitation)[.]refused$|-refused$|^audit[.]refusals'

/** Every row of these tables but the events of refusals, in an order of their own, past row-level security. */
export async function rowsOf(databaseUrl: string, tables: readonly string[]): Promise<unknown> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const found: Record<string, unknown[]> = {}
    for (const table of tables) {
      const told = table === 'audit_events' ? `where action !~ '${refusals}'` : ''
      const { rows } = await client.query(
        `select t::text as row from ${table} t ${told} order by 1`,
      )
      found[table] = rows
    }
    return found
  } finally {
    await client.end()
  }
}

/** A test for each refusal. Whose token is not given is the administrator. */
export function testRefusals(
  server: TestServer,
  refusals: readonly Refusal[],
  { tokens, tables }: Watched & { tokens: Readonly<Record<string, string | null | undefined>> },
): void {
  for (const refusal of refusals)
    test(`refuses with ${refusal.code} when ${refusal.when}`, () =>
      expectRefused(server, refusal, { token: tokens[refusal.as], tables }))
}

interface Watched {
  /** Those of which no row may change. */
  readonly tables: readonly string[]
}

/** Runs a refused request, and holds that nothing changed by it, not even in the audit trail but itself. */
export async function expectRefused(
  server: TestServer,
  refusal: Refusal,
  { token, tables }: Watched & { token: string | null | undefined },
): Promise<void> {
  const watched = [...tables, 'audit_events', 'access_states']
  const before = await rowsOf(server.databaseUrl, watched)
  const reply = await send(server, refusal, token === undefined ? {} : { token })
  expect([reply.status, reply.body.code]).toEqual([refusal.status, refusal.code])
  expect(await rowsOf(server.databaseUrl, watched)).toEqual(before)
}

function send(
  server: TestServer,
  { method, path, body }: Refusal,
  credential: CallOptions,
): Promise<Reply<{ code: string }>> {
  return server.call(method, path(), { ...credential, ...(body && { body: body() }) })
}
