/** A resource and action, as `orders:read`, that several products have. */
export interface Shared {
  readonly product: string
  readonly pair: string
  /** The other products, ascending. */
  readonly others: readonly string[]
}

const namedMax = 5

/**
 * Whoever asks of such a pair without its product is refused from now on, of the other products too,
 * where they were answered before: so whoever declares it is told.
 */
export function sharedWarnings(shared: readonly Shared[]): string[] {
  const alike = Map.groupBy(shared, ({ product, others }) => [product, ...others].join(', '))
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const pairs = group.map(({ pair }) => pair)
    const more = pairs.length > namedMax ? ` and ${pairs.length - namedMax} more` : ''
    return [
      `${first.product} shares ${pairs.slice(0, namedMax).join(', ')}${more} with ${first.others.join(', ')}: ` +
        'whoever asks of them without a product is refused (decision.product-needed)',
    ]
  })
}
