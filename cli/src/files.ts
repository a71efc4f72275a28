import { readFileSync } from 'node:fs'
import { UsageFailure } from './failure.ts'

/** All of a text file, or of standard input for `-`. Throws `UsageFailure` when there is no text. */
export function readText(path: string): string {
  const bytes = bytesOf(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageFailure(`${nameOf(path)}: is not UTF-8 text`)
  }
}

/** How a file is named to its reader. */
export const nameOf = (path: string): string => (path === '-' ? '<stdin>' : path)

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path === '-' ? 0 : path)
  } catch (error) {
    throw new UsageFailure(`${nameOf(path)}: ${reasonOf(error)}`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a directory',
  EACCES: 'may not be read',
}

/** Why a file could not be read. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? `cannot be read (${code || String(error)})`
}
