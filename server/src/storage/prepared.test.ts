import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../tools/testing/endings.ts'
import { freshDatabase } from '../../test/harness.ts'
import { openDatabase } from './pool.ts'
import { prepared } from './prepared.ts'

describe.for(['embedded', 'postgres'])('on the %s store', (store) => {
  test('a connection keeps the statements that are marked, and no others', async () => {
    const url =
      store === 'embedded'
        ? `pglite:${join(temporaryDirectory('prepared'), 'data')}`
        : await freshDatabase()
    const { kysely, close } = await openDatabase(url, 1)
    const answers: unknown[] = []
    for (const number of [1, 2]) {
      const asked = sql<{ number: number }>`${prepared} select ${number}::integer as number`
      answers.push(...(await asked.execute(kysely)).rows)
      const built = kysely.selectNoFrom(sql<number>`${number}::integer + 1`.as('next'))
      answers.push(...(await built.modifyFront(prepared).execute()))
      answers.push(...(await built.execute()))
    }

    expect(answers).toEqual([
      ...[{ number: 1 }, { next: 2 }, { next: 2 }],
      ...[{ number: 2 }, { next: 3 }, { next: 3 }],
    ])
    const { rows } = await sql`
      select statement from pg_prepared_statements where name like 'castellan%' order by 1`.execute(
      kysely,
    )
    expect(rows).toEqual([
      { statement: '/* prepared */ select $1::integer as number' },
      { statement: 'select /* prepared */ $1::integer + 1 as "next"' },
    ])
    await close()
  })
})
