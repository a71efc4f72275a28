import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { temporaryDirectory } from '../../tools/testing/endings.ts'

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** What standard input holds; it is empty unless given. */
  readonly input?: string
}

const bin = fileURLToPath(new URL('../bin/castellan.js', import.meta.url))

/** A folder that is gone after the test file. */
export const folder = (): string => temporaryDirectory('cli')

/** Runs the real command in a process of its own; its settings are those of the test alone. */
export function castellan(words: readonly string[], { env, input }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, bin, ...words], {
      env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.end(input ?? '')
  })
}

const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning']
