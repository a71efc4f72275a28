import type pg from 'pg'
import { expect } from 'vitest'

/** Waits until so many wait for a lock, asked by a connection that may be in a transaction itself. */
export async function waiting(database: pg.Client, count: number): Promise<void> {
  const waits = async () => {
    // Within a transaction those who came later would not be seen.
    await database.query('select pg_stat_clear_snapshot()')
    const asked = `select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    return (await database.query(asked)).rowCount
  }
  await expect.poll(waits, { timeout: 30_000 }).toBe(count)
}
