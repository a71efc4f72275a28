import * as z from 'zod'
import type { NewPolicy, Policy } from '../../features/policies/schema.ts'
import { modest } from './annotations.ts'
import { ForItem, fromFor, fromIf, IfItem, toFor, toIf } from './conditions.ts'
import { fromWhen, toWhen, When, WireInstant, wireInstant } from './instants.ts'
import { NewCode, ResourceId } from './names.ts'
import {
  fromSelector,
  type Known,
  type Note,
  notesOf,
  refuseMisplaced,
  toSelectors,
  WireSelectors,
} from './selectors.ts'

const Application = z.string().min(1).max(100)

const How = z.object({
  type: z.string().max(512).nullish(),
  parameters: z
    .array(z.object({ key: z.string().max(512), value: z.string().max(4096).nullish() }))
    .max(100)
    .nullish(),
})

const TemplateMetadata = z.object({
  templateSelection: z
    .array(ResourceId.extend({ selectorTags: z.array(z.string().max(100)).max(100).nullish() }))
    .max(100),
  buildAsAt: WireInstant.transform((at) => wireInstant(at.toISOString())).nullish(),
})

/** What a policy says, on the wire; a field that it does not know is ignored. */
export const WirePolicy = z.object({
  description: z.string().max(1024).nullish(),
  applications: z.array(Application).max(50).nullish(),
  grant: z.enum(['Allow', 'Deny']),
  selectors: WireSelectors,
  for: z.array(ForItem).max(100).nullish(),
  if: z.array(IfItem).max(100).nullish(),
  when: When,
  how: How.nullish(),
  templateMetadata: TemplateMetadata.nullish(),
})
export type WirePolicy = z.infer<typeof WirePolicy>

export const NewWirePolicy = WirePolicy.extend({ code: NewCode })

/** What the wire has and the decision does not; kept beside the policy. */
interface Kept {
  readonly applications?: readonly string[]
  readonly how?: unknown
  readonly templateMetadata?: unknown
  readonly selectorNotes?: Readonly<Record<string, Note>>
}

const kept = ['applications', 'how', 'templateMetadata', 'selectorNotes'] as const

/** Whatever else is in the policy, and has no words on the wire, stays as it is in `before`. */
type Before = Pick<Policy, 'annotations' | 'condition'>

/**
 * The policy as the rest of the server has it. There, applications are products, and the actions on
 * data are of product `default`: a policy for some application is for that product too.
 */
export function fromPolicy(wire: WirePolicy, before?: Before): Omit<NewPolicy, 'scope' | 'code'> {
  refuseMisplaced(wire.selectors)
  const applications = [...new Set(wire.applications ?? [])]
  const notes = notesOf(wire.selectors)
  const annotations: Kept = {
    ...(applications.length > 0 && { applications }),
    ...(wire.how && { how: wire.how }),
    ...(wire.templateMetadata && { templateMetadata: wire.templateMetadata }),
    ...(Object.keys(notes).length > 0 && { selectorNotes: notes }),
  }
  return {
    description: wire.description ?? '',
    effect: wire.grant === 'Allow' ? 'allow' : 'deny',
    applications: productsOf(applications),
    selectors: wire.selectors.map(fromSelector),
    for: (wire.for ?? []).map(fromFor),
    if: (wire.if ?? []).map(fromIf),
    when: fromWhen(wire.when),
    condition: before?.condition ?? null,
    annotations: modest({ ...without(before?.annotations ?? {}), ...annotations }),
  }
}

/** All that a reply says of a policy but its name and links. */
export function toPolicy(policy: Policy) {
  const { how, templateMetadata } = policy.annotations
  return { ...toDefinition(policy, policy), ...given({ how, templateMetadata }) }
}

interface Definition extends Pick<Policy, 'effect' | 'when'> {
  readonly applications: readonly string[]
  readonly selectors: readonly Known[]
  readonly for: readonly object[]
  readonly if: readonly object[]
}

export const toDefinition = (
  { effect, applications, selectors, for: dates, if: facts, when }: Definition,
  { description, annotations }: Pick<Policy, 'description' | 'annotations'>,
) => ({
  description,
  applications: applicationsOf(applications, annotations),
  grant: effect === 'allow' ? 'Allow' : 'Deny',
  selectors: toSelectors(selectors, notesIn(annotations)),
  for: dates.map(toFor),
  if: facts.map(toIf),
  when: toWhen(when),
})

const dataProduct = 'default'

const productsOf = (applications: readonly string[]): string[] =>
  applications.length === 0 ? [] : [...new Set([...applications, dataProduct])]

/** The list that was sent, unless the policy was changed elsewhere since. */
export function applicationsOf(
  products: readonly string[],
  { applications }: Readonly<Record<string, unknown>>,
): readonly string[] {
  const sent = z.array(z.string()).safeParse(applications)
  if (sent.success && sameSet(productsOf(sent.data), products)) return sent.data
  return products.length > 1 ? products.filter((product) => product !== dataProduct) : products
}

const sameSet = (some: readonly string[], other: readonly string[]): boolean =>
  some.length === other.length && some.every((one) => other.includes(one))

function notesIn({ selectorNotes }: Readonly<Record<string, unknown>>) {
  const read = Notes.safeParse(selectorNotes)
  return read.success ? read.data : {}
}

const Notes = z.record(
  z.string(),
  z.object({ name: z.string().exactOptional(), description: z.string().exactOptional() }),
)

const without = (annotations: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !kept.some((name) => name === key)),
  )

const given = (members: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined))
