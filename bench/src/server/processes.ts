import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LoadJob, LoadResult } from './load.ts'

/** A process under measurement: where it listens, how to end it. */
export interface Running {
  readonly child: ChildProcess
  readonly port: number
  stop(): Promise<void>
}

const canPin = existsSync('/usr/bin/taskset')

/** The command that users start, with the flags that they start it with. */
export const castellan = ['../../../cli/bin/castellan.js', 'serve']

/** A program on one core, so that the server and its load do not take each other's. */
function run(
  [script = '', ...rest]: readonly string[],
  core: number | undefined,
  environment: NodeJS.ProcessEnv,
) {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const node = [process.execPath, '--conditions=source', '--disable-warning=ExperimentalWarning']
  const command = [...(script.endsWith('.ts') ? node : []), file, ...rest]
  const [program = '', ...parameters] =
    canPin && core !== undefined ? ['/usr/bin/taskset', '-c', String(core), ...command] : command
  return spawn(program, parameters, {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

/** Starts a script, or a command, that prints a line ending in its port once it can be asked. */
export async function start(
  script: string | readonly string[],
  environment: NodeJS.ProcessEnv,
  core?: number,
): Promise<Running> {
  const child = run(typeof script === 'string' ? [script] : script, core, environment)
  const ended = once(child, 'exit')
  let printed = ''
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`${script} ended with ${code} before it was ready`)),
    )
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const ready = /ready at \S+:(\d+)/.exec(printed)
      if (ready) resolve(Number(ready[1]))
    })
  })
  return {
    child,
    port,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Runs a load from a process of its own, on the other core. */
export async function load(job: LoadJob): Promise<LoadResult> {
  const child = run(['./load.ts'], 1, {})
  child.stdin.end(JSON.stringify(job))
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the load generator ended with ${code}`)
  return JSON.parse(printed)
}

/** What a process holds in memory. */
export function residentMegabytes({ child }: Running): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
  return Number(kilobytes?.[1]) / 1024
}

/** A complete POST request. */
export function post(path: string, body: unknown, token?: string): string {
  const text = JSON.stringify(body)
  const authorization = token === undefined ? '' : `authorization: Bearer ${token}\r\n`
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\n${authorization}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
