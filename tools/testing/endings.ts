import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const endings: (() => unknown)[] = []

/**
 * Does the work once all tests of the file are over, the last that was asked for first. Asked for by
 * a test it is done too, where Vitest takes no `afterAll` any more and says nothing of it.
 */
export function atFileEnd(work: () => unknown): void {
  endings.push(work)
}

afterAll(async () => {
  const failures: unknown[] = []
  for (const work of endings.toReversed())
    try {
      await work()
    } catch (failure) {
      // What does not end is no reason to leave the rest.
      failures.push(failure)
    }
  if (failures.length > 0) throw new AggregateError(failures, 'what the tests began did not end')
})

/** An empty directory that is removed after the file, by when what is asked for later has ended. */
export function temporaryDirectory(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `castellan-${name}-`))
  atFileEnd(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
