/** What a role, user-role or collection holds beside permissions: references, `scope/code`. */
export interface Contents {
  readonly policies: readonly string[]
  readonly collections: readonly string[]
}

/** A thing that holds policies and collections. */
export interface Holder {
  readonly kind: 'role' | 'user-role' | 'collection'
  readonly id: string
}

/** What holds policies, as a service asks the database about it. */
export interface ContentsStore {
  /**
   * Makes the holder hold these and nothing else. Answers those that do not exist; when there are
   * such, the transaction must not go on to its commit.
   */
  set(holder: Holder, contents: Contents): Promise<Contents>
  /** Those that do not exist; the others are kept until the transaction ends. */
  missing(contents: Contents): Promise<Contents>
  /** The actions that selectors name in these policies, and in those deep in these collections. */
  actionsOf(contents: Contents): Promise<readonly string[]>
}

/** Both together, each once. */
export const joined = (some: Contents, more: Partial<Contents>): Contents => ({
  policies: [...new Set([...some.policies, ...(more.policies ?? [])])],
  collections: [...new Set([...some.collections, ...(more.collections ?? [])])],
})

/** The first without the second. */
export const without = (some: Contents, less: Contents): Contents => ({
  policies: some.policies.filter((policy) => !less.policies.includes(policy)),
  collections: some.collections.filter((collection) => !less.collections.includes(collection)),
})
