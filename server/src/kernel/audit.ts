import type { Author } from './caller.ts'

/** One thing that was done, told in the past tense: `user.created`. */
export interface AuditEvent {
  readonly action: string
  readonly by: Author
  /** The noun and id of what it was done to. */
  readonly target: string
  readonly at: Date
  /** Facts worth keeping; never a secret. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/**
 * Appends to the tenant's audit trail, in the transaction of the act itself: when that commits the
 * event is there, and when it does not the event is not. Written at its end, after all else.
 */
export interface AuditStore {
  append(event: AuditEvent): Promise<void>
  /** What the thing has at the moment that ends when it is removed. */
  holdings(kind: Removable, id: string): Promise<Listed>
}

/** The kinds of things with which others end. */
export type Removable = 'actor' | 'application' | 'group' | 'provider' | 'workspace'

/** Lists by what they are of, each as `listed` tells it. */
export type Listed = Readonly<Record<string, readonly unknown[] | number>>

const listedMax = 100

/** A list as facts: a hundred at most, beside how many there are when there are more. */
export const listed = (name: string, list: readonly unknown[], total = list.length): Listed => ({
  [name]: list.slice(0, listedMax),
  ...(total > listedMax && { [`${name}Total`]: total }),
})

/** What stands in the trail for a value that nobody may read there. */
export const redacted = '[REDACTED]'

/** What a change did; no interface, so that it can be the facts of an event. */
export type Changes = Readonly<Record<'before' | 'after', Readonly<Record<string, unknown>>>>

/** Of these it need not be told: the target names the thing, and the rest change with whatever does. */
const following = ['id', 'revision', 'updatedAt']

/**
 * The fields that differ, as they were and as they are. Of those in `redact` it tells that they
 * changed, and never to what; those in `omit` follow from others, and are left out.
 */
export const changes = <Thing extends object>(
  before: Thing,
  after: Thing,
  options: ChangeOptions<Thing> = {},
): Changes => differences(before, after, options)

/** What there was of a thing that is removed, told as its changes are. */
export const removal = <Thing extends object>(
  before: Thing,
  options: ChangeOptions<Thing> = {},
): Pick<Changes, 'before'> => ({ before: differences(before, {}, options).before })

interface Differing {
  readonly redact?: readonly string[]
  readonly omit?: readonly string[]
}

function differences(
  before: object,
  after: object,
  { redact = [], omit = [] }: Differing,
): Changes {
  const hidden = new Set<string>(redact)
  const left = new Set<string>([...following, ...omit])
  const was = new Map(Object.entries(before))
  const is = new Map(Object.entries(after))
  const names = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => !left.has(name) && canonical(was.get(name)) !== canonical(is.get(name)),
  )
  const told = (values: ReadonlyMap<string, unknown>) =>
    Object.fromEntries(
      names
        .filter((name) => values.has(name))
        .map((name) => [name, hidden.has(name) ? redacted : values.get(name)]),
    )
  return { before: told(was), after: told(is) }
}

/** As JSON in which the order of an object's fields does not count: a database keeps none. */
const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )

export interface ChangeOptions<Thing> {
  readonly redact?: readonly (keyof Thing & string)[]
  readonly omit?: readonly (keyof Thing & string)[]
}
