import type { StoredIssuer } from './schema.ts'

/** What an issuer's tokens may give. */
export interface Gives {
  readonly roles: readonly string[]
  readonly groups: readonly string[]
  readonly workspaces: readonly string[]
}

/** What comes with the issuer's tokens. */
export function givenBy({
  autoAssignRole,
  rules,
}: Pick<StoredIssuer, 'autoAssignRole' | 'rules'>): Gives {
  const roles = rules.flatMap((rule) => ('globalRole' in rule ? [rule.globalRole] : []))
  return {
    roles: autoAssignRole === null ? roles : [...roles, autoAssignRole],
    groups: rules.flatMap((rule) => ('group' in rule ? [rule.group] : [])),
    workspaces: rules.flatMap((rule) => ('workspace' in rule ? [rule.workspace] : [])),
  }
}

/** What rules gave that are no more, or say something else; undefined when all are still there. */
export function noLongerGiven(before: StoredIssuer, after: StoredIssuer): Gives | undefined {
  const kept = new Set(after.rules.map((rule) => JSON.stringify(rule)))
  const gone = before.rules.filter((rule) => !kept.has(JSON.stringify(rule)))
  return gone.length === 0 ? undefined : givenBy({ autoAssignRole: null, rules: gone })
}

/** A role in a workspace gives nothing to who has none in the tenant: its ceiling is what counts. */
export function warningsOf(issuer: StoredIssuer): string[] {
  const { roles, groups, workspaces } = givenBy(issuer)
  const isBare = workspaces.length > 0 && roles.length === 0 && groups.length === 0
  return isBare
    ? ['Nothing gives a role in the tenant, and without one workspaces give nothing']
    : []
}
