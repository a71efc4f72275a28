import type { Random } from '../../packages/engine/test/worlds-random.ts'

const resources = Array.from({ length: 20 }, (_, index) => `r${index}`)

/** All that the manifest of the configuration declares. */
export const permissions = resources.flatMap((name) =>
  ['read', 'write', 'delete'].map((action) => `crm/${name}:${action}`),
)
export const workspaces = [1, 2, 3].map((number) => `0190d0f0-0000-7000-8000-00000000000${number}`)

interface Size {
  readonly roles: number
  /** How many of these somebody may hold. */
  readonly held: number
}

/** Roles of which some people hold some; denies, workspaces and personal roles too. */
export function randomConfiguration(dice: Random, size: Size) {
  // No product but this one: what others declare is asked about by nobody.
  const wide = ['crm*/*:read', 'crm/*:*', 'crm/*:write', 'crm/*:delete', 'crm/r1:*', 'crm/r2:*']
  const actions = () => dice.some(dice.chance(60) ? wide : permissions, 1, 2)
  const codes = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${index}`)
  const policies = codes('p', 150).map((code) => {
    const kind = dice.chance(75) ? 'all' : 'metadata'
    const expressions = [{ key: 'state', operator: 'Equals', value: 'archived' }]
    const selector = { kind, actions: actions(), ...(kind === 'metadata' && { expressions }) }
    return { code, effect: dice.chance(50) ? 'allow' : 'deny', selectors: [selector] }
  })
  const references = policies.map(({ code }) => `default/${code}`)
  const held = new Set(dice.some(codes('role', size.roles), size.held, size.held))
  const roles = codes('role', size.roles).map((code) => ({
    code,
    description: held.has(code) ? 'held' : '',
    precedence: 10 * (1 + dice.below(500)),
    permissions: dice.some(permissions, 0, 4),
    policies: dice.some(references, held.has(code) ? 1 : 0, 2),
  }))
  const people = codes('user', 30)
  const groups = codes('g', 8)
  const roleOf = () => `default/${dice.one([...held])}`
  const given = (to: object, count: number) =>
    [...new Set(Array.from({ length: count }, roleOf))].map((role) => ({ to, role }))
  // Of a guardrail over everything no move of a role would change anything.
  const narrow = policies.filter(
    ({ effect, selectors }) =>
      effect === 'deny' &&
      selectors.every((one) => one.actions.every((action) => permissions.includes(action))),
  )
  return {
    format: 1,
    manifests: [manifest],
    policies,
    roles,
    guardrails: [{ policy: `default/${dice.one(narrow).code}` }],
    users: people.map((username) => ({
      username,
      subject: username,
      email: `${username}@acme.test`,
      firstName: username,
      lastName: 'Tester',
    })),
    groups: groups.map((name) => ({
      name,
      members: dice.some(people, 2, 10).map((one) => `@${one}`),
    })),
    userRoles: dice
      .some(people, 15, 15)
      .map((one) => ({ user: `@${one}`, policies: dice.some(references, 1, 3) })),
    workspaces: workspaces.map((id, index) => ({
      id,
      name: id,
      members: [
        { actor: `@user${index}`, role: 'owner' },
        ...dice
          .some(people.slice(3), 5, 15)
          .map((one) => ({ actor: `@${one}`, role: dice.one(['admin', 'member'] as const) })),
      ],
    })),
    assignments: [
      ...people.flatMap((one) => given({ actor: `@${one}` }, 2 + dice.below(8))),
      ...groups.flatMap((group) => given({ group }, 1 + dice.below(4))),
      ...[
        ...dice.some(people, 5, 10).map((one) => ({ actor: `@${one}` })),
        ...dice.some(groups, 1, 3).map((group) => ({ group })),
      ].map((to) => ({
        to,
        role: `default/${dice.one(['crm-admin', 'crm-member'])}`,
        workspace: dice.one(workspaces),
      })),
    ],
  }
}

const manifest = {
  manifest: 1,
  slug: 'crm',
  products: {
    crm: Object.fromEntries(resources.map((name) => [name, ['read', 'write', 'delete']])),
  },
  roles: [
    { code: 'crm-admin', level: 'workspace', precedence: 1500, permissions: ['crm/*:*'] },
    { code: 'crm-member', level: 'workspace', precedence: 2500, permissions: ['crm/*:read'] },
  ],
  workspace: { owner: 'crm-admin', admin: 'crm-admin', member: 'crm-member' },
}
