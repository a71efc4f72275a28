/** From what on something is told: all that is at least as grave, or nothing. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** What operators are told, and callers are not. */
export interface Log {
  warn(event: string): void
  /** What went wrong, and the facts of it; told in the error's own words unless the event is named. */
  error(error: unknown, event?: string, facts?: Readonly<Record<string, unknown>>): void
}
