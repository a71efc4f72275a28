import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'

/** A server that runs as a process of its own. */
export interface Child {
  readonly pid: number
  /** Its address, once it said where it is ready; throws when it never does. */
  ready(): Promise<string>
  /** Sends SIGTERM and waits; throws unless it then ends cleanly. */
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

/** Starts a program on Node. */
export function startChild(program: Program): Child {
  const { name, file, directory, environment } = program
  const child = spawn(process.execPath, ['--conditions=source', file, ...program.arguments], {
    cwd: directory,
    env: { ...inherited(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const address = () => /ready at (http\S+)\n/.exec(output)?.[1]
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) => code ?? signal)
  const fail = (how: string): never => {
    throw new Error(`${name} ${how}: ${errors.trim() || 'it said nothing'}`)
  }

  return {
    pid: child.pid ?? 0,
    async ready() {
      const late = AbortSignal.timeout(readyMaxSeconds * 1000)
      const over = ended.then((code) => fail(`ended with ${code} before it was ready`))
      while (address() === undefined && !late.aborted) {
        await Promise.race([once(child.stdout, 'data', { signal: late }).catch(() => null), over])
      }
      return address() ?? fail(`was not ready after ${readyMaxSeconds} seconds`)
    },
    async stop() {
      child.kill('SIGTERM')
      const code = await Promise.race([ended, after(stopMaxSeconds * 1000, 'late', { ref: false })])
      if (code === 'late') child.kill('SIGKILL')
      await ended
      // One that never came up has nothing to finish; `ready` tells why it did not.
      if (code !== 0 && address() !== undefined) fail(`did not end cleanly (${code})`)
    },
  }
}

/** The environment without what would make these servers other than the demo wants them. */
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(CASTELLAN|PLUGIN_AUTH|LEDGER|NODE)_/.test(name),
    ),
  )
