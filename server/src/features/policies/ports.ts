import type { AuditStore } from '../../kernel/audit.ts'
import type { Author } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId } from '../../kernel/ids.ts'
import type { Slice, Sliced } from '../../kernel/page.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { Defined } from './definition.ts'
import type {
  Attachment,
  Definition,
  Key,
  NamedQuery,
  Policy,
  PolicyRevision,
  RevisionLine,
} from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface PolicyStore {
  /** Adds the policy. False, and nothing added, when the tenant has one of that name. */
  insert(policy: Policy, model: Defined['model']): Promise<boolean>
  find(key: Key): Promise<Policy | undefined>
  /** The same, kept from changing until the transaction ends. */
  hold(key: Key): Promise<Policy | undefined>
  list(query: NamedQuery, slice: Slice): Promise<Sliced<Policy>>
  update(policy: Policy, model: Defined['model']): Promise<void>
  /** False, and nothing removed, while something holds the policy. */
  remove(policy: Policy): Promise<boolean>
  isGuardrail(id: string): Promise<boolean>
  /** Writes down the policy as it is now. */
  keep(policy: Policy, by: Author): Promise<void>
  revisions(id: string, slice: Slice): Promise<Sliced<RevisionLine>>
  revision(id: string, revision: number): Promise<PolicyRevision | undefined>
}

/** What holds policies, by itself or through collections in collections. */
export interface AttachmentStore {
  holders(policy: string, slice: Slice): Promise<Sliced<Attachment>>
}

export interface PolicyStores {
  readonly policies: PolicyStore
  readonly attachments: AttachmentStore
  readonly permissions: { catalogue(): Promise<readonly string[]> }
  readonly audit: AuditStore
}

export interface PolicyPorts extends Pick<Refusals, 'refuseBeyondPatterns'> {
  readonly transact: Transact<PolicyStores>
  readonly clock: Clock
  readonly newId: NewId
  /** Throws when the policy may be no guardrail. */
  readonly refuseAsGuardrail: (definition: Definition, actions: readonly string[]) => void
  /** Tells of patterns that cover nothing of the catalogue. */
  readonly undeclared: (patterns: readonly string[], catalogue: readonly string[]) => string[]
}
