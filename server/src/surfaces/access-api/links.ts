export interface Link {
  readonly relation: string
  readonly href: string
  readonly description: string
  readonly method: string
}

/** The links of one thing: to itself. */
export const linksTo = (href: string, description: string): Link[] => [
  { relation: 'Self', href, description, method: 'GET' },
]

/** The address of a thing that has scope and code. */
export const hrefOf = (list: string, { scope, code }: { scope: string; code: string }): string =>
  `${list}/${encodeURIComponent(code)}?scope=${encodeURIComponent(scope)}`
