import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import type { Transact } from '../../kernel/transact.ts'

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

export interface KeyPorts<Key> {
  readonly transact: Transact<{ keys: KeyStore }>
  readonly clock: Clock
  /** Makes a fresh key, its private half sealed for the tenant. */
  readonly generate: (tenant: TenantId, at: Date) => StoredKey
  readonly open: (tenant: TenantId, key: StoredKey) => Key
}

/** Each tenant's signing keys, opened once: the first signs, all verify. */
export function keyRing<Key>({ transact, clock, generate, open }: KeyPorts<Key>) {
  const rings = new Map<TenantId, readonly Key[]>()

  return {
    peek: (tenant: TenantId): readonly Key[] | undefined => rings.get(tenant),

    /** Reads the tenant's keys; the first call of all makes the first key. */
    async load(tenant: TenantId): Promise<readonly Key[]> {
      const known = rings.get(tenant)
      if (known) return known
      const stored = await transact(tenant, async ({ keys }) => {
        const list = await keys.list()
        if (list.length > 0) return list
        const first = generate(tenant, clock())
        await keys.insert(first)
        return [first]
      })
      const opened = stored.map((key) => open(tenant, key))
      rings.set(tenant, opened)
      return opened
    },
  }
}
