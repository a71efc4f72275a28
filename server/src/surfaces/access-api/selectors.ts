import { createHash } from 'node:crypto'
import * as z from 'zod'
import { canonicalJson } from '../../kernel/audit-chain.ts'
import { isOneOf } from './conditions.ts'
import {
  delegationNeedsPolicySelector,
  policyActionNeedsPolicySelector,
  refuseValue,
  wrongSelector,
} from './problems.ts'

const word = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^/:\p{Cc}]+$/u, 'must hold neither / nor :')
    .refine((text) => text === '*' || text.length >= 3, 'must have at least 3 characters')

export const ActionId = z.object({ scope: word(100), activity: word(25), entity: word(40) })
export type ActionId = z.infer<typeof ActionId>

const Actions = z.array(ActionId).min(1).max(1000)
const Identifier = z.record(z.string(), z.string().max(1024))
const notes = {
  name: z.string().max(100).nullish(),
  description: z.string().max(1024).nullish(),
}

const IdSelector = z.object({
  identifier: Identifier.refine((id) => Object.keys(id).length > 0, 'must name a part of the id'),
  actions: Actions,
  ...notes,
})
const MatchAllSelector = z.object({ actions: Actions, ...notes })

const Expression = z.object({
  metadataKey: z.string().min(1).max(512),
  operator: z.enum([
    'Equals',
    'NotEquals',
    'GreaterThan',
    'GreaterThanOrEqualTo',
    'LessThan',
    'LessThanOrEqualTo',
    'In',
  ]),
  textValue: z.string().max(2048).nullish(),
})
const MetadataSelector = z.object({
  expressions: z.array(Expression).min(1).max(100),
  actions: Actions,
  ...notes,
})

const plain = {
  idSelectorDefinition: IdSelector.nullish(),
  matchAllSelectorDefinition: MatchAllSelector.nullish(),
  metadataSelectorDefinition: MetadataSelector.nullish(),
}

const PlainSelector = z.object(plain).refine(isOneOf, 'must have exactly one kind of selector')

const PolicySelector = z.object({
  identityRestriction: Identifier.nullish(),
  restrictionSelectors: z.array(PlainSelector).max(100).nullish(),
  actions: Actions,
  ...notes,
})

export const WireSelector = z
  .object({ ...plain, policySelectorDefinition: PolicySelector.nullish() })
  .refine(isOneOf, 'must have exactly one kind of selector')
export type WireSelector = z.infer<typeof WireSelector>

export const WireSelectors = z.array(WireSelector).min(1).max(1000)

/** A selector as the rest of the server has it, which knows neither names nor descriptions of it. */
export type Native =
  | { kind: 'all'; actions: string[] }
  | { kind: 'id'; actions: string[]; id: Readonly<Record<string, string>> }
  | { kind: 'metadata'; actions: string[]; expressions: NativeExpression[] }
  | {
      kind: 'policy'
      actions: string[]
      identity: Readonly<Record<string, string>> | null
      restrictions: Native[]
    }

interface NativeExpression {
  readonly key: string
  readonly operator: z.infer<typeof Expression>['operator']
  readonly value: Scalar | Scalar[]
}

type Scalar = string | number | boolean

/** What is read of the rest of the server, where lists are read-only. */
export interface Known {
  readonly kind: string
  readonly actions: readonly string[]
  readonly id?: Readonly<Record<string, string>>
  readonly expressions?: readonly {
    readonly key: string
    readonly operator: string
    readonly value: Scalar | readonly Scalar[]
  }[]
  readonly identity?: Readonly<Record<string, string>> | null
  readonly restrictions?: readonly Known[]
}

export function fromSelector(wire: WireSelector): Native {
  const { idSelectorDefinition: id, matchAllSelectorDefinition: all } = wire
  const { metadataSelectorDefinition: metadata, policySelectorDefinition: policy } = wire
  if (id) return { kind: 'id', actions: id.actions.map(fromAction), id: id.identifier }
  if (metadata)
    return {
      kind: 'metadata',
      actions: metadata.actions.map(fromAction),
      expressions: metadata.expressions.map(fromExpression),
    }
  if (policy)
    return {
      kind: 'policy',
      actions: policy.actions.map(fromAction),
      identity: policy.identityRestriction ?? null,
      restrictions: (policy.restrictionSelectors ?? []).map(fromSelector),
    }
  return { kind: 'all', actions: (all?.actions ?? []).map(fromAction) }
}

