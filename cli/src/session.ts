import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { UsageFailure } from './failure.ts'

/** Who is signed in where; lies in a file that its owner alone may read. */
export interface Session {
  readonly address: string
  readonly accessToken: string
  /** Null for an application, which signs in with its secret again. */
  readonly refreshToken: string | null
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/** What the token endpoint answers. */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken?: string | undefined
  readonly expiresIn: number
}

const file = (): string =>
  join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'castellan', 'session.json')

/** The stored session; undefined when nobody is signed in. */
export function readSession(): Session | undefined {
  let text: string
  try {
    text = readFileSync(file(), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return parse(text)
}

/** Stores the session in place of any other, whole or not at all. */
export function writeSession(address: string, tokens: Tokens): Session {
  const session: Session = {
    address,
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? null,
    expiresAt: Date.now() + tokens.expiresIn * 1000,
  }
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 })
  const draft = `${file()}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file())
  return session
}

export const removeSession = (): void => rmSync(file(), { force: true })

function parse(text: string): Session {
  try {
    const { address, accessToken, refreshToken, expiresAt }: Record<string, unknown> =
      JSON.parse(text)
    if (typeof address === 'string' && typeof accessToken === 'string')
      return {
        address,
        accessToken,
        refreshToken: typeof refreshToken === 'string' ? refreshToken : null,
        expiresAt: Number(expiresAt),
      }
  } catch {
    // Refused below like any other text that is no session.
  }
  throw new UsageFailure(`${file()}: is no session; castellan login writes a new one`)
}
