import { CommanderError } from 'commander'
import { endingOf } from './failure.ts'
import { program } from './program.ts'

/**
 * Runs one command line. Exit code 0 when it was done, 1 when the server refused or could not be
 * reached, 2 when the command or its input was wrong; a failure is one line on standard error.
 */
export async function main(words: readonly string[]): Promise<void> {
  process.stdout.on('error', leaveQuietly)
  try {
    await program().parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else fail(error)
  }
}

function fail(error: unknown): void {
  const { code, line } = endingOf(error)
  process.stderr.write(`${line}\n`)
  process.exitCode = code
}

/** Whoever reads the output has seen enough, as `head` does. */
function leaveQuietly(error: NodeJS.ErrnoException): never {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
}
