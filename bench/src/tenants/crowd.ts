import { uuidv7 } from '../../../server/src/kernel/ids.ts'
import { openDatabase } from '../../../server/src/storage/pool.ts'
import { add, momentOf, times } from '../lists/rows.ts'

/** So many more tenants, with nothing in them. */
export async function addTenants(url: string, count: number): Promise<void> {
  const pool = await openDatabase(url, 1)
  try {
    const rows = times(count, (nth) => {
      const at = momentOf(nth, count)
      const dates = { created_at: at, updated_at: at }
      return { id: uuidv7(at.getTime()), slug: `tenant-${nth}`, name: `Tenant ${nth}`, ...dates }
    })
    await add(pool.kysely, 'tenants', rows)
  } finally {
    await pool.close()
  }
}
