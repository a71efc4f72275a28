import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Child, startChild } from './child.ts'

/** Where the story plays: Castellan with an empty store, and the ledger that asks it. */
export interface Stage {
  readonly castellan: Child
  readonly ledger: Child
  /** Good for one administrator. */
  readonly bootstrapSecret: string
  /** Ends both servers and removes the store. */
  strike(): Promise<void>
}

const fileAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Starts both servers; whatever was started is ended again when the other cannot be. */
export async function setStage(): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), 'castellan-demo-'))
  const bootstrapSecret = randomBytes(24).toString('base64url')
  const children: Child[] = []
  const strike = async () => {
    const ends = await Promise.allSettled(children.splice(0).map((child) => child.stop()))
    await rm(directory, { recursive: true, force: true })
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }
  const start = async (program: Omit<Parameters<typeof startChild>[0], 'directory'>) => {
    const child = await startChild({ ...program, directory })
    children.unshift(child)
    return child
  }

  try {
    const castellan = await start({
      name: 'Castellan',
      file: fileAt('../../../../cli/bin/castellan.js'),
      arguments: ['serve'],
      environment: {
        CASTELLAN_PORT: '0',
        CASTELLAN_DATABASE_URL: `pglite:${join(directory, 'data')}`,
        CASTELLAN_MASTER_KEY_FILE: join(directory, 'master.key'),
        CASTELLAN_BOOTSTRAP_SECRET: bootstrapSecret,
      },
    })
    const ledger = await start({
      name: 'The ledger',
      file: fileAt('../main.ts'),
      arguments: [],
      environment: { LEDGER_PORT: '0', PLUGIN_AUTH_ADDRESS: castellan.address },
    })
    return { castellan, ledger, bootstrapSecret, strike }
  } catch (error) {
    await strike()
    throw error
  }
}
