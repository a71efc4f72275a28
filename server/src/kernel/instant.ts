const first = Date.parse('0001-01-01T00:00:00.000Z')
const last = Date.parse('9999-12-31T23:59:59.999Z')

/**
 * Whether an instant can be written with four digits of a year, in UTC: by replies, files and the
 * database alike. Against what is no instant at all it says nothing.
 */
export const isInYears = (instant: Date): boolean =>
  !(instant.getTime() < first || instant.getTime() > last)

export const outsideYears = 'must be in the years 0001 to 9999, in UTC'
