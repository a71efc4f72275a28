import type { Catalogue } from './catalogue.ts'
import { type CompiledRole, compileRole } from './compiled-role.ts'
import type { Collection, PersonalRole, Role } from './model.ts'
import { reference } from './model.ts'
import { noSubjects, type Subjects } from './subjects.ts'
import { find, type Table } from './table.ts'
import { type CompiledPolicy, type Conditions, DENY, patternUnit, type Unit } from './unit.ts'

/** What roles are compiled from, and what they share once it is compiled. */
export interface RoleSource {
  readonly catalogue: Catalogue
  readonly policies: Table<CompiledPolicy>
  readonly collections: Table<Collection>
  readonly shared: Shared
}

export interface Shared {
  readonly conditions: Conditions
  readonly patterns: Map<string, Unit>
  readonly ceilings: Map<string, Uint8Array>
  readonly subjects: Subjects
}

export const makeShared = (): Shared => ({
  conditions: new Map(),
  patterns: new Map(),
  ceilings: new Map(),
  subjects: noSubjects(),
})

export function compileTenantRole(role: Role, source: RoleSource): CompiledRole {
  const content = contentOf(role, source)
  const patterns = [...new Set(role.permissions)].map((pattern) => patternOf(pattern, source))
  return compileRole(
    {
      kind: 'roles',
      precedence: role.precedence,
      reference: reference(role),
      ...content,
      units: [...patterns, ...content.units],
      ceiling: ceilingOf(role.level === 'tenant' ? role.ceiling : [], source),
    },
    source.catalogue.keys.length,
  )
}

/** Policies without precedence, pattern or ceiling. */
export const compilePersonalRole = (
  actor: string,
  attached: PersonalRole,
  source: RoleSource,
): CompiledRole =>
  compileRole(
    {
      kind: 'personal',
      precedence: null,
      reference: `_users/${actor}`,
      ...contentOf(attached, source),
      ceiling: ceilingOf([], source),
    },
    source.catalogue.keys.length,
  )

/** Guardrails are denies; anything else among them says nothing. */
export function compileGuardrails(
  policies: readonly string[],
  source: RoleSource,
): CompiledRole | undefined {
  if (policies.length === 0) return undefined

  const { units, ...content } = contentOf({ policies, collections: [] }, source)
  return compileRole(
    {
      kind: 'guardrails',
      precedence: null,
      reference: '',
      ...content,
      units: units.filter(({ effect }) => effect === DENY),
      ceiling: ceilingOf([], source),
    },
    source.catalogue.keys.length,
  )
}

/** References of every collection that holds one of these, however deep, and these themselves. */
export function holdersOf(
  changed: ReadonlySet<string>,
  collections: readonly Collection[],
): ReadonlySet<string> {
  const holders = new Set(changed)
  for (let before = -1; before !== holders.size; ) {
    before = holders.size
    for (const collection of collections) {
      if (collection.collections.some((each) => holders.has(each)))
        holders.add(reference(collection))
    }
  }
  return holders
}

interface Leaves {
  readonly policies: ReadonlySet<string>
  readonly collections: ReadonlySet<string>
}

interface Content extends Leaves {
  readonly units: readonly Unit[]
}

/** References of all that is attached, however deep; a cycle of collections ends where it began. */
export function leavesOf(attached: PersonalRole, known: Table<Collection>): Leaves {
  const collections = new Set(attached.collections)
  const policies = new Set(attached.policies)
  for (const name of collections) {
    const collection = find(known, name)
    for (const inner of collection?.collections ?? []) collections.add(inner)
    for (const policy of collection?.policies ?? []) policies.add(policy)
  }
  return { policies, collections }
}

/** Every leaf policy, each once. */
function contentOf(attached: PersonalRole, source: RoleSource): Content {
  const leaves = leavesOf(attached, source.collections)
  const units = [...leaves.policies].flatMap((name) => find(source.policies, name)?.units ?? [])
  return { units, ...leaves }
}

function patternOf(pattern: string, { catalogue, shared }: RoleSource): Unit {
  const known = shared.patterns.get(pattern)
  if (known !== undefined) return known

  const unit = patternUnit(pattern, catalogue)
  shared.patterns.set(pattern, unit)
  return unit
}

function ceilingOf(patterns: readonly string[], { catalogue, shared }: RoleSource): Uint8Array {
  const key = patterns.join('\n')
  const known = shared.ceilings.get(key)
  if (known !== undefined) return known

  const bits = new Uint8Array((catalogue.keys.length + 7) >> 3)
  for (const number of patterns.flatMap((pattern) => catalogue.expand(pattern))) {
    bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7))
  }
  shared.ceilings.set(key, bits)
  return bits
}
