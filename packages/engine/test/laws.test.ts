import { check, partsOf, permissionsOf, resourcesOf, whoCan, whoMight } from '@castellan/engine'
import { describe, expect, test } from 'vitest'
import { isReadable, law, load, loadAnew, same } from './laws.ts'
import {
  diffIsTwoChecks,
  diffNamesAllThatDiffers,
  recompiledIsCompiled,
  writtenReadsBack,
} from './laws-recompile.ts'
import { decide } from './reference.ts'
import { type RequestLine, refOf, type World } from './reference-world.ts'
import { worldOf } from './worlds.ts'
import {
  copyOf,
  edits,
  onEverything,
  shuffled,
  strengthened,
  withFewerGrants,
} from './worlds-edits.ts'
import { randomOf, seedOfRun } from './worlds-random.ts'
import { edgesOf, requestsOf } from './worlds-requests.ts'

const seed = seedOfRun('laws')
const plan = { seed, worlds: 300, requests: 6 }
const gates = ['actor-unknown', 'actor-disabled', 'tenant-suspended']

const outcomeOf = (world: World, request: RequestLine) => {
  const { effect, reason, authoritative, failed } = load(world).explain(request)
  const policies = failed.map(({ policy }) => policy).sort()
  return { effect, reason, authoritative, failed: policies }
}

describe('default deny', () => {
  law('without an allow statement nothing is allowed', plan, ({ world, request }, random) => {
    const bare = withFewerGrants(random, world, 100)
    const { effect } = load(bare).check(request)
    return effect === 'deny' ? null : 'something is allowed'
  })

  law('an actor that holds no role and no personal role is denied', plan, ({ world, request }) => {
    const lone = { id: 'lone', issuer: 'local', subject: 'lone', kind: 'user' as const }
    const asked = { ...request, actor: 'lone' }
    const { effect, reason } = load({ ...world, actors: [...world.actors, lone] }).check(asked)
    const expected = ['no-match', 'guardrail', 'tenant-suspended']
    return effect === 'deny' && expected.includes(reason) ? null : `${effect} ${reason}`
  })
})

describe('guardrails', () => {
  law('beat everything but the gate', plan, ({ world, request }, random) => {
    if (!world.permissions.some(({ key }) => key === request.permission)) return 'silent'
    const allowing = strengthened(
      world,
      { policy: onEverything('allow', 'allow-all'), pattern: '*/*:*' },
      () => random.chance(50),
    )
    const guard = onEverything('deny', 'guard')
    const guarded = {
      ...allowing,
      policies: [...allowing.policies, guard],
      guardrails: [...world.guardrails, refOf(guard)],
    }
    const { effect, reason } = load(guarded).check(request)
    const isRight = effect === 'deny' && ['guardrail', ...gates].includes(reason)
    return isRight ? null : `${effect} ${reason}`
  })
})

/** The precedence of the role that decided; `weakest` for a personal role, null for none. */
function decidingStep(world: World, request: RequestLine): number | 'weakest' | null {
  const { role } = load(world).explain(request).authoritative ?? { role: null }
  if (role === null) return null
  return world.roles.find((each) => refOf(each) === role)?.precedence ?? 'weakest'
}

describe('steps', () => {
  law('inside a step deny beats allow', plan, ({ world, request }) => {
    const alone = { ...request, act: null }
    if (load(world).check(alone).effect === 'deny') return 'silent'
    const step = decidingStep(world, alone)
    const deny = { policy: onEverything('deny', 'deny-all') }
    const denying = strengthened(world, deny, (role) =>
      role === 'personal' ? step === 'weakest' : role.precedence === step,
    )
    const { reason } = load(denying).check(alone)
    return reason === 'denied' ? null : reason
  })

  for (const effect of ['allow', 'deny'] as const) {
    law(
      `a weaker ${effect} never changes what a stronger step decided`,
      plan,
      ({ world, request }) => {
        const alone = { ...request, act: null }
        const before = outcomeOf(world, alone)
        const step = decidingStep(world, alone)
        if (!['granted', 'denied'].includes(before.reason) || typeof step !== 'number')
          return 'silent'
        const added = {
          policy: onEverything(effect, 'weak'),
          ...(effect === 'allow' ? { pattern: '*/*:*' } : {}),
        }
        const changed = strengthened(
          world,
          added,
          (role) => role === 'personal' || role.precedence > step,
        )
        return same(before, outcomeOf(changed, alone))
      },
    )
  }

  law('removing a grant never adds access', plan, ({ world, request }, random) => {
    const fewer = withFewerGrants(random, world, 30)
    const after = load(fewer).check(request)
    if (after.effect === 'deny') return 'silent'
    return load(world).check(request).effect === 'allow' ? null : 'access was added'
  })

  law('order is irrelevant', plan, ({ world, request }, random) =>
    same(outcomeOf(world, request), outcomeOf(shuffled(random, world), request)),
  )
})

