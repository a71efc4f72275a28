/** The instant now. Services take one, so that tests can hold time still. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** Writes instants as RFC 3339 does, and the same one again without writing it anew. */
export function timestamps(): (at: Date) => string {
  let written = Number.NaN
  let text = ''
  return (at) => {
    if (at.getTime() === written) return text
    written = at.getTime()
    text = at.toISOString()
    return text
  }
}
