import { hostname } from 'node:os'
import type { Clock } from '../kernel/clock.ts'
import type { Log, LogLevel } from '../kernel/log.ts'

/** As collectors of logs number them. */
const weights: Readonly<Record<LogLevel, number>> = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
  silent: Number.POSITIVE_INFINITY,
}

interface Lines {
  write(line: string): unknown
}

/** Writes what weighs enough, each event as a line of JSON. */
export function jsonLog(level: LogLevel, clock: Clock, to: Lines): Log {
  const source = { pid: process.pid, hostname: hostname() }
  const write = (weight: number, told: object): void => {
    if (weight < weights[level]) return
    const entry = { level: weight, time: clock().getTime(), ...source, ...told }
    to.write(`${JSON.stringify(entry)}\n`)
  }
  return {
    warn: (msg) => write(weights.warn, { msg }),
    error(error, event, facts) {
      const err = toLog(error)
      write(weights.error, { err, ...facts, msg: event ?? err.message })
    },
  }
}

/** What is logged of an error: not what a database says of the rows, which are people's. */
function toLog(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  return { type: name, message, stack, ...('code' in error && { code: error.code }) }
}
