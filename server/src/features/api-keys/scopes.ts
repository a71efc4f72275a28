import type { Policy, Selector } from '@castellan/engine'
import type { Needed } from '../../kernel/refusals.ts'
import type { Scope } from './schema.ts'

export interface Scopes {
  readonly models: Scope
  readonly deployments: Scope
  readonly operations: Scope
}

/** What each scope is about: the use of resources of that type, of whichever product. */
const kinds = ['models', 'deployments', 'operations'] as const

const permissionOf = (kind: keyof Scopes): string => `*/${kind}:use`

/** The scopes as policies that let exactly that much; a scope that denies is no policy at all. */
export const policiesOf = (key: string, scopes: Scopes): Policy[] =>
  kinds.flatMap((kind) => {
    const selectors = selectorsOf(scopes[kind], permissionOf(kind))
    if (selectors.length === 0) return []
    return {
      scope: '_keys',
      code: `${key}-${kind}`,
      effect: 'allow',
      applications: [],
      selectors,
      for: [],
      if: [],
      when: { from: null, until: null },
      condition: null,
    }
  })

function selectorsOf(scope: Scope, permission: string): Selector[] {
  const actions = [permission]
  if (scope === 'deny') return []
  if (scope === 'all') return [{ kind: 'all', actions }]
  return scope.map((id) => ({ kind: 'id', actions, id: { id } }))
}

/** The same as one text, as introspection tells it (RFC 7662 §2.2). */
export const scopeText = (scopes: Scopes): string =>
  kinds.flatMap((kind) => textsOf(kind, scopes[kind])).join(' ')

function textsOf(kind: string, scope: Scope): string[] {
  if (scope === 'deny') return []
  return scope === 'all' ? [`${kind}:*`] : scope.map((name) => `${kind}:${name}`)
}

/** What somebody must hold who makes a key of these scopes. */
export const neededFor = (scopes: Scopes): Needed[] =>
  kinds.flatMap((kind) => {
    const pattern = permissionOf(kind)
    return targetsOf(scopes[kind]).map((target) => ({ pattern, target }))
  })

function targetsOf(scope: Scope): (string | undefined)[] {
  if (scope === 'deny') return []
  return scope === 'all' ? [undefined] : scope
}
