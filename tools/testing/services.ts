import type { TestProject } from 'vitest/node'
import { ensurePackages, program } from './packages.ts'
import { postgresql, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server that the run started; each test file makes its own databases there. */
    postgresUrl: string
  }
}

/** Starts what the tests need beside npm's packages, and stops it after the last of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // At once, and before two test files could run the installer beside each other.
  ensurePackages([postgresql, program('curl'), program('git')])
  const postgres = await startPostgres()
  project.provide('postgresUrl', postgres.url)
  return () => postgres.stop()
}
