import { check, compile, type Policy, type Role, type Tenant } from '@castellan/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  actor,
  policy as policyOf,
  role as roleOf,
  tenant,
} from '../../../packages/engine/test/small-world.ts'
import type { Caller } from '../kernel/caller.ts'
import type { TenantId } from '../kernel/ids.ts'
import type { Given } from '../kernel/refusals.ts'
import { delegationOf } from './delegation.ts'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
process.stdout.write(`handing on: SEED=${seed}\n`)

const now = 3
/** Instants of the world, and one after all that ends. */
const instants = Array.from({ length: 11 }, (_, at) => at)
const keys = ['crm/notes:read', 'crm/notes:write', 'crm/deals:read'] as const
const places = [null, 'w1'] as const

const instant = fc.option(fc.integer({ min: 0, max: 9 }), { freq: 2 })
const window = fc
  .record({ from: instant, until: instant })
  .map(({ from, until }) =>
    from !== null && until !== null && from >= until ? { from, until: from + 1 } : { from, until },
  )
const pattern = fc.constantFrom(...keys, 'crm/notes:*', '*/*:*')
const code = fc.constantFrom('a', 'b', 'c', 'd')

const policy = (name: string) =>
  fc
    .record({
      effect: fc.constantFrom('allow', 'deny'),
      action: pattern,
      when: window,
      isSure: fc.boolean(),
    })
    .map(
      ({ effect, action, when, isSure }): Policy =>
        policyOf(name, {
          effect,
          selectors: [
            isSure
              ? { kind: 'all', actions: [action] }
              : {
                  kind: 'metadata',
                  actions: [action],
                  expressions: [{ key: 'state', operator: 'Equals', value: 'open' }],
                },
          ],
          when,
        }),
    )

const role = (name: string) =>
  fc
    .record({
      level: fc.constantFrom('tenant', 'workspace'),
      precedence: fc.integer({ min: 1, max: 3 }),
      permissions: fc.uniqueArray(pattern, { maxLength: 2 }),
      policies: fc.uniqueArray(fc.constantFrom('default/p', 'default/q'), { maxLength: 2 }),
      ceiling: fc.constantFrom(['*'], ['crm/notes:*'], []),
      when: window,
    })
    .map(
      ({ level, ceiling, ...rest }): Role =>
        roleOf(name, {
          ...rest,
          level,
          ceiling: level === 'tenant' ? ceiling : [],
        }),
    )

