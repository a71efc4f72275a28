import { createHash } from 'node:crypto'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { meant } from '../../kernel/meant.ts'
import { type Manifest, ManifestShape } from './manifest-shape.ts'

export type { Manifest }

const keyShape = /^[^/:*]+\/[^:*]+:[^/:*]+$/

/** A manifest that cannot be read; nothing of it is applied. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError'
  /** JSON pointer to the field at fault; empty for the whole document. */
  readonly pointer: string
  /** From 1; null when the manifest did not come as text. */
  readonly line: number | null
  /** The fault alone, without the place. */
  readonly reason: string

  constructor(reason: string, pointer: string, line: number | null) {
    super(`${line === null ? '' : `line ${line}: `}${pointer || 'manifest'}: ${reason}`)
    this.reason = reason
    this.pointer = pointer
    this.line = line
  }
}

/** Reads a manifest from YAML (JSON is YAML too). Throws ManifestError with line and pointer. */
export function parseManifest(text: string): Manifest {
  const counter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: true,
    prettyErrors: false,
  })
  const problem = document.errors[0] ?? document.warnings[0]
  if (problem) {
    throw new ManifestError(problem.message, '', counter.linePos(problem.pos[0]).line)
  }

  const lineOf = (path: Path): number => {
    const node = document.getIn(path, true)
    if (hasRange(node)) return counter.linePos(node.range[0]).line
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1))
  }
  return readManifest(document.toJS({ maxAliasCount: 100 }), lineOf)
}

/** Reads a manifest that is parsed already. Throws ManifestError with the pointer. */
export function readManifest(value: unknown, lineOf: LineOf = () => null): Manifest {
  const refuse = ({ path, reason }: Fault) =>
    new ManifestError(reason, pointerOf(path), lineOf(path))

  const parsed = ManifestShape.safeParse(value)
  if (!parsed.success) throw refuse(shapeFault(parsed.error))

  const fault = faultsOf(parsed.data).next().value
  if (fault) throw refuse(fault)

  return parsed.data
}

/** One permission of the catalogue and what whoever holds it holds besides. */
export interface ManifestPermission {
  readonly key: string
  readonly implies: readonly string[]
}

/** Every permission the manifest declares, aliases included, in the order of the file. */
export function permissionsOf(manifest: Manifest): ManifestPermission[] {
  return [...actionsOf(manifest)].flatMap(({ prefix, action, implies, aliases }) => {
    const key = `${prefix}:${action}`
    const twins = aliases.map((alias) => `${prefix}:${alias}`)
    return [
      { key, implies: [...implies.map((text) => impliedKey(prefix, text)), ...twins] },
      ...twins.map((twin) => ({ key: twin, implies: [key] })),
    ]
  })
}

