import type { AuditStore } from '../../kernel/audit.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import type { Slice, Sliced } from '../../kernel/page.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { Assignment, Given } from '../assignments/schema.ts'
import type { AuditEntry, AuditQuery } from '../audit/schema.ts'
import type { GlobalRole } from '../global-roles/schema.ts'
import type { WorkspaceRole } from '../members/schema.ts'
import type {
  AccessReview,
  AccessReviewItem,
  AccessReviewPatch,
  AccessReviewQuery,
  Subject,
} from './schema.ts'

/** What a campaign is about, as it was when the campaign began. */
export interface Named {
  readonly kind: 'group' | 'role' | 'workspace'
  /** The name of a group, the id of the others. */
  readonly id: string
  /** A role by `scope/code`. */
  readonly name: string
}

export interface StoredReview extends AccessReview {
  readonly named: Named
}

export interface StoredItem extends AccessReviewItem {
  readonly assignmentId: string | null
  /** Whether onOverdue decided it, and not a person. */
  readonly isLapsed: boolean
}

export interface ItemFilter {
  readonly review?: string | undefined
  readonly decision?: AccessReviewItem['decision'] | undefined
  readonly isOverdue?: boolean | undefined
  readonly decidedBy?: string | undefined
  /** Those that this actor can decide now. */
  readonly waitsFor?: string | undefined
  /** Those whose access is not there any more. */
  readonly hasGone?: true
}

/** What is known of how many there are. */
export interface Counted {
  readonly now: Date
  readonly total?: number | undefined
  /** As far as is counted. */
  readonly totalMax?: number | undefined
}

export interface Settlement {
  readonly decision: 'keep' | 'revoke' | 'gone'
  readonly reason: string | null
  readonly by: string | null
  readonly at: Date
  readonly isLapsed: boolean
}

/** What this module asks of a database; `store.ts` answers it. */
export interface AccessReviewStore {
  subject(asked: Subject): Promise<Named | undefined>
  /** Those of the actors who are no persons, or cannot sign in. */
  unfit(actors: readonly string[]): Promise<readonly string[]>
  /** Each role that is given in the workspace by itself, for as long as anybody has it. */
  givenIn(workspace: string): Promise<readonly Given[]>
  /** Adds the campaign, and an item for each grant that stands. */
  insert(review: StoredReview): Promise<void>
  find(id: string, now: Date): Promise<StoredReview | undefined>
  /** The same, and until the transaction ends nobody else decides in it or closes it. */
  lock(id: string, now: Date): Promise<StoredReview | undefined>
  /** Newest first: those that name the reviewer, or all for null. */
  list(
    query: AccessReviewQuery,
    slice: Slice,
    of: { now: Date; reviewer: string | null },
  ): Promise<Sliced<StoredReview>>
  update(id: string, patch: AccessReviewPatch, change: { by: string; at: Date }): Promise<void>
  close(id: string, by: string, at: Date): Promise<void>
  /** And whether it is the asker's own access. */
  item(
    review: string,
    id: string,
    of: { now: Date; asker: string },
  ): Promise<(StoredItem & { isOwn: boolean }) | undefined>
  items(asked: ItemFilter, slice: Slice, of: Counted): Promise<Sliced<StoredItem>>
  /** The first of them by their ids, uncounted. */
  some(
    asked: ItemFilter,
    slice: { after: string | null; limit: number; now: Date },
  ): Promise<readonly StoredItem[]>
  /** Records the decision, and counts it. */
  settle(item: StoredItem, settlement: Settlement): Promise<void>
}

interface Place {
  readonly workspace: string
  readonly actor: string
}

/** The stores of others through which access is taken away, as their own slices take it. */
export interface GrantStores {
  readonly groups: {
    removeMember(membership: { group: string; actor: string }): Promise<string>
  }
  readonly assignments: {
    find(id: string): Promise<Assignment | undefined>
    remove(assignment: Assignment): Promise<void>
  }
  readonly members: {
    takeTurn(workspace: string): Promise<boolean>
    find(place: Place): Promise<{ role: WorkspaceRole; source: string } | undefined>
    remove(place: Place, at: Date): Promise<void>
    hasOwner(workspace: string): Promise<boolean>
  }
  readonly globalRoles: {
    find(user: string): Promise<GlobalRole | undefined>
    rolesWith(role: GlobalRole): Promise<readonly string[]>
    set(user: string, role: GlobalRole): Promise<void>
  }
  readonly derivedGrants: { deriveFor(actor: string, at: Date): Promise<void> }
  /** Runs the act, and says whether it took the tenant's last administrator away. */
  readonly administrators: { areLostBy(act: () => Promise<void>): Promise<boolean> }
  readonly audit: AuditStore
}

export interface AccessReviewStores extends GrantStores {
  readonly accessReviews: AccessReviewStore
  readonly audit: AuditStore & {
    list(query: AuditQuery, slice: Slice): Promise<Sliced<AuditEntry>>
  }
}

/** An actor of a tenant. */
export interface Who {
  readonly tenant: TenantId
  readonly id: string
}

export interface AccessReviewPorts {
  readonly transact: Transact<AccessReviewStores>
  readonly clock: Clock
  readonly newId: NewId
  /** Whether an actor may do this, in the workspace or, without one, in the whole tenant. */
  readonly may: (actor: Who, permission: string, workspace?: string) => boolean
  /** Throws when the actor does not hold all that the groups would give. */
  readonly refuseBeyondOwn: (actor: Who, groups: readonly string[]) => void
  /** Throws when the actor does not hold all that the roles (`scope/code`) would give. */
  readonly refuseBeyondRoles: (actor: Who, roles: readonly string[]) => void
  /** Throws when the actor does not hold all that each gives where, and as long as, it gives it. */
  readonly refuseBeyondGrants: (actor: Who, grants: readonly Given[]) => void
}
