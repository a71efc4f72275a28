import {
  check,
  compile,
  explain,
  makeCommons,
  type Request,
  readRequests,
  readWorld,
  recompile,
  type Snapshot,
  type Tenant,
} from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, ask, role, tenant } from './small-world.ts'
import { worldOf } from './worlds.ts'
import { type Random, randomOf, seedOfRun } from './worlds-random.ts'
import { requestsOf } from './worlds-requests.ts'

const seed = seedOfRun('commons')

/** Tenants whose permissions and roles are the same objects, but for what each left out. */
function kinOf(random: Random, whole: Tenant): Tenant[] {
  const some = <T>(all: readonly T[], percent: number) => all.filter(() => random.chance(percent))
  return Array.from({ length: 4 }, (_, nth) => ({
    ...whole,
    tenant: `kin-${nth}`,
    suspended: random.chance(5),
    guardrails: some(whole.guardrails, 50),
    permissions: random.chance(70) ? whole.permissions : some(whole.permissions, 80),
    policies: random.chance(60) ? whole.policies : some(whole.policies, 70),
    roles: random.chance(60) ? whole.roles : some(whole.roles, 80),
    actors: some(whole.actors, 80),
  }))
}

const answers = (snapshot: Snapshot, requests: readonly Request[]) =>
  requests.map((request) => [check(snapshot, request), explain(snapshot, request)])

test('tenants that share what is the same decide as each alone, asked in turn and changed', () => {
  const random = randomOf(seed)
  for (let round = 0; round < 300; round += 1) {
    const world = worldOf(random)
    const read = readWorld(JSON.stringify(world))
    const whole = read.tenant
    const lines = requestsOf(random, world, 20).map((line) => JSON.stringify(line))
    const requests = readRequests(lines.join('\n'), read).map(({ request }) => request)
    const commons = makeCommons()
    const kin = kinOf(random, whole)
    const together = kin.map((each) => compile(each, 1, commons))
    const alone = kin.map((each) => compile(each))
    const [gone] = whole.roles
    const change = { remove: { roles: gone ? [`${gone.scope}/${gone.code}`] : [] } }
    for (const request of requests)
      for (const [at, snapshot] of together.entries())
        expect(answers(snapshot, [request]), `seed ${seed}`).toEqual(
          answers(alone[at] ?? snapshot, [request]),
        )
    for (const [at, snapshot] of together.entries()) {
      const changed = answers(recompile(snapshot, change, 2), requests)
      const expected = answers(recompile(alone[at] ?? snapshot, change, 2), requests)
      expect(changed, `seed ${seed}`).toEqual(expected)
      // What one of them made of it is not seen by the others.
      expect(answers(snapshot, requests)).toEqual(answers(alone[at] ?? snapshot, requests))
    }
  }
})

const reader = role('reader', { permissions: ['crm/notes:read'] })
const world = tenant({ roles: [reader] })

test('what is the same is held once, and only then', () => {
  const commons = makeCommons()
  const of = (given: Partial<Tenant>) => compile({ ...world, ...given }, 1, commons)
  const ada = of({ actors: [actor('ada', ['reader'])] })
  const bert = of({ actors: [actor('bert', [])] })
  expect(bert.catalogue).toBe(ada.catalogue)
  expect(bert.opinions).toBe(ada.opinions)
  expect(check(ada, ask('ada')).effect).toBe('allow')
  expect(check(bert, ask('ada')).reason).toBe('actor-unknown')

  const custom = of({ roles: [reader, role('custom')] })
  expect(custom.compiledRoles[1]).toBe(ada.compiledRoles[1])
  expect(custom.opinions).not.toBe(ada.opinions)
  expect(of({ permissions: [] }).catalogue).not.toBe(ada.catalogue)
})