describe('the ceiling', () => {
  const withCeilings = (world: World, ceiling: (own: string[]) => string[]): World => ({
    ...world,
    roles: world.roles.map((role) =>
      role.level === 'tenant' ? { ...role, ceiling: ceiling(role.ceiling ?? ['*']) } : role,
    ),
  })

  law('only removes: what it allows is allowed without it', plan, ({ world, request }) => {
    if (load(world).check(request).effect === 'deny') return 'silent'
    const free = load(withCeilings(world, () => ['*'])).check(request)
    return free.effect === 'allow' ? null : free.reason
  })

  law('only removes: a narrower one adds nothing', plan, ({ world, request }, random) => {
    const narrower = withCeilings(world, (own) => own.filter(() => random.chance(50)))
    if (load(narrower).check(request).effect === 'deny') return 'silent'
    return load(world).check(request).effect === 'allow' ? null : 'access was added'
  })

  law('never cuts what tenant-level and personal roles give', plan, ({ world, request }) => {
    const tenantWide = {
      ...world,
      assignments: world.assignments.filter(({ workspace }) => !workspace),
    }
    const closed = withCeilings(tenantWide, () => [])
    return same(outcomeOf(tenantWide, request), outcomeOf(closed, request))
  })
})

describe('workspaces', () => {
  law('a workspace role never acts outside its workspace', plan, ({ world, request }) => {
    const here = request.resource?.workspace ?? null
    const assignments = world.assignments.filter(
      ({ workspace }) => !workspace || workspace === here,
    )
    return same(outcomeOf(world, request), outcomeOf({ ...world, assignments }, request))
  })
})

describe('tenants', () => {
  law('nothing of tenant A changes a decision in tenant B', plan, ({ world, request }, random) => {
    const b = load(world)
    const before = b.explain(request)
    const first = { ...worldOf(random), tenant: 'other' }
    const a = load(first)
    for (const line of requestsOf(random, first, 3)) a.explain(line)
    const twin = load({ ...copyOf(world), tenant: 'other', suspended: !world.suspended })
    twin.check(request)
    return same(before, b.explain(request)) ?? same(before, loadAnew(world).explain(request))
  })
})

describe('batches', () => {
  law(
    'each answer of many is the answer given alone',
    { ...plan, requests: 2 },
    ({ world, request }, random) => {
      const lines = [request, ...requestsOf(random, world, 3), request]
      const many = loadAnew(world)
      const answers = lines.map((line) => [many.check(line), many.explain(line)])
      const alone = lines.map((line) => [
        loadAnew(world).check(line),
        loadAnew(world).explain(line),
      ])
      return same(answers, alone)
    },
  )
})

