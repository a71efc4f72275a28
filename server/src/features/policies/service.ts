import { changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { TenantId } from '../../kernel/ids.ts'
import {
  type Page,
  type PageQuery,
  type Slice,
  type Sliced,
  sliceOf,
  toPage,
} from '../../kernel/page.ts'
import { known, Problem, refuseStale } from '../../kernel/problem.ts'
import { type Defined, define } from './definition.ts'
import type { PolicyPorts, PolicyStores } from './ports.ts'
import * as problems from './problems.ts'
import {
  type Attachment,
  Definition,
  type Key,
  type NamedQuery,
  type NewPolicy,
  type Policy,
  type PolicyContent,
  type PolicyPatch,
  type PolicyRevision,
  type RevisionLine,
  type WrittenPolicy,
} from './schema.ts'

export type PolicyService = ReturnType<typeof policyService>

export function policyService(ports: PolicyPorts) {
  const { transact, clock, newId, refuseBeyondPatterns } = ports
  const rewrite = rewriter(ports)

  return {
    /** Adds a policy; it has no effect until something holds it. */
    create(caller: Caller, by: Author, input: NewPolicy): Promise<WrittenPolicy> {
      const defined = define(input)
      refuseBeyondPatterns(caller, actionsOf(defined.definition))
      return transact(caller.tenant, async (stores) => {
        const policy = made(input, defined, { id: newId<'policy'>(), at: clock() })
        if (!(await stores.policies.insert(policy, defined.model)))
          throw new Problem(problems.policyCodeTaken)
        await stores.policies.keep(policy, by)
        await stores.audit.append({
          action: 'policy.created',
          by,
          target: `policy/${policy.id}`,
          at: new Date(policy.createdAt),
          facts: factsOf(policy),
        })
        return { ...policy, warnings: await warningsOf(policy, stores, ports) }
      })
    },

    list: (tenant: TenantId, query: NamedQuery): Promise<Page<Policy>> =>
      transact(tenant, async ({ policies }) =>
        toPage(query, await policies.list(query, sliceOf(query)), (policy) => policy.id),
      ),

    get: (tenant: TenantId, key: Key): Promise<Policy> =>
      transact(tenant, async ({ policies }) =>
        known(await policies.find(key), problems.policyUnknown),
      ),

    /** Makes the content all that the policy says; what is left out is as in a new one. */
    replace: (caller: Caller, by: Author, { key, policy, ifMatch }: Replacement) =>
      rewrite(caller, by, { key, ifMatch, action: 'policy.replaced', content: async () => policy }),

    /** Changes what is given and leaves the rest. Every holder has the change at once. */
    update: (caller: Caller, by: Author, { key, patch, ifMatch }: Change) =>
      rewrite(caller, by, {
        key,
        ifMatch,
        action: 'policy.updated',
        content: async (before) => ({ ...contentOf(before), ...given(patch) }),
      }),

    /** Makes the policy say again what it said then, as a revision of its own. */
    restore: (caller: Caller, by: Author, { key, revision, ifMatch }: Restoration) =>
      rewrite(caller, by, {
        key,
        ifMatch,
        action: 'policy.restored',
        content: async (before, { policies }) => {
          const then = known(await policies.revision(before.id, revision), problems.revisionUnknown)
          const { description } = then
          return { ...contentOf(before), ...Definition.parse(then), description }
        },
      }),

    /** Removes a policy that nothing holds any more. */
    remove: (caller: Caller, by: Author, key: Key): Promise<void> =>
      transact(caller.tenant, async ({ policies, attachments, audit }) => {
        const policy = known(await policies.find(key), problems.policyUnknown)
        refuseBeyondPatterns(caller, actionsOf(policy))
        const holders = await attachments.holders(policy.id, few)
        if (holders.total > 0)
          throw new Problem(problems.policyAttached, { detail: whereOf(holders) })
        if (!(await policies.remove(policy))) throw new Problem(problems.policyAttached)
        await audit.append({
          action: 'policy.deleted',
          by,
          target: `policy/${policy.id}`,
          at: clock(),
          facts: factsOf(policy),
        })
      }),

    /** The revisions that the policy had, newest first. */
    revisions: (tenant: TenantId, key: Key, query: PageQuery): Promise<Page<RevisionLine>> =>
      transact(tenant, async ({ policies }) => {
        const { id } = known(await policies.find(key), problems.policyUnknown)
        return toPage(query, await policies.revisions(id, sliceOf(query)), ({ revision }) =>
          String(revision),
        )
      }),

    revision: (tenant: TenantId, key: Key, revision: number): Promise<PolicyRevision> =>
      transact(tenant, async ({ policies }) => {
        const { id } = known(await policies.find(key), problems.policyUnknown)
        return known(await policies.revision(id, revision), problems.revisionUnknown)
      }),

    /** Whatever holds the policy, through however many collections. */
    attachments: (tenant: TenantId, key: Key, query: PageQuery): Promise<Page<Attachment>> =>
      transact(tenant, async ({ policies, attachments }) => {
        const { id } = known(await policies.find(key), problems.policyUnknown)
        return toPage(query, await attachments.holders(id, sliceOf(query)), placeOf)
      }),
  }
}

export interface Replacement {
  readonly key: Key
  readonly policy: PolicyContent
  readonly ifMatch?: number | undefined
}

export interface Change {
  readonly key: Key
  readonly patch: PolicyPatch
  readonly ifMatch?: number | undefined
}

export interface Restoration {
  readonly key: Key
  readonly revision: number
  readonly ifMatch?: number | undefined
}

/** A cursor of the list of attachments. */
export const placeOf = ({ kind, reference, through }: Attachment): string =>
  `${kind} ${reference} ${through ?? ''}`

interface Rewrite {
  readonly key: Key
  readonly ifMatch: number | undefined
  readonly action: string
  readonly content: (before: Policy, stores: PolicyStores) => Promise<PolicyContent>
}

/** Writes the next revision of a policy; one that would say the same is not written. */
const rewriter =
  (ports: PolicyPorts) =>
  (caller: Caller, by: Author, { key, ifMatch, action, content }: Rewrite) =>
    ports.transact(caller.tenant, async (stores): Promise<WrittenPolicy> => {
      const { policies, audit } = stores
      const before = known(await policies.hold(key), problems.policyUnknown)
      refuseStale(before, ifMatch)
      const { description, annotations, ...parts } = await content(before, stores)
      const { model, definition } = define({ ...parts, scope: before.scope, code: before.code })
      // What it said counts too: nobody takes away what they could not give.
      ports.refuseBeyondPatterns(caller, [
        ...new Set([...actionsOf(before), ...actionsOf(definition)]),
      ])
      if (await policies.isGuardrail(before.id))
        ports.refuseAsGuardrail(definition, actionsOf(definition))
      const at = ports.clock()
      const policy: Policy = {
        ...before,
        ...definition,
        description,
        annotations,
        updatedAt: at.toISOString(),
        revision: before.revision + 1,
      }
      const facts = changes(before, policy)
      if (Object.keys(facts.after).length === 0)
        return { ...before, warnings: await warningsOf(before, stores, ports) }
      await policies.update(policy, model)
      await policies.keep(policy, by)
      await audit.append({
        action,
        by,
        target: `policy/${policy.id}`,
        at,
        facts,
      })
      return { ...policy, warnings: await warningsOf(policy, stores, ports) }
    })

const made = (
  { scope, code, description, annotations }: NewPolicy,
  { definition }: Defined,
  { id, at }: { id: string; at: Date },
): Policy => ({
  id,
  scope,
  code,
  description,
  ...definition,
  annotations,
  createdAt: at.toISOString(),
  updatedAt: at.toISOString(),
  revision: 1,
})

const contentOf = ({ description, annotations, ...policy }: Policy): PolicyContent => ({
  ...Definition.parse(policy),
  description,
  annotations,
})

/** Only the fields that were sent. */
const given = (patch: PolicyPatch): Partial<PolicyContent> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

const factsOf = ({ scope, code, description, annotations, ...policy }: Policy) => ({
  scope,
  code,
  description,
  ...Definition.parse(policy),
  annotations,
})

export const actionsOf = ({ selectors }: Pick<Definition, 'selectors'>): string[] => [
  ...new Set(selectors.flatMap(({ actions }) => actions)),
]

async function warningsOf(
  policy: Policy,
  { permissions }: PolicyStores,
  { undeclared, clock }: PolicyPorts,
): Promise<string[]> {
  const { deactivate } = policy.when
  const hasEnded = deactivate !== null && new Date(deactivate) <= clock()
  return [
    ...undeclared(actionsOf(policy), await permissions.catalogue()),
    ...(hasEnded ? [`Its time ended at ${deactivate}`] : []),
  ]
}

/** As many holders as a refusal names. */
const few: Slice = { after: null, offset: 0, limit: 5 }

function whereOf({ items, total }: Sliced<Attachment>): string {
  const named = items.map(({ kind, reference, through }) =>
    through === null ? `${kind} ${reference}` : `${kind} ${reference} through ${through}`,
  )
  const more = total > items.length ? `, and ${total - items.length} more` : ''
  return `It is held by ${named.join(', ')}${more}`
}
