/** A key as it is kept: the private half sealed. */
export interface StoredKey {
  readonly kid: string
  readonly publicJwk: Readonly<Record<string, unknown>>
  readonly sealedPrivate: string
  readonly createdAt: Date
}

export interface KeyStore {
  /** Keys that still verify, the newest first. */
  list(): Promise<readonly StoredKey[]>
  insert(key: StoredKey): Promise<void>
}

/** The keys that verify the tenant's tokens, of which the first signs; made when there is none. */
export async function keysIn(
  { keys }: { readonly keys: KeyStore },
  generate: () => StoredKey,
): Promise<readonly StoredKey[]> {
  const known = await keys.list()
  if (known.length > 0) return known
  const first = generate()
  await keys.insert(first)
  return [first]
}