describe('searches', () => {
  law('whoCan finds an actor exactly when check allows it', plan, ({ world, request }) => {
    const { snapshot, requestOf } = load(world)
    const { actor: _, ...rest } = requestOf(request)
    const allowed = world.actors
      .map(({ id }) => id)
      .filter((id) => check(snapshot, { ...rest, actor: id }).effect === 'allow')
    return same([...whoCan(snapshot, rest)].sort(), allowed.sort())
  })

  law('who can and who might is the same part by part', plan, ({ world, request }) => {
    const { snapshot, requestOf } = load(world)
    const { actor: _, act: __, ...rest } = requestOf(request)
    const parts = partsOf(snapshot)
    return (
      same(
        parts.flatMap((part) => whoCan(snapshot, rest, part)),
        whoCan(snapshot, rest),
      ) ??
      same(
        parts.flatMap((part) => whoMight(snapshot, rest, part)),
        whoMight(snapshot, rest),
      )
    )
  })

  law('permissionsOf is every check over the catalogue', plan, ({ world, request }) => {
    const { snapshot, requestOf } = load(world)
    const { permission: _, ...rest } = requestOf(request)
    const allowed = world.permissions
      .map(({ key }) => key)
      .filter((permission) => check(snapshot, { ...rest, permission }).effect === 'allow')
    return same(permissionsOf(snapshot, rest), allowed.sort())
  })

  law(
    'resourcesOf finds a resource exactly when check allows it',
    plan,
    ({ world, request }, random) => {
      const { snapshot, requestOf } = load(world)
      const { resource: _, ...rest } = requestOf(request)
      const resources = requestsOf(random, world, 8).map((line) => requestOf(line).resource ?? {})
      const allowed = resources.filter(
        (resource) => check(snapshot, { ...rest, resource }).effect === 'allow',
      )
      return same(resourcesOf(snapshot, rest, resources), allowed)
    },
  )
})

describe('explanations', () => {
  law('explain is the decision', plan, ({ world, request }) => {
    const { check: ask, explain: tell } = load(world)
    const { effect, reason } = tell(request)
    return same(ask(request), { effect, reason })
  })
})

describe('changes', () => {
  law('a recompiled snapshot is a compiled one', { ...plan, requests: 1 }, recompiledIsCompiled)

  law('a difference is what two checks tell', { ...plan, requests: 1 }, diffIsTwoChecks)

  law(
    'a difference names all that any question finds',
    { ...plan, worlds: 600, requests: 1 },
    diffNamesAllThatDiffers,
  )

  law('a written world reads back as it was', { ...plan, requests: 1 }, writtenReadsBack)

  test('every kind of edit is one that the reader takes, sooner or later', () => {
    const random = randomOf(seed)
    const readable = Object.entries(edits).filter(([, edit]) =>
      Array.from({ length: 60 }, () => worldOf(random)).some((world) => {
        const edited = copyOf(world)
        edit(random, edited)
        return JSON.stringify(edited) !== JSON.stringify(world) && isReadable(edited)
      }),
    )
    expect(readable.map(([name]) => name)).toEqual(Object.keys(edits))
  })
})

describe('windows', () => {
  law('the engine is right before, at and after each edge', plan, ({ world, request }) => {
    const edges = edgesOf(world)
    if (edges.length === 0) return 'silent'
    const { check: ask } = load(world)
    const instants = edges.flatMap((edge) => [edge - 1, edge, edge + 1])
    const wrong = instants
      .map((instant) => ({ ...request, now: new Date(instant).toISOString() }))
      .map((line) => ({ line, asked: ask(line), expected: decide(world, line) }))
      .find(({ asked, expected }) => asked.reason !== expected.reason)
    return wrong ? `at ${wrong.line.now}: ${wrong.asked.reason}` : null
  })

  law('a snapshot is valid until the next edge', plan, ({ world, request }) => {
    const { snapshot, requestOf } = load(world)
    const { now } = requestOf(request)
    const next = edgesOf(world).find((edge) => edge > now) ?? Number.POSITIVE_INFINITY
    return snapshot.validUntil(now) === next ? null : `${snapshot.validUntil(now)}, not ${next}`
  })

  law('between two edges a decision without dates stays as it is', plan, ({ world, request }) => {
    const timeless = withoutDates(world)
    const edges = edgesOf(timeless)
    if (edges.length < 2) return 'silent'
    const { explain: ask } = load(timeless)
    const at = (instant: number) => {
      const answer = ask({ ...request, now: new Date(instant).toISOString() })
      return [answer.reason, answer.authoritative]
    }
    const broken = edges.slice(1).map((edge, index) => same(at(edges[index] ?? edge), at(edge - 1)))
    return broken.find((text) => text !== null) ?? null
  })
})

/** Only windows tell the time: no dates of data, no condition on `now`. */
const withoutDates = (world: World): World => ({
  ...world,
  policies: world.policies.map((policy) => ({
    ...policy,
    for: [],
    condition: /\bnow\b/.test(policy.condition ?? '') ? null : (policy.condition ?? null),
  })),
})
