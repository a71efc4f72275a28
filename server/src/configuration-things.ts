import { isDeepStrictEqual } from 'node:util'
import { wrong } from './features/configuration/canon.ts'
import { each, type Hands, type Told } from './features/configuration/reconcile.ts'
import type { Order } from './features/configuration/service.ts'
import type { Item } from './features/configuration/shapes.ts'
import { lacksSecret } from './features/providers/kinds.ts'
import type { LinkService } from './features/providers/links.ts'
import type { Provider } from './features/providers/schema.ts'
import type { ProviderService } from './features/providers/service.ts'
import type { ResourceService } from './features/resources/service.ts'
import { Problem, workspaceUnknown } from './kernel/problem.ts'
import type { Stores } from './stores.ts'

export interface ThingPorts extends Order<Stores> {
  /** The id of whom files name so. */
  readonly holder: (name: string) => Promise<string | undefined>
  readonly providers: ProviderService
  readonly links: LinkService
  readonly resources: ResourceService
}

type ThingKind = 'providers' | 'applicationProviders' | 'resources'

/** How files make and unmake what messages go through and what products registered. */
export const thingHands = (ports: ThingPorts): Pick<Hands, ThingKind> => ({
  providers: providerHand(ports),
  applicationProviders: linkHand(ports),
  resources: resourceHand(ports),
})

const nothing: Told = {}

async function providerId({ transact, caller }: ThingPorts, name: string): Promise<string> {
  const id = await transact(caller.tenant, ({ configuration }) => configuration.provider(name))
  if (id === undefined) throw wrong(`there is no provider ${name}`, '')
  return id
}

const silent =
  'it sends nothing until PATCH /v1/providers/{id} (castellan providers update) sets it'

/** Secrets are in no file: one that is there stays, unless it would be sent elsewhere. */
function providerHand(ports: ThingPorts): Hands['providers'] {
  const { caller, by, providers } = ports
  const change = async (wanted: Item<'providers'>, before: Item<'providers'>) => {
    const { name, category, type, ...patch } = wanted
    if (before.type !== type || before.category !== category)
      throw wrong(`the provider ${name} stays ${before.type} for ${before.category}`, '')
    const id = await providerId(ports, name)
    const { hasSecret } = await providers.get(caller.tenant, id)
    const order = { id, patch, ifMatch: undefined, secretMayFollow: true }
    const after = await providers.update(caller, by, order)
    return hasSecret && !after.hasSecret
      ? told(`its secret was for another place, and is forgotten: ${silent}`)
      : waiting(after)
  }
  return {
    async put(wanted, before) {
      if (before) return change(wanted, before)
      return waiting(await providers.createWithoutSecret(caller, by, wanted))
    },
    remove: each(async ({ name }) => providers.remove(caller, by, await providerId(ports, name))),
  }
}

const waiting = (provider: Provider): Told =>
  lacksSecret(provider) ? told(`it has no secret: ${silent}`) : nothing

const told = (warning: string): Told => ({ warnings: [warning] })

function linkHand(ports: ThingPorts): Hands['applicationProviders'] {
  const { caller, by, holder, links } = ports
  const placeOf = async ({ application, provider }: Item<'applicationProviders'>) => {
    const id = await holder(application)
    if (id === undefined) throw wrong(`there is no application ${application}`, '')
    return { application: id, provider: await providerId(ports, provider) }
  }
  return {
    async put(wanted, before) {
      const { application: _, provider: __, isDefault, ...patch } = wanted
      const { alertType, rule, ...flags } = patch
      const place = await placeOf(wanted)
      const isOther = !isDeepStrictEqual({ ...wanted, isDefault: before?.isDefault }, before)
      if (before && isOther) await links.update(caller, by, { ...place, patch })
      if (!before)
        await links.add(caller, by, {
          application: place.application,
          providerId: place.provider,
          ...flags,
          ...(alertType !== null && { alertType }),
          ...(rule !== null && { rule }),
        })
      if (isDefault) await links.makeDefault(caller, by, place)
      else if (before?.isDefault) await links.clearDefault(caller, by, place)
      return nothing
    },
    remove: each(async (link) => links.remove(caller, by, await placeOf(link))),
  }
}

function resourceHand({ caller, by, resources }: ThingPorts): Hands['resources'] {
  const keyOf = ({ workspace, type, id }: Item<'resources'>) => ({ workspace, type, id })
  return {
    async putAll(wanted) {
      const registered = wanted.map(({ item }) => ({
        key: keyOf(item),
        properties: item.properties,
      }))
      const refused = await resources.putAll(caller, by, registered)
      if (refused !== undefined)
        await wanted[refused]?.at(() => Promise.reject(new Problem(workspaceUnknown)))
    },
    async remove(gone) {
      await resources.removeAll(
        caller,
        by,
        gone.map(({ item }) => keyOf(item)),
      )
    },
  }
}
