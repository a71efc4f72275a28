import type { AuditStore } from '../../kernel/audit.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId } from '../../kernel/ids.ts'
import type { Channel, Send } from '../../kernel/message.ts'
import type { Slice, Sliced } from '../../kernel/page.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { Allowance } from './kinds.ts'
import type { Provider, ProviderQuery } from './schema.ts'

/** A provider as it is kept. */
export interface StoredProvider extends Omit<Provider, 'hasSecret'> {
  readonly sealedSecret: string | null
}

/** What this module asks of a database; `store.ts` answers it. */
export interface ProviderStore {
  /** Of two defaults of a category the newer wish counts: answers those that are it no more. */
  makeRoom(provider: StoredProvider): Promise<readonly string[]>
  /** Adds the provider; false when the tenant has one of that name. */
  insert(provider: StoredProvider): Promise<boolean>
  find(id: string): Promise<StoredProvider | undefined>
  list(query: ProviderQuery, slice: Slice): Promise<Sliced<StoredProvider>>
  /** Writes it over the one of its id as of its revision; undefined when that was changed meanwhile. */
  replace(provider: StoredProvider): Promise<StoredProvider | 'name-taken' | undefined>
  remove(id: string): Promise<boolean>
  /**
   * Of the category, the application's: one that it has for the purpose, its default before others;
   * else its default. When it has neither, the tenant's: the default one, else the oldest.
   */
  preferred(category: Channel['category'], use: Use): Promise<StoredProvider | undefined>
}

/** What a message is sent for. */
export interface Use {
  /** By the id of its actor; anything else has no providers of its own. */
  readonly application: string | null
  readonly purpose: 'signIn' | 'signUp'
}

export interface ProviderStores {
  readonly providers: ProviderStore
  readonly audit: AuditStore
}

export interface ProviderPorts {
  readonly transact: Transact<ProviderStores>
  readonly clock: Clock
  readonly newId: NewId
  readonly sealer: {
    seal(plain: string, context: string): string
    open(sealed: string, context: string): string
  }
  readonly send: Send
  readonly faultOfPlace: Allowance['faultOfPlace']
}
