import { type AuditStore, changes, removal } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { known, Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { applicationUnknown } from '../applications/problems.ts'
import type { ProviderStore } from './ports.ts'
import * as problems from './problems.ts'
import type { Link, LinkPatch, NewLink } from './schema.ts'

/** One provider of one application. */
export interface LinkPlace {
  readonly application: string
  readonly provider: string
}

/** What links ask of a database; `store.ts` answers it. */
export interface LinkStore {
  /** Whether the application is there; until the transaction ends nobody else changes its links. */
  takeTurn(application: string): Promise<boolean>
  hasApplication(application: string): Promise<boolean>
  /** Adds the link; false when the application has that provider already. */
  insert(application: string, link: NewLink, at: Date): Promise<boolean>
  find(place: LinkPlace): Promise<Link | undefined>
  list(application: string): Promise<readonly Link[]>
  update(place: LinkPlace, patch: LinkPatch): Promise<void>
  /** Makes it the application's one default; answers the providers that are it no more. */
  makeDefault(place: LinkPlace): Promise<readonly string[]>
  /** Leaves the application without a default when it is that one. */
  clearDefault(place: LinkPlace): Promise<void>
  remove(place: LinkPlace): Promise<void>
}

export interface LinkStores {
  readonly links: LinkStore
  readonly providers: Pick<ProviderStore, 'find'>
  readonly audit: AuditStore
}

export interface LinkPorts {
  readonly transact: Transact<LinkStores>
  readonly clock: Clock
}

export type LinkService = ReturnType<typeof linkService>

/** Which providers an application writes to its people through, and what for. */
export function linkService({ transact, clock }: LinkPorts) {
  const act = <T>(
    { tenant }: Caller,
    application: string,
    work: (stores: LinkStores) => Promise<T>,
  ): Promise<T> =>
    transact(tenant, async (stores) => {
      if (!(await stores.links.takeTurn(application))) throw new Problem(applicationUnknown)
      return work(stores)
    })

  return {
    add: (
      caller: Caller,
      by: Author,
      { application, ...link }: NewLink & { application: string },
    ): Promise<Link> =>
      act(caller, application, async ({ links, providers, audit }) => {
        const place = { application, provider: link.providerId }
        known(await providers.find(link.providerId), problems.linkUnknown)
        const at = clock()
        if (!(await links.insert(application, link, at))) throw new Problem(problems.linkExists)
        await audit.append({ action: 'application.provider-added', by, at, ...told(place, link) })
        return known(await links.find(place), problems.linkUnknown)
      }),

    list: (tenant: TenantId, application: string): Promise<readonly Link[]> =>
      transact(tenant, async ({ links }) => {
        if (!(await links.hasApplication(application))) throw new Problem(applicationUnknown)
        return links.list(application)
      }),

    update: (
      caller: Caller,
      by: Author,
      { patch, ...place }: LinkPlace & { patch: LinkPatch },
    ): Promise<Link> =>
      act(caller, place.application, async ({ links, audit }) => {
        const before = known(await links.find(place), problems.linkUnknown)
        await links.update(place, patch)
        const after = known(await links.find(place), problems.linkUnknown)
        const facts = told(place, changes(before, after))
        await audit.append({ action: 'application.provider-changed', by, at: clock(), ...facts })
        return after
      }),

    makeDefault: (caller: Caller, by: Author, place: LinkPlace): Promise<Link> =>
      act(caller, place.application, async ({ links, audit }) => {
        const before = known(await links.find(place), problems.linkUnknown)
        if (before.isDefault) return before
        const at = clock()
        const action = 'application.provider-changed'
        for (const provider of await links.makeDefault(place)) {
          const other = { application: place.application, provider }
          await audit.append({ action, by, at, ...told(other, isNoMore) })
        }
        await audit.append({ action, by, at, ...told(place, isDefaultNow) })
        return known(await links.find(place), problems.linkUnknown)
      }),

    /** Leaves the application without a default when it is that one. */
    clearDefault: (caller: Caller, by: Author, place: LinkPlace): Promise<void> =>
      act(caller, place.application, async ({ links, audit }) => {
        if (!known(await links.find(place), problems.linkUnknown).isDefault) return
        await links.clearDefault(place)
        const facts = told(place, isNoMore)
        await audit.append({ action: 'application.provider-changed', by, at: clock(), ...facts })
      }),

    remove: (caller: Caller, by: Author, place: LinkPlace): Promise<void> =>
      act(caller, place.application, async ({ links, audit }) => {
        const link = known(await links.find(place), problems.linkUnknown)
        await links.remove(place)
        const facts = told(place, removal(link))
        await audit.append({ action: 'application.provider-removed', by, at: clock(), ...facts })
      }),
  }
}

const isDefaultNow = { before: { isDefault: false }, after: { isDefault: true } }
const isNoMore = { before: { isDefault: true }, after: { isDefault: false } }

const told = ({ application, provider }: LinkPlace, facts: object) => ({
  target: `application/${application}`,
  facts: { provider, ...facts },
})
