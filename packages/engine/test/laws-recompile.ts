import {
  type Access,
  type Change,
  check,
  compile,
  diff,
  diffOf,
  explain,
  type Request,
  readRequests,
  readWorld,
  recompile,
  reference,
  type Snapshot,
  type Tenant,
  writeWorld,
} from '@castellan/engine'
import { isReadable, type Law, same } from './laws.ts'
import type { World } from './reference-world.ts'
import { copyOf, edits } from './worlds-edits.ts'
import type { Random } from './worlds-random.ts'
import { requestsOf } from './worlds-requests.ts'

/**
 * After each of several random edits, the snapshot that was made by change decides and explains as
 * one compiled from nothing; and the snapshots before it still answer as they did.
 */
export const recompiledIsCompiled: Law = ({ world, request }, random) => {
  let current = { world, snapshot: compile(tenantOf(world), 1) }
  const past: { snapshot: Snapshot; requests: Request[]; answers: unknown }[] = []
  for (let version = 2; version < 6; version++) {
    const edited = editedOf(random, current.world)
    const change = changeOf(tenantOf(current.world), tenantOf(edited.world))
    const snapshot = recompile(current.snapshot, change, version)
    const fresh = compile(tenantOf(edited.world), version)

    const requests = requestsFor(random, edited.world, request)
    const answers = answersOf(snapshot, requests)
    const broken = same(answers, answersOf(fresh, requests))
    if (broken) return `after ${edited.name}: ${broken}`
    const left = changeOf(snapshot.tenant, fresh.tenant)
    if (!isNothing(left)) return `after ${edited.name}, still to change: ${JSON.stringify(left)}`

    past.push({ snapshot, requests, answers })
    current = { world: edited.world, snapshot }
  }
  const changed = past.map(({ snapshot, requests, answers }) =>
    same(answers, answersOf(snapshot, requests)),
  )
  return changed.find((broken) => broken !== null) ?? null
}

const tenantOf = (world: World): Tenant => readWorld(JSON.stringify(world)).tenant

const answersOf = (snapshot: Snapshot, requests: Request[]) =>
  requests.map((request) => [
    check(snapshot, request),
    explain(snapshot, request),
    snapshot.validUntil(request.now),
  ])

/** What `diff` says of every actor and permission is what `check` says before and after. */
export const diffIsTwoChecks: Law = ({ world, request }, random) => {
  const [old, edited] = [tenantOf(world), tenantOf(editedOf(random, world).world)]
  const [before, after] = [compile(old), compile(edited)]
  const { now } = requestsFor(random, world, request)[0] ?? { now: 0 }
  const allows = (snapshot: Snapshot, { actor, permission, workspace }: Access) =>
    check(snapshot, { actor, permission, now, resource: { workspace } }).effect === 'allow'

  const ids = new Set([...old.actors, ...edited.actors].map(({ id }) => id))
  const keys = new Set([...old.permissions, ...edited.permissions].map(({ key }) => key))
  const rows = [...ids].flatMap((actor) =>
    [...keys].map((permission) => ({ actor, permission, workspace: null })),
  )
  const { gains, losses } = diff(before, after, { now })
  const wrong = [
    ...gains.filter((row) => allows(before, row) || !allows(after, row)),
    ...losses.filter((row) => !allows(before, row) || allows(after, row)),
  ]
  if (wrong.length > 0) return `wrongly told: ${JSON.stringify(wrong)}`
  const expected = rows.filter((row) => allows(before, row) !== allows(after, row))
  const told = [...gains, ...losses].filter(({ workspace }) => workspace === null)
  return same(expected.map(nameOf).sort(), told.map(nameOf).sort())
}

const nameOf = ({ actor, permission }: Access) => `${actor} ${permission}`

/** Whatever is asked, what `diff` does not name is answered after as before. */
export const diffNamesAllThatDiffers: Law = ({ world, request }, random) => {
  const edited = editedOf(random, world)
  const [before, after] = [compile(tenantOf(world)), compile(tenantOf(edited.world))]
  const requests = requestsFor(random, world, request).map(({ act: _, ...asked }) => asked)
  for (const asked of requests) {
    const { actor, permission, resource, now } = asked
    const [then, later] = [check(before, asked), check(after, asked)]
    if (then.effect === later.effect) continue
    const { gains, losses, mayDiffer } = diffOf(before, after, { actor, now })
    const told = [...gains, ...losses, ...mayDiffer].some(
      (row) =>
        row.permission === permission &&
        (row.workspace === null || row.workspace === resource?.workspace),
    )
    if (!told) return `after ${edited.name} untold: ${JSON.stringify({ asked, then, later })}`
  }
  return null
}

/** Export and import lose nothing. */
export const writtenReadsBack: Law = ({ world }) => {
  const tenant = tenantOf(world)
  const again = readWorld(JSON.stringify(writeWorld(tenant, null))).tenant
  const change = changeOf(tenant, again)
  return isNothing(change) ? null : JSON.stringify(change)
}

const isNothing = ({ suspended, guardrails, put, remove }: Change) =>
  suspended === undefined &&
  guardrails === undefined &&
  [...Object.values(put ?? {}), ...Object.values(remove ?? {})].flat().length === 0

function requestsFor(random: Random, world: World, given: { actor: string; permission: string }) {
  const lines = requestsOf(random, world, 12)
  const asked = lines.map((line) => (random.chance(20) ? { ...line, ...given } : line))
  const text = asked.map((line) => JSON.stringify(line)).join('\n')
  return readRequests(text, readWorld(JSON.stringify(world))).map(({ request }) => request)
}

/** One or two edits of any kind, after which the reader still takes the world. */
function editedOf(random: Random, world: World): { name: string; world: World } {
  const names = random.some(Object.keys(edits), 1, 2)
  const edited = copyOf(world)
  for (const name of names) edits[name]?.(random, edited)
  return isReadable(edited)
    ? { name: names.join(' and '), world: edited }
    : { name: 'no edit', world }
}

/** The change that leads from one state to the other, entity by entity. */
function changeOf(before: Tenant, after: Tenant): Change {
  const permissions = partOf(before.permissions, after.permissions, (each) => each.key)
  const policies = partOf(before.policies, after.policies, reference)
  const collections = partOf(before.collections, after.collections, reference)
  const roles = partOf(before.roles, after.roles, reference)
  const groups = partOf(before.groups, after.groups, (each) => each.name)
  const workspaces = partOf(before.workspaces, after.workspaces, (id) => id)
  const actors = partOf(before.actors, after.actors, (each) => each.id)
  return {
    ...(before.suspended === after.suspended ? {} : { suspended: after.suspended }),
    ...(same(before.guardrails, after.guardrails) ? { guardrails: after.guardrails } : {}),
    put: {
      permissions: permissions.put,
      policies: policies.put,
      collections: collections.put,
      roles: roles.put,
      groups: groups.put,
      workspaces: workspaces.put,
      actors: actors.put,
    },
    remove: {
      permissions: permissions.remove,
      policies: policies.remove,
      collections: collections.remove,
      roles: roles.remove,
      groups: groups.remove,
      workspaces: workspaces.remove,
      actors: actors.remove,
    },
  }
}

function partOf<T>(before: readonly T[], after: readonly T[], key: (entity: T) => string) {
  const old = new Map(before.map((entity) => [key(entity), JSON.stringify(entity)]))
  const kept = new Set(after.map(key))
  return {
    put: after.filter((entity) => old.get(key(entity)) !== JSON.stringify(entity)),
    remove: [...old.keys()].filter((name) => !kept.has(name)),
  }
}
