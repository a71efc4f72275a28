import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { atFileEnd } from '../../tools/testing/endings.ts'

const entry = new URL('../src/main.ts', import.meta.url).href

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface ServerProcess {
  readonly child: ChildProcess
  /** Where it says it is ready. Rejects when it ends before it says so. */
  readonly url: Promise<string>
  readonly ended: Promise<Ended>
  /** What it has written so far. */
  output(): { stdout: string; stderr: string }
  signal(name: NodeJS.Signals): Promise<Ended>
}

/** A server in a process of its own, as an operator starts it; killed after the file at the latest. */
export function spawnServer(environment: Readonly<Record<string, string>>): ServerProcess {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '-e', `import('${entry}').then((server) => server.serve())`],
    {
      cwd: environment.DIRECTORY ?? tmpdir(),
      env: { PATH: process.env.PATH ?? '', CASTELLAN_PORT: '0', ...environment },
    },
  )
  const written = { stdout: '', stderr: '' }
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, ...written })),
  )
  atFileEnd(() => {
    child.kill('SIGKILL')
    return ended
  })
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      written.stdout += chunk
      const ready = /^Castellan is ready at (\S+)$/m.exec(written.stdout)
      if (ready?.[1]) resolve(ready[1].replace('localhost', '127.0.0.1'))
    })
    void ended.then(({ stderr }) => reject(new Error(`it ended before it was ready: ${stderr}`)))
  })
  // A process that is meant to fail is asked for its end, not for its address.
  url.catch(() => undefined)
  child.stderr.on('data', (chunk) => {
    written.stderr += chunk
  })
  return {
    child,
    url,
    ended,
    output: () => ({ ...written }),
    signal(name) {
      child.kill(name)
      return ended
    },
  }
}
