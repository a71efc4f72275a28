import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePackages, type Package } from './packages.ts'

export interface PostgresServer {
  /** Connects as a superuser to the `postgres` database. */
  readonly url: string
  stop(): Promise<void>
}

export const postgresql: Package = {
  name: 'postgresql',
  isThere: () => findBinaries() !== undefined,
}

/** Starts a PostgreSQL of its own on a free port, its data in a temporary directory. */
export async function startPostgres(): Promise<PostgresServer> {
  ensurePackages([postgresql])
  const bin = findBinaries()
  if (bin === undefined) throw new Error('PostgreSQL was there, and is gone')
  const directory = mkdtempSync(join(tmpdir(), 'castellan-postgres-'))
  const owner = ownerOf(directory)
  const port = await freePort()
  const run = { cwd: directory, ...owner }

  execFileSync(
    join(bin, 'initdb'),
    ['-D', join(directory, 'data'), '-U', 'postgres', '-A', 'trust', '--no-sync'],
    { ...run, stdio: 'ignore' },
  )
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      join(directory, 'data'),
      '-p',
      String(port),
      '-k',
      directory,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
    ],
    { ...run, stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await answering(join(bin, 'pg_isready'), port)

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .sort((a, b) => b - a)
    : []
  const folders = [
    ...versions.map((version) => `${debian}/${version}/bin`),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && isRecent(folder))
}

const versionMin = 15

/** Whether the server in the folder, if there is one, is as new as the tests need it. */
function isRecent(folder: string): boolean {
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/ (\d+)/.exec(stdout ?? '')?.[1]) >= versionMin
}

/** PostgreSQL refuses to run as root; it then runs as the user that its package made. */
function ownerOf(directory: string): { uid: number; gid: number } | object {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  const owner = { uid: idOf('-u'), gid: idOf('-g') }
  chownSync(directory, owner.uid, owner.gid)
  return owner
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const attemptsMax = 100

async function answering(isReady: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (isAnswering(isReady, port)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`PostgreSQL did not answer on port ${port} within five seconds`)
}

function isAnswering(isReady: string, port: number): boolean {
  try {
    execFileSync(isReady, ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
    return true
  } catch {
    // Not yet: the caller asks again, and says so when it gives up.
    return false
  }
}
