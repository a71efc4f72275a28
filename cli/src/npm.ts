import { readFileSync } from 'node:fs'

/** `castellan serve` and nothing else, as npx or a script of npm's runs it. */
const byItself = /^(?:exec )?'?castellan'?(?: serve[^&|;]*)?$/

const lookMilliseconds = 500

/**
 * Tells once npm is gone, or the shell that it started: killed, neither passes anything on, and npx
 * not even a SIGTERM. Whoever was not started by npm is not told.
 */
export function onEndOfNpm(tell: () => void): void {
  if (!byItself.test(process.env.npm_lifecycle_script ?? '')) return
  const before = starters()
  const looking = setInterval(() => {
    if (starters() === before) return
    clearInterval(looking)
    tell()
  }, lookMilliseconds)
  looking.unref()
}

/** Who started this process, and who the shell that did. */
const starters = (): string => `${process.ppid} ${startedShell(process.ppid)}`

/** Who started the shell, where the system tells; empty when it is no shell. */
function startedShell(pid: number): string {
  try {
    const told = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return /^\d+ \((?:sh|ash|dash|bash)\) \S (\d+)/.exec(told)?.[1] ?? ''
  } catch {
    // There is no /proc here, or the shell is gone, which the pid of the parent tells.
    return ''
  }
}
