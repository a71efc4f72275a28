import { byCodeUnit } from './catalogue.ts'
import type { Step } from './explanation.ts'
import type { Actor, Facts } from './model.ts'
import { ALLOW, ASK, isLive, matches, NONE, type Unit } from './unit.ts'

/** All that a role can say, indexed by permission. Guardrails and personal roles are ones too. */
export interface CompiledRole {
  readonly reference: string
  /** Denies first, then by text, so that the first that matches decides and is the one to name. */
  readonly units: readonly Unit[]
  /** Numbers of the permissions it speaks of, ascending; null when `offsets` has them all. */
  readonly permissions: Uint32Array | null
  /** Where in `cells` each permission starts; one longer than the permissions. */
  readonly offsets: Uint32Array | Uint16Array
  /** Indexes into `units`. */
  readonly cells: Uint32Array | Uint16Array
  /** Of how many permissions it has an allow, whenever and on whatever. */
  readonly gives: number
  /** Units that `applications` keeps from some permission. */
  readonly narrowed: readonly Unit[]
  /** References of all policies and collections it is made of, however deep. */
  readonly policies: ReadonlySet<string>
  readonly collections: ReadonlySet<string>
  /** One bit per permission its ceiling covers. */
  readonly ceiling: Uint8Array
  /** How an explanation tells of a step of this role alone in which it said nothing. */
  readonly silence: Step
}

export interface RoleParts {
  readonly kind: Step['kind']
  readonly precedence: number | null
  readonly reference: string
  readonly units: readonly Unit[]
  readonly policies: ReadonlySet<string>
  readonly collections: ReadonlySet<string>
  readonly ceiling: Uint8Array
}

export function compileRole(parts: RoleParts, permissionCount: number): CompiledRole {
  const units = [...parts.units].sort(byEffectThenText)
  const counts = new Uint32Array(permissionCount + 1)
  let total = 0
  for (const unit of units) {
    for (const permission of unit.permissions) counts[permission] = (counts[permission] ?? 0) + 1
    total += unit.permissions.length
  }

  const spoken = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  const isDense = spoken * 32 >= permissionCount
  const permissions = isDense ? null : new Uint32Array(spoken)
  const offsets = numbersUpTo(total, (isDense ? permissionCount : spoken) + 1)
  const next = new Uint32Array(permissionCount)
  let row = 0
  let offset = 0
  for (let permission = 0; permission < permissionCount; permission++) {
    const count = counts[permission] ?? 0
    if (!isDense && count === 0) continue
    if (permissions !== null) permissions[row] = permission
    next[permission] = offset
    offsets[row++] = offset
    offset += count
  }
  offsets[row] = total

  const cells = numbersUpTo(units.length, total)
  units.forEach((unit, index) => {
    for (const permission of unit.permissions) {
      const cell = next[permission] ?? 0
      cells[cell] = index
      next[permission] = cell + 1
    }
  })

  const excluding = units.filter(({ excluded }) => excluded.length > 0)
  const narrowed = excluding.length === 0 ? nothing : excluding
  const { reference, policies, collections, ceiling } = parts
  const silence = silenceOf(parts)
  return {
    reference,
    units,
    permissions,
    offsets,
    cells,
    gives: givenBy(units, permissionCount),
    narrowed,
    policies,
    collections,
    ceiling,
    silence,
  }
}

function givenBy(units: readonly Unit[], permissionCount: number): number {
  const isGiven = new Uint8Array(permissionCount)
  for (const { effect, permissions } of units) {
    if (effect === ALLOW) for (const permission of permissions) isGiven[permission] = 1
  }
  return isGiven.reduce((sum, one) => sum + one, 0)
}

/** The row of a permission in `offsets`, or -1 when the role says nothing of it. */
export function rowOf(role: CompiledRole, permission: number): number {
  const numbers = role.permissions
  if (numbers === null) return permission

  let low = 0
  let high = numbers.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const number = numbers[middle] ?? 0
    if (number === permission) return middle
    if (number < permission) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** What the role says of a permission to this request: none, allow or deny. */
export function evaluate(
  role: CompiledRole | undefined,
  permission: number,
  request: Facts,
  actor: Actor,
): number {
  const row = role === undefined ? -1 : rowOf(role, permission)
  if (role === undefined || row === -1) return NONE

  const end = role.offsets[row + 1] ?? 0
  for (let cell = role.offsets[row] ?? 0; cell < end; cell++) {
    const unit = role.units[role.cells[cell] ?? 0]
    if (unit !== undefined && isLive(unit, request.now) && matches(unit, request, actor)) {
      return unit.effect
    }
  }
  return NONE
}

/** Whether a row, or none, which is -1, holds no unit. */
export const isEmpty = ({ offsets }: CompiledRole, row: number): boolean =>
  row === -1 || offsets[row] === offsets[row + 1]

/** What one row of the role says at an instant, before anything else is known. */
export function summary(role: CompiledRole, row: number, now: number): number {
  const start = role.offsets[row] ?? 0
  const end = role.offsets[row + 1] ?? 0
  for (let cell = start; cell < end; cell++) {
    const unit = role.units[role.cells[cell] ?? 0]
    if (unit === undefined || !isLive(unit, now)) continue
    if (unit.isPlain) return unit.effect
    return isSettled(role, cell, end, now) ? unit.effect : ASK
  }
  return NONE
}

/** Whether some unit later in the row, of the same effect as the first, is sure to match. */
function isSettled(role: CompiledRole, from: number, end: number, now: number): boolean {
  const effect = role.units[role.cells[from] ?? 0]?.effect
  for (let cell = from + 1; cell < end; cell++) {
    const unit = role.units[role.cells[cell] ?? 0]
    if (unit?.effect !== effect) return false
    if (unit?.isPlain === true && isLive(unit, now)) return true
  }
  return false
}

const silenceOf = ({ kind, precedence, reference }: RoleParts): Step =>
  Object.freeze({
    kind,
    precedence,
    roles: Object.freeze(kind === 'guardrails' ? [] : [reference]),
    matched: nothing,
    lost: nothing,
    nearly: nothing,
  })

const nothing: readonly never[] = Object.freeze([])

function byEffectThenText(a: Unit, b: Unit): number {
  return b.effect - a.effect || byCodeUnit(a.text, b.text)
}

const numbersUpTo = (largest: number, length: number): Uint32Array | Uint16Array =>
  largest < 0x10000 ? new Uint16Array(length) : new Uint32Array(length)
