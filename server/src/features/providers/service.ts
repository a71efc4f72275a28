import { changes, redacted } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { TenantId } from '../../kernel/ids.ts'
import type { Channel, Failure, Message } from '../../kernel/message.ts'
import { type Page, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, preconditionFailed, refuseStale } from '../../kernel/problem.ts'
import { type Allowance, lacksSecret, misaddressed, unfitness } from './kinds.ts'
import type { ProviderPorts, ProviderStores, StoredProvider, Use } from './ports.ts'
import * as problems from './problems.ts'
import type {
  NewProvider,
  Provider,
  ProviderPatch,
  ProviderQuery,
  ProviderSettings,
  TestOutcome,
} from './schema.ts'

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
      await makeRoom({ providers, audit }, provider, { by, at })
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
        await makeRoom({ providers, audit }, wanted, { by, at })
        const after = await providers.replace(wanted)
        if (after === 'name-taken') throw new Problem(problems.providerNameTaken)
        if (after === undefined) throw new Problem(preconditionFailed)
        const secret = clientSecret !== undefined && { clientSecret: redacted }
        const differing = changes(told(before), told(after))
        const facts = {
          before: { ...differing.before, ...(before.sealedSecret !== null && secret) },
          after: { ...differing.after, ...secret },
        }
        await audit.append({ action: 'provider.updated', by, target: `provider/${id}`, at, facts })
        return toProvider(after)
      }),

    /** Removes the provider, and with it the links of applications to it. */
    remove: (caller: Caller, by: Author, id: string): Promise<void> =>
      transact(caller.tenant, async ({ providers, audit }) => {
        const provider = known(await providers.find(id), problems.providerUnknown)
        const before = { ...told(provider), ...(await audit.holdings('provider', id)) }
        if (!(await providers.remove(id))) throw new Problem(problems.providerUnknown)
        const target = `provider/${id}`
        await audit.append({
          action: 'provider.deleted',
          by,
          target,
          at: clock(),
          facts: { before },
        })
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

/** Takes the flag of the default from the one that has it, when this is to be it. */
async function makeRoom(
  { providers, audit }: ProviderStores,
  provider: StoredProvider,
  { by, at }: { by: Author; at: Date },
): Promise<void> {
  const facts = { before: { isDefault: true }, after: { isDefault: false } }
  for (const id of await providers.makeRoom(provider))
    await audit.append({ action: 'provider.updated', by, target: `provider/${id}`, at, facts })
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