/** A selector on the wire, with what was noted of it. */
export function toSelector(selector: Known, told: Note = {}) {
  const { kind, id = {}, expressions = [], identity, restrictions = [] } = selector
  const common = { actions: selector.actions.map(toAction), ...told }
  if (kind === 'id') return { idSelectorDefinition: { identifier: id, ...common } }
  if (kind === 'metadata')
    return {
      metadataSelectorDefinition: { expressions: expressions.map(toExpression), ...common },
    }
  if (kind === 'policy')
    return {
      policySelectorDefinition: {
        ...(identity && { identityRestriction: identity }),
        ...(restrictions.length > 0 && { restrictionSelectors: restrictions.map(plainly) }),
        ...common,
      },
    }
  return { matchAllSelectorDefinition: common }
}

const plainly = (selector: Known): object => toSelector(selector)

/** What clients call a selector; kept beside the policy, by what the selector says. */
export interface Note {
  readonly name?: string
  readonly description?: string
}

export function noteOf(wire: WireSelector): Note {
  const [told] = Object.values(wire).filter((one) => one !== null && one !== undefined)
  return toNote(told ?? {})
}

interface Said {
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
}

/** What is said of a selector, without what is empty. */
export const toNote = ({ name, description }: Said): Note => ({
  ...(name && { name }),
  ...(description && { description }),
})

export type Notes = Readonly<Record<string, Note>>

export const notesOf = (selectors: readonly WireSelector[]): Notes =>
  notesBy(selectors.map((wire) => ({ selector: fromSelector(wire), note: noteOf(wire) })))

/** Notes by what each selector says; of several that say the same, the first that has one. */
export const notesBy = (noted: readonly { selector: Known; note: Note }[]): Notes =>
  Object.fromEntries(
    noted
      .filter(({ note }) => Object.keys(note).length > 0)
      .map(({ selector, note }) => [digestOf(selector), note] as const)
      .reverse(),
  )

export const toSelectors = (selectors: readonly Known[], noted: Notes = {}) =>
  selectors.map((selector) => toSelector(selector, noted[digestOf(selector)]))

const digestOf = (selector: Known): string =>
  createHash('sha256').update(canonicalJson(selector)).digest('base64url').slice(0, 12)

/** Activity `Any` stands for all of them. */
export const fromAction = ({ scope, entity, activity }: ActionId): string =>
  `${scope}/${entity}:${activity === 'Any' ? '*' : activity}`

export function toAction(action: string): ActionId {
  const [, scope = '', entity = '', activity = ''] = /^([^/]*)\/(.*):([^:]*)$/.exec(action) ?? []
  return { scope, activity: activity === '*' ? 'Any' : activity, entity }
}

/** The text of `In` is a list parted by commas. */
const fromExpression = ({ metadataKey, operator, textValue }: z.infer<typeof Expression>) => ({
  key: metadataKey,
  operator,
  value:
    operator === 'In' ? (textValue ?? '').split(',').map((text) => text.trim()) : (textValue ?? ''),
})

const toExpression = ({ key, operator, value }: NonNullable<Known['expressions']>[number]) => ({
  metadataKey: key,
  operator,
  textValue: typeof value === 'object' ? value.join(',') : String(value),
})

/** Rights over policies, and to act for others, are named in selectors of their own kind. */
export function refuseMisplaced(selectors: readonly WireSelector[]): void {
  for (const [at, selector] of selectors.entries()) {
    const [kind = '', told] =
      Object.entries(selector).find(([, one]) => one !== null && one !== undefined) ?? []
    for (const [index, action] of (told?.actions ?? []).entries()) {
      const pointer = `/selectors/${at}/${kind}/actions/${index}`
      const said = `${action.entity}/${action.scope}/${action.activity}`
      if (kind === 'policySelectorDefinition') {
        if (!isDelegation(action) && !isOnPolicies(action))
          refuseValue(pointer, `${said} is about other things`, wrongSelector)
      } else if (isDelegation(action))
        refuseValue(pointer, `${said} is delegation`, delegationNeedsPolicySelector)
      else if (isOnPolicies(action))
        refuseValue(pointer, `${said} is about policies`, policyActionNeedsPolicySelector)
    }
  }
}

const isDelegation = ({ activity }: ActionId): boolean => activity === 'Delegate'
const isOnPolicies = ({ entity }: ActionId): boolean => entity === 'Policy'