/** SHA-256 (hex) of what the manifest says; layout, comments and order of keys do not count. */
export function canonicalHash(manifest: Manifest): string {
  const canonical = JSON.stringify(manifest, (_key, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(canonical).digest('hex')
}

type Path = readonly PropertyKey[]

type LineOf = (path: Path) => number | null

interface Fault {
  readonly path: Path
  readonly reason: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasRange = (node: unknown): node is { range: [number, ...number[]] } =>
  isRecord(node) && Array.isArray(node.range)

const pointerOf = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const impliedKey = (prefix: string, text: string): string =>
  text.includes('/') ? text : `${prefix}:${text}`

/** The first fault of shape; of a choice of shapes, the one that was plainly meant. */
function shapeFault(error: z.ZodError): Fault {
  const [issue] = error.issues.flatMap(meant)
  return issue ? issueFault(issue) : { path: [], reason: error.message }
}

function issueFault(issue: z.core.$ZodIssue): Fault {
  if (issue.code === 'unrecognized_keys') {
    return { path: [...issue.path, issue.keys[0] ?? ''], reason: 'is not a known field' }
  }
  if (issue.code === 'invalid_key') {
    return { path: issue.path, reason: issue.issues[0]?.message ?? issue.message }
  }
  return { path: issue.path, reason: issue.message }
}

/** Faults of meaning: names that dangle, names given twice, levels that do not fit. */
function* faultsOf(manifest: Manifest): Generator<Fault, undefined> {
  yield* permissionFaults(manifest)
  yield* twice(
    manifest.roles.map(({ scope = 'default', code }) => `${scope}/${code}`),
    'roles',
    'code',
  )
  yield* twice(
    manifest.groups.map((group) => group.name),
    'groups',
    'name',
  )
  yield* roleFaults(manifest)
  for (const [index, group] of manifest.groups.entries()) {
    yield* holderFaults(manifest, group.roles, ['groups', index, 'roles'])
  }
  for (const [product, roles] of Object.entries(manifest.machine)) {
    if (!Object.hasOwn(manifest.products, product)) {
      yield { path: ['machine', product], reason: `names no product of this manifest` }
    }
    yield* holderFaults(manifest, roles, ['machine', product])
  }
  if (manifest.member !== null) yield* holderFault(manifest, manifest.member, ['member'])
  for (const [held, code] of Object.entries(manifest.global)) {
    yield* holderFault(manifest, code, ['global', held])
  }
  for (const [held, code] of Object.entries(manifest.workspace)) {
    yield* holderFault(manifest, code, ['workspace', held])
  }
  return undefined
}

function* permissionFaults(manifest: Manifest): Generator<Fault> {
  const keys = declaredKeys(manifest)
  const seen = new Set<string>()
  for (const { path, prefix, action, implies, aliases } of actionsOf(manifest)) {
    for (const [index, text] of implies.entries()) {
      const key = impliedKey(prefix, text)
      const at = [...path, 'implies', index]
      if (!keyShape.test(key)) yield { path: at, reason: 'must be an action or a permission' }
      if (dangles(manifest, keys, key)) yield { path: at, reason: `"${key}" is not declared` }
    }
    for (const name of [action, ...aliases]) {
      const key = `${prefix}:${name}`
      if (seen.has(key)) yield { path, reason: `"${key}" is declared twice` }
      seen.add(key)
    }
  }
}

function* roleFaults(manifest: Manifest): Generator<Fault> {
  const keys = declaredKeys(manifest)
  for (const [index, role] of manifest.roles.entries()) {
    if (role.level === 'workspace' && role.ceiling !== null) {
      yield { path: ['roles', index, 'ceiling'], reason: 'has no place on a workspace-level role' }
    }
    for (const [at, permission] of role.permissions.entries()) {
      if (dangles(manifest, keys, permission)) {
        const path = ['roles', index, 'permissions', at]
        yield { path, reason: `"${permission}" is not declared` }
      }
    }
  }
}

/** True when a literal key of one of the manifest's own products is declared nowhere in it. */
function dangles(manifest: Manifest, keys: ReadonlySet<string>, key: string): boolean {
  const own = Object.hasOwn(manifest.products, key.slice(0, key.indexOf('/')))
  return own && !key.includes('*') && !keys.has(key)
}

const declaredKeys = (manifest: Manifest): ReadonlySet<string> =>
  new Set(permissionsOf(manifest).map((permission) => permission.key))

function* holderFaults(manifest: Manifest, roles: readonly string[], path: Path): Generator<Fault> {
  for (const [index, code] of roles.entries()) {
    yield* holderFault(manifest, code, [...path, index])
    if (roles.indexOf(code) < index) {
      yield { path: [...path, index], reason: `"${code}" is named twice` }
    }
  }
}

function* holderFault(manifest: Manifest, code: string, path: Path): Generator<Fault> {
  const role = manifest.roles.find(
    (candidate) => candidate.code === code && (candidate.scope ?? 'default') === 'default',
  )
  if (!role) yield { path, reason: `"${code}" is not a role of this manifest` }
  const isInside = path[0] === 'workspace'
  if (isInside && role?.level === 'tenant') {
    yield { path, reason: `"${code}" is held tenant-wide, never in a workspace` }
  }
  if (!isInside && role?.level === 'workspace') {
    yield { path, reason: `"${code}" is held in a workspace, never tenant-wide` }
  }
}

function* twice(names: readonly string[], list: string, field: string): Generator<Fault> {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) {
      yield { path: [list, index, field], reason: `"${name}" is declared twice` }
    }
  }
}

function* actionsOf(manifest: Manifest) {
  for (const [product, resources] of Object.entries(manifest.products)) {
    for (const [resource, actions] of Object.entries(resources)) {
      for (const [action, { implies, aliases }] of Object.entries(actions)) {
        const path: Path = ['products', product, resource, action]
        yield { path, prefix: `${product}/${resource}`, action, implies, aliases }
      }
    }
  }
}
