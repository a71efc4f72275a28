import type { AuditStore } from '../../kernel/audit.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ContentsStore } from '../../kernel/contents.ts'
import type { NewId } from '../../kernel/ids.ts'
import type { Slice, Sliced } from '../../kernel/page.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Gather, Transact } from '../../kernel/transact.ts'
import type { Key } from '../policies/schema.ts'
import type { Placement } from './precedence.ts'
import type { Role, RolePatch, RoleQuery } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface RoleStore {
  /** Takes the tenant's turn to change its roles: a second one waits until the first has committed. */
  takeTurn(): Promise<void>
  /** Adds the role, without what it holds or supervises. False, and nothing added, when its name is taken. */
  insert(role: Role): Promise<boolean>
  find(key: Key): Promise<Role | undefined>
  list(query: RoleQuery, slice: Slice): Promise<Sliced<Role>>
  /** Those that have these names, in any order. */
  named(references: readonly string[]): Promise<readonly Role[]>
  /** Makes the role supervise these, by their ids, and no others. */
  supervise(id: string, supervised: readonly string[]): Promise<void>
  /** References of the roles that supervise this one, in their order. */
  supervisors(id: string): Promise<readonly string[]>
  /** Changes what is given, but for what it holds and supervises. */
  update(id: string, patch: RolePatch, at: Date): Promise<void>
  /** False, and nothing removed, while somebody holds or supervises the role. */
  remove(id: string): Promise<boolean>
  /** The precedences of all roles but this one, each once, ascending. */
  stepsBeside(id: string): Promise<readonly number[]>
  /** Puts the role there, the shifted steps with all their other roles behind it. */
  place(id: string, placement: Placement, at: Date): Promise<void>
  /** The greatest precedence of the tenant; 0 when it has no role. */
  weakest(): Promise<number>
}

export interface RoleStores {
  readonly roles: RoleStore
  readonly contents: ContentsStore
  /** Every permission that the tenant's manifests declare. */
  readonly permissions: { catalogue(): Promise<readonly string[]> }
  readonly audit: AuditStore
}

export interface RolePorts extends Pick<Refusals, 'refuseBeyondPatterns' | 'refuseWiderCeiling'> {
  readonly transact: Transact<RoleStores>
  readonly gather: Gather<RoleStores>
  readonly clock: Clock
  readonly newId: NewId
  /** Tells of patterns that cover nothing of the catalogue: most often they are typing errors. */
  readonly undeclared: (patterns: readonly string[], catalogue: readonly string[]) => string[]
}
