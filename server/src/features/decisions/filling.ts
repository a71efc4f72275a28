import { parsePermission, type Request } from '@castellan/engine'

/** What a resource is registered under. */
export interface ResourceKey {
  readonly workspace: string
  readonly type: string
  readonly id: string
}

/** The properties of a registered resource; undefined of one that is not. */
export type Found = Readonly<Record<string, unknown>> | undefined

/** The properties under each key, in their order; at once when they are in memory. */
export type Lookup = (keys: readonly ResourceKey[]) => readonly Found[] | Promise<readonly Found[]>

/** A registered resource is what it was registered as, whatever the request says of it. */
export function fill(
  requests: readonly Request[],
  lookup: Lookup,
): readonly Request[] | Promise<readonly Request[]> {
  const keys = requests.flatMap((request) => keyOf(request) ?? [])
  if (keys.length === 0) return requests
  return onward(lookup(keys), (found) => {
    let next = 0
    return requests.map((request) => (keyOf(request) ? described(request, found[next++]) : request))
  })
}

/** Goes on at once when it can, so that a decision in memory waits for nothing. */
export const onward = <T, U>(value: T | Promise<T>, next: (value: T) => U): U | Promise<U> =>
  value instanceof Promise ? value.then(next) : next(value)

/** The resource that a request is about, as it would be registered: of the permission's own type. */
function keyOf({ resource, permission }: Request): ResourceKey | undefined {
  const { workspace } = resource ?? {}
  const id = resource?.id?.id
  if (workspace === undefined || workspace === null || id === undefined) return undefined
  const type = parsePermission(permission)?.resource
  return type === undefined ? undefined : { workspace, type, id }
}

const described = (request: Request, properties: Found): Request =>
  properties === undefined ? request : { ...request, resource: { ...request.resource, properties } }
