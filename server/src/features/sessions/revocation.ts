/** Milliseconds. No access token lives longer, so a revocation need not either. */
const accessTokenLife = 3_600_000

/** Until when access tokens of what ends at `at` must be refused. */
export const revokedUntil = (at: Date): Date => new Date(at.getTime() + accessTokenLife)

/** What a session's tokens are revoked under: their `sid` claim. */
export const subjectOf = (session: string): string => `sid:${session}`