const world = fc.record({
  policies: fc.tuple(policy('p'), policy('q')),
  roles: fc.tuple(role('a'), role('b'), role('c'), role('d')),
  held: fc.array(fc.record({ code, window }), { maxLength: 4 }),
  shared: fc.array(fc.record({ code, window }), { maxLength: 2 }),
  personal: fc.uniqueArray(fc.constantFrom('default/p', 'default/q'), { maxLength: 1 }),
  guarding: fc.boolean(),
  given: fc.record({ code, until: instant }),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

const placeOf = (roles: readonly Role[], name: string): string | null =>
  roles.find((each) => each.code === name)?.level === 'workspace' ? 'w1' : null

/** A giver, and somebody who has got from them what is given, from before all time. */
function tenantOf(drawn: World): Tenant {
  const { policies, roles, held, shared, personal, guarding, given } = drawn
  const denials = policies.filter(({ effect }) => effect === 'deny')
  const grants = (list: World['held']) =>
    list.map((each) => ({
      role: `default/${each.code}`,
      workspace: placeOf(roles, each.code),
      ...each.window,
    }))
  return tenant({
    guardrails: guarding ? denials.map((each) => `${each.scope}/${each.code}`) : [],
    permissions: [
      { key: keys[0], implies: [] },
      { key: keys[1], implies: [keys[0]] },
      { key: keys[2], implies: [] },
    ],
    policies,
    roles,
    groups: [{ name: 'team', grants: grants(shared) }],
    workspaces: ['w1'],
    actors: [
      actor('giver', [], {
        groups: ['team'],
        grants: grants(held),
        personalRole: { policies: personal, collections: [] },
      }),
      actor('taker', [], {
        grants: [forGood('default/roof'), { ...asGiven(roles, given), from: null }],
      }),
      actor('crown', ['crown']),
    ],
  })
}

const asGiven = (roles: readonly Role[], { code: name, until }: World['given']): Given => ({
  role: `default/${name}`,
  workspace: placeOf(roles, name),
  until,
})

const callerOf = (id: string) => ({ id, tenant: 'acme' as TenantId }) as Caller

const forGood = (role: string) => ({ role, workspace: null, from: null, until: null })

/** Everything, and a ceiling that lets everything through. */
const crown = roleOf('crown', { precedence: 1, permissions: ['*/*:*'] })
const roof = roleOf('roof', { precedence: 9 })

function askedOf(drawn: World) {
  const drawnTenant = tenantOf(drawn)
  const state = compile({ ...drawnTenant, roles: [...drawnTenant.roles, crown, roof] })
  const delegation = delegationOf(
    () => state,
    () => new Date(now),
  )
  return { state, delegation, given: asGiven(drawn.roles, drawn.given) }
}

test('nobody is given what the giver will not be allowed as long', () => {
  let given = 0
  fc.assert(
    fc.property(world, (drawn) => {
      const asked = askedOf(drawn)
      if (!asked.delegation.holdsGrants(callerOf('giver'), [asked.given])) return
      given += 1
      for (const at of instants.filter((each) => each >= now))
        for (const permission of keys)
          for (const workspace of places)
            for (const state of ['open', 'closed']) {
              const question = {
                permission,
                now: at,
                resource: { ...(workspace && { workspace }), properties: { state } },
              }
              const taker = check(asked.state, { actor: 'taker', ...question }).effect
              const giver = check(asked.state, { actor: 'giver', ...question }).effect
              expect([at, permission, workspace, taker === 'allow' && giver === 'deny']).toEqual([
                at,
                permission,
                workspace,
                false,
              ])
            }
    }),
    { seed, numRuns: 10_000 },
  )
  expect(given).toBeGreaterThan(200)
})

test('whoever holds everything for good may give anything for as long as they like', () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const { delegation, given } = askedOf(drawn)
      expect(delegation.holdsGrants(callerOf('crown'), [given])).toBe(true)
      expect(delegation.holdsGroups(callerOf('crown'), ['team'])).toBe(true)
      expect(delegation.isAsStrong(callerOf('crown'), 'giver')).toBe(true)
    }),
    { seed, numRuns: 500 },
  )
})

test('what somebody may lastingly do they are allowed from now on', () => {
  let lasting = 0
  fc.assert(
    fc.property(world, fc.constantFrom(...keys), fc.constantFrom(...places), (drawn, ...asked) => {
      const { state, delegation } = askedOf(drawn)
      const [permission, workspace] = asked
      if (!delegation.mayLastingly(callerOf('giver'), permission, workspace ?? undefined)) return
      lasting += 1
      const resource = workspace === null ? {} : { workspace }
      const denied = instants
        .filter((each) => each >= now)
        .filter(
          (at) => check(state, { actor: 'giver', permission, now: at, resource }).effect === 'deny',
        )
      expect(denied).toEqual([])
    }),
    { seed, numRuns: 5_000 },
  )
  expect(lasting).toBeGreaterThan(50)
})

test('what is held for good is held until then too', () => {
  fc.assert(
    fc.property(world, fc.integer({ min: now, max: 12 }), (drawn, until) => {
      const { delegation, given } = askedOf(drawn)
      const isHeldUntil = (end: number | null) =>
        delegation.holdsGrants(callerOf('giver'), [{ ...given, until: end }])
      expect(isHeldUntil(null) && !isHeldUntil(until)).toBe(false)
    }),
    { seed, numRuns: 1_500 },
  )
})
