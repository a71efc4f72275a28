export interface PermissionParts {
  readonly product: string
  readonly resource: string
  readonly action: string
}

/**
 * The parts of a key `product/resource:action`: the product ends at the first `/`, the action
 * starts after the last `:`, so a resource may itself hold both. Null when a part is missing.
 */
export function parsePermission(key: string): PermissionParts | null {
  const slash = key.indexOf('/')
  const colon = key.lastIndexOf(':')
  if (slash < 1 || colon < slash + 2 || colon === key.length - 1) return null

  return {
    product: key.slice(0, slash),
    resource: key.slice(slash + 1, colon),
    action: key.slice(colon + 1),
  }
}

/** Whether the text is a literal permission, that is one that can be registered and asked for. */
export const isPermission = (text: string): boolean =>
  !text.includes('*') && parsePermission(text) !== null

/** Whether the text is a permission of which each part is literal, `*`, or a prefix and `*`. */
export function isPattern(text: string): boolean {
  const parts = parsePermission(text)
  return parts !== null && isPart(parts.product) && isPart(parts.resource) && isPart(parts.action)
}

/** Whether a text has no `*`, or a single one at its end. */
export function isPart(text: string): boolean {
  const star = text.indexOf('*')
  return star === -1 || star === text.length - 1
}

/** Whether the pattern, or the bare `*` of a ceiling, covers the literal permission. */
export function covers(pattern: string, permission: string): boolean {
  if (pattern === '*' || pattern === permission) return true

  const wanted = parsePermission(pattern)
  const asked = parsePermission(permission)
  return (
    wanted !== null &&
    asked !== null &&
    fits(wanted.product, asked.product) &&
    fits(wanted.resource, asked.resource) &&
    fits(wanted.action, asked.action)
  )
}

/** Whether a value equals the pattern or, where that ends in `*`, starts with what precedes it. */
export const fits = (pattern: string, value: string): boolean =>
  pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : pattern === value
