import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'

/** A server that runs as a process of its own, and listens. */
export interface Child {
  readonly address: string
  readonly pid: number
  /** Sends SIGTERM and waits; throws unless it then ends with exit code 0. */
  stop(): Promise<void>
}

export interface Program {
  readonly name: string
  readonly file: string
  readonly arguments: readonly string[]
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
}

const readyMaxSeconds = 60
const stopMaxSeconds = 10

/** Starts a program on Node and waits for the line in which it says where it is ready. */
export async function startChild(program: Program): Promise<Child> {
  const { name, file, directory, environment } = program
  const child = spawn(process.execPath, ['--conditions=source', file, ...program.arguments], {
    cwd: directory,
    env: { ...inherited(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code]: unknown[]) => code)
  const said = { errors: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text
  })

  const address = await Promise.race([
    readiness(child),
    ended.then((code) => fail(`${name} ended with ${code} before it was ready: ${said.errors}`)),
    after(readyMaxSeconds * 1000, undefined, { ref: false }).then(() => {
      child.kill('SIGKILL')
      return fail(`${name} was not ready after ${readyMaxSeconds} seconds: ${said.errors}`)
    }),
  ])
  return {
    address,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      const code = await Promise.race([ended, after(stopMaxSeconds * 1000, 'late', { ref: false })])
      if (code === 'late') child.kill('SIGKILL')
      if (code !== 0) fail(`${name} did not end cleanly (${code}): ${said.errors}`)
    },
  }
}

function readiness(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (more: string) => {
      text += more
      const address = /ready at (http\S+)/.exec(text)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
}

/** The environment without what would make these servers other than the demo wants them. */
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(CASTELLAN|PLUGIN_AUTH|LEDGER|NODE)_/.test(name),
    ),
  )

function fail(message: string): never {
  throw new Error(message.trim())
}
