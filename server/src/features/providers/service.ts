import { type AuditStore, redacted } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import type { Channel, Failure, Message, Send } from '../../kernel/message.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, preconditionFailed, refuseStale } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { type Allowance, lacksSecret, misaddressed, unfitness } from './kinds.ts'
import * as problems from './problems.ts'
import type {
  NewProvider,
  Provider,
  ProviderPatch,
  ProviderQuery,
  ProviderSettings,
  TestOutcome,
} from './schema.ts'

/** A provider as it is kept. */
export interface StoredProvider extends Omit<Provider, 'hasSecret'> {
  readonly sealedSecret: string | null
}

/** What this module asks of a database; `store.ts` answers it. */
export interface ProviderStore {
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

export type ProviderService = ReturnType<typeof providerService>

export function providerService(ports: ProviderPorts) {
  const { transact, clock, newId, sealer, send, faultOfPlace } = ports

  const sealed = (place: Place, plain: string | null) =>
    plain === null ? null : sealer.seal(plain, contextOf(place))
  const channelOf = (tenant: TenantId, { sealedSecret, ...rest }: StoredProvider): Channel => ({
    ...rest,
    clientSecret:
      sealedSecret === null ? null : sealer.open(sealedSecret, contextOf({ tenant, id: rest.id })),
  })

  function add(
    caller: Caller,
    by: Author,
    { clientSecret, secretMayFollow, ...settings }: Addition,
  ): Promise<Provider> {
    const at = clock()
    const id = newId<'provider'>()
    const provider: StoredProvider = {
      ...settings,
      id,
      sealedSecret: sealed({ tenant: caller.tenant, id }, clientSecret),
      createdAt: at.toISOString(),
      updatedAt: at.toISOString(),
      revision: 1,
    }
    refuseUnfit({ ...provider, clientSecret }, { secretMayFollow, faultOfPlace })
    return transact(caller.tenant, async ({ providers, audit }) => {
      if (!(await providers.insert(provider))) throw new Problem(problems.providerNameTaken)
      const target = `provider/${id}`
      await audit.append({ action: 'provider.created', by, target, at, facts: told(provider) })
      return toProvider(provider)
    })
  }

  return {
    /** Adds a provider; whether it works, a test message tells. */
    create: (caller: Caller, by: Author, input: NewProvider): Promise<Provider> =>
      add(caller, by, {
        ...input,
        clientId: input.clientId ?? null,
        clientSecret: input.clientSecret ?? null,
        host: input.host ?? null,
        port: input.port ?? null,
        endpoint: input.endpoint ?? null,
        from: input.from ?? null,
        secretMayFollow: false,
      }),

    /** Adds a provider that can send nothing until it is given its secret, if it needs one. */
    createWithoutSecret: (
      caller: Caller,
      by: Author,
      settings: ProviderSettings,
    ): Promise<Provider> =>
      add(caller, by, { ...settings, clientSecret: null, secretMayFollow: true }),

    list: (tenant: TenantId, query: ProviderQuery): Promise<Page<Provider>> =>
      transact(tenant, async ({ providers }) => {
        const page = toPage(query, await providers.list(query, sliceOf(query)), ({ id }) => id)
        return { ...page, items: page.items.map(toProvider) }
      }),

    get: (tenant: TenantId, id: string): Promise<Provider> =>
      transact(tenant, async ({ providers }) =>
        toProvider(known(await providers.find(id), problems.providerUnknown)),
      ),

    /**
     * Changes what is given and leaves the rest; what is null is no more. The secret goes with
     * the place it is for: told another one, a provider needs it anew. One that still waits for
     * its secret may wait on.
     */
    update: (caller: Caller, by: Author, wish: Patch): Promise<Provider> =>
      transact(caller.tenant, async ({ providers, audit }) => {
        const { id, patch, ifMatch, secretMayFollow = false } = wish
        const at = clock()
        const before = known(await providers.find(id), problems.providerUnknown)
        refuseStale(before, ifMatch)
        const { clientSecret, ...given } = patch
        const isMoved = moves(before, given)
        const kept = isMoved ? null : before.sealedSecret
        const wanted: StoredProvider = {
          ...before,
          ...definedOf(given),
          sealedSecret:
            clientSecret === undefined ? kept : sealed({ tenant: caller.tenant, id }, clientSecret),
          updatedAt: at.toISOString(),
        }
        refuseUnfit(channelOf(caller.tenant, wanted), {
          secretMayFollow: secretMayFollow || before.sealedSecret === null,
          faultOfPlace,
        })
        const after = await providers.replace(wanted)
        if (after === 'name-taken') throw new Problem(problems.providerNameTaken)
        if (after === undefined) throw new Problem(preconditionFailed)
        const facts = {
          before: told(before),
          after: { ...told(after), ...(clientSecret !== undefined && { clientSecret: redacted }) },
        }
        await audit.append({ action: 'provider.updated', by, target: `provider/${id}`, at, facts })
        return toProvider(after)
      }),

    /** Removes the provider, and with it the links of applications to it. */
    remove: (caller: Caller, by: Author, id: string): Promise<void> =>
      transact(caller.tenant, async ({ providers, audit }) => {
        if (!(await providers.remove(id))) throw new Problem(problems.providerUnknown)
        const target = `provider/${id}`
        await audit.append({ action: 'provider.deleted', by, target, at: clock() })
      }),

    /** Sends a message that says it is a test, and tells how that went. */
    async test(caller: Caller, by: Author, { id, to }: Test): Promise<TestOutcome> {
      const provider = await transact(caller.tenant, async ({ providers }) =>
        known(await providers.find(id), problems.providerUnknown),
      )
      const fault = misaddressed(provider.category, to, 'to')
      if (fault) throw new Problem(problems.recipientUnfit, { detail: fault })
      if (lacksSecret(toProvider(provider))) throw new Problem(problems.secretMissing)
      const failure = await send(channelOf(caller.tenant, provider), { ...testMessage, to })
      await tell(caller.tenant, by, { id, failure, about: 'test' })
      return { isDelivered: failure === null, failure }
    },

    /**
     * Sends a message by e-mail, through the provider of the application that it is for, or else
     * of the tenant. Undefined when there is none; else null, or why the provider did not take
     * it. Waits for the provider.
     */
    async deliver(
      tenant: TenantId,
      by: Author,
      { about, application, purpose, ...message }: Delivery,
    ): Promise<Failure | undefined> {
      const provider = await transact(tenant, ({ providers }) =>
        providers.preferred('Email', { application, purpose }),
      )
      if (!provider) return undefined
      const failure = lacksSecret(toProvider(provider))
        ? `it waits for its secret (${problems.secretMissing.code})`
        : await send(channelOf(tenant, provider), message)
      await tell(tenant, by, { id: provider.id, failure, about })
      return failure
    },
  }

  function tell(tenant: TenantId, by: Author, { id, failure, about }: Told): Promise<void> {
    const action = failure === null ? 'message.sent' : 'message.failed'
    const facts = { about, ...(failure !== null && { failure }) }
    return transact(tenant, ({ audit }) =>
      audit.append({ action, by, target: `provider/${id}`, at: clock(), facts }),
    )
  }
}

interface Place {
  readonly tenant: TenantId
  readonly id: string
}

interface Addition extends ProviderSettings {
  readonly clientSecret: string | null
  readonly secretMayFollow: boolean
}

interface Patch {
  /** Whether it may be kept without the secret that it needs, until that is set. */
  readonly secretMayFollow?: boolean
  readonly id: string
  readonly patch: ProviderPatch
  readonly ifMatch: number | undefined
}

interface Test {
  readonly id: string
  readonly to: string
}

export interface Delivery extends Message, Use {
  /** What the message is about, as the audit trail names it: its noun and id. */
  readonly about: string
}

interface Told {
  readonly id: string
  readonly failure: Failure
  readonly about: string
}

const testMessage = {
  subject: 'Castellan: test message',
  text: 'This provider works. Somebody asked Castellan to try it; there is nothing to do.\n',
}

const contextOf = ({ tenant, id }: Place): string => `provider secret ${tenant}/${id}`

const toProvider = ({ sealedSecret, ...provider }: StoredProvider): Provider => ({
  ...provider,
  hasSecret: sealedSecret !== null,
})

const told = (provider: StoredProvider) => {
  const { id: _, createdAt: __, updatedAt: ___, revision: ____, ...facts } = toProvider(provider)
  return facts
}

/** Where a secret is sent to. Whoever may only change that must not get the secret by it. */
const moves = (before: StoredProvider, given: Omit<ProviderPatch, 'clientSecret'>): boolean =>
  (['host', 'port', 'endpoint', 'disableSsl'] as const).some(
    (name) => given[name] !== undefined && given[name] !== before[name],
  )

/** What of a patch is there. */
const definedOf = (patch: Omit<ProviderPatch, 'clientSecret'>): Partial<StoredProvider> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

function refuseUnfit(settings: Channel, allowance: Allowance): void {
  const fault = unfitness(settings, allowance)
  if (fault) throw new Problem(problems.providerUnfit, { detail: fault })
}
