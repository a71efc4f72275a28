import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { UsageFailure } from './failure.ts'
import { readText } from './files.ts'

export interface PasswordOptions {
  readonly password?: string
  readonly passwordStdin?: boolean
}

/** The password that was given, else one that is typed unseen; never an empty one. */
export async function passwordOf(options: PasswordOptions): Promise<string> {
  const password = await givenOrTyped(options)
  if (password === '') throw new UsageFailure('castellan: the password is empty')
  return password
}

async function givenOrTyped(options: PasswordOptions): Promise<string> {
  if (options.password !== undefined) return options.password
  if (options.passwordStdin) return readText('-').replace(/\r?\n$/, '')
  if (process.stdin.isTTY) return hidden('Password: ')
  throw new UsageFailure('castellan: no password: pass --password-stdin or --password')
}

/** The answer to a question; fails without a terminal. */
export async function answerOf(question: string, flag: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageFailure(`castellan: ${flag} is missing`)
  return ask(question, process.stderr)
}

async function hidden(question: string): Promise<string> {
  process.stderr.write(question)
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  try {
    return await ask('', unseen)
  } finally {
    process.stderr.write('\n')
  }
}

function ask(question: string, output: NodeJS.WritableStream): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output, terminal: true })
  return new Promise<string>((resolve, reject) => {
    terminal.once('close', () => reject(new UsageFailure('castellan: no answer was given')))
    terminal.question(question, resolve)
  }).finally(() => terminal.close())
}
