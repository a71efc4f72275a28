import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Child, type Program, startChild } from './child.ts'

/** Where the story plays: Castellan with an empty store, and the ledger that asks it. */
export interface Stage {
  /** Starts both servers, and answers when both are ready. */
  set(): Promise<Scenery>
  /** Ends what was started and removes the store; again, it does nothing more. */
  strike(): Promise<void>
}

export interface Scenery {
  readonly castellan: Place
  readonly ledger: Place
  /** Good for one administrator. */
  readonly bootstrapSecret: string
}

export interface Place {
  readonly address: string
  readonly pid: number
}

/** An empty stage. INVARIANT: whoever takes it strikes it, also when setting it failed. */
export function newStage(): Stage {
  const directory = mkdtempSync(join(tmpdir(), 'castellan-demo-'))
  const children: Child[] = []
  let struck: Promise<void> | undefined
  const start = async (program: Omit<Program, 'directory'>): Promise<Place> => {
    if (struck) throw new Error('the stage was struck')
    const child = startChild({ ...program, directory })
    children.push(child)
    return { address: await child.ready(), pid: child.pid }
  }

  return {
    async set() {
      const bootstrapSecret = randomBytes(24).toString('base64url')
      const castellan = await start(castellanProgram(directory, bootstrapSecret))
      const ledger = await start(ledgerProgram(castellan.address))
      return { castellan, ledger, bootstrapSecret }
    },
    strike() {
      struck ??= end(children).finally(() => rmSync(directory, { recursive: true, force: true }))
      return struck
    },
  }
}

async function end(children: readonly Child[]): Promise<void> {
  const ends = await Promise.allSettled(children.map((child) => child.stop()))
  for (const each of ends) if (each.status === 'rejected') throw each.reason
}

const castellanProgram = (directory: string, bootstrapSecret: string) => ({
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

const ledgerProgram = (address: string) => ({
  name: 'The ledger',
  file: fileAt('../main.ts'),
  arguments: [],
  environment: { LEDGER_PORT: '0', PLUGIN_AUTH_ADDRESS: address },
})

const fileAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
