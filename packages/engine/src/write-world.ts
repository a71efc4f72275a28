import type { Grant, Policy, Selector, Tenant, Window } from './model.ts'

/**
 * The tenant in the shape of a world file, at an instant or at none. What a file has no words for,
 * selectors of kind `policy`, is written as the model has it, and reading it back refuses it.
 */
export function writeWorld(tenant: Tenant, now: number | null): unknown {
  const { permissions, policies, collections, roles, guardrails, groups, actors } = tenant
  const membersOf = (group: string) =>
    actors.filter((actor) => actor.groups.includes(group)).map(({ id }) => id)
  return {
    tenant: tenant.tenant,
    now: timestamp(now),
    suspended: tenant.suspended,
    permissions,
    policies: policies.map(writePolicy),
    collections,
    roles: roles.map(({ when, ceiling, ...role }) => ({
      ...role,
      ceiling: role.level === 'tenant' ? ceiling : null,
      when: windowLine(when),
    })),
    guardrails,
    groups: groups.map(({ name }) => ({ name, members: membersOf(name) })),
    workspaces: tenant.workspaces.map((id) => ({ id })),
    actors: actors.map(({ groups: _, grants: __, ...actor }) => actor),
    assignments: [
      ...actors.flatMap(({ id, grants }) => grants.map((grant) => line({ actor: id }, grant))),
      ...groups.flatMap(({ name, grants }) => grants.map((grant) => line({ group: name }, grant))),
    ],
  }
}

const timestamp = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()

const windowLine = ({ from, until }: Window) => ({
  activate: timestamp(from),
  deactivate: timestamp(until),
})

const line = (to: { actor: string } | { group: string }, grant: Grant) => ({
  to,
  role: grant.role,
  workspace: grant.workspace,
  from: timestamp(grant.from),
  until: timestamp(grant.until),
})

/** The policy in the shape of a world file; `readPolicy` takes it back. */
export const writePolicy = ({ when, selectors, ...policy }: Policy) => ({
  ...policy,
  selectors: selectors satisfies readonly Selector[],
  for: policy.for.map((item) => {
    if ('effectiveRange' in item) {
      const { from, to } = item.effectiveRange
      return { effectiveRange: { from: timestamp(from), to: timestamp(to) } }
    }
    if (!('asAtRangeForSpec' in item)) return item
    const { from, to } = item.asAtRangeForSpec
    return { asAtRangeForSpec: { from: pointLine(from), to: pointLine(to) } }
  }),
  when: windowLine(when),
})

const pointLine = (point: { value: string } | { dateTimeOffset: number } | null) =>
  point === null || 'value' in point ? point : { dateTimeOffset: timestamp(point.dateTimeOffset) }
