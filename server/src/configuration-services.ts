import type { Snapshot } from '@castellan/engine'
import { assignmentHand } from './configuration-assignments.ts'
import { peopleHands } from './configuration-people.ts'
import { neededFor } from './configuration-permits.ts'
import { ruleHands } from './configuration-rules.ts'
import { thingHands } from './configuration-things.ts'
import { actorService } from './features/actors/service.ts'
import { applicationService } from './features/applications/service.ts'
import { assignmentService } from './features/assignments/service.ts'
import { configurationService, type Order } from './features/configuration/service.ts'
import { toRequest } from './features/decisions/question.ts'
import { declarationService } from './features/declarations/service.ts'
import type { globalRoleService } from './features/global-roles/service.ts'
import { groupService } from './features/groups/service.ts'
import { type IssuerPorts, issuerService } from './features/issuers/service.ts'
import { linkService } from './features/providers/links.ts'
import { providerService } from './features/providers/service.ts'
import { userService } from './features/users/service.ts'
import type { TenantId } from './kernel/ids.ts'
import type { Refusals } from './kernel/refusals.ts'
import { type PolicyServicePorts, policyServicesOf } from './policy-services.ts'
import type { Rehearse } from './rehearse.ts'
import { type Stores, storesBut } from './stores.ts'
import { gathering } from './transact.ts'
import { type WorkspaceServicePorts, workspaceServicesOf } from './workspace-services.ts'

type ServicesPorts = Parameters<typeof actorService>[0] &
  Parameters<typeof applicationService>[0] &
  Parameters<typeof assignmentService>[0] &
  Parameters<typeof declarationService>[0] &
  Parameters<typeof globalRoleService>[0] &
  Parameters<typeof groupService>[0] &
  Parameters<typeof issuerService>[0] &
  Parameters<typeof providerService>[0] &
  Parameters<typeof userService>[0]

/** What every noun's service stands on, but the transaction: each change has one of its own. */
export type Common = ServicesPorts & PolicyServicePorts & WorkspaceServicePorts

export interface Wholesale {
  readonly rehearse: Rehearse<Stores>
  readonly snapshot: (tenant: TenantId) => Snapshot
  /** Slugs of the manifests that every tenant has. */
  readonly shipped: ReadonlySet<string>
}

/** Finds whom files name: all who are there at once, and one by one those who came since. */
function holders({ transact, caller }: Order<Stores>) {
  let known: Promise<Map<string, string>> | undefined
  const read = () =>
    transact(caller.tenant, async ({ configuration }) => {
      const actors = await configuration.actors()
      return new Map(actors.map(({ id, name }) => [name, id]))
    })
  return async (name: string): Promise<string | undefined> => {
    known ??= read()
    const names = await known
    const id =
      names.get(name) ??
      (await transact(caller.tenant, ({ configuration }) => configuration.holder(name)))
    if (id !== undefined) names.set(name, id)
    return id
  }
}

/** What is only tried gives nobody anything, so whoever may plan may try what others could do. */
const unrefused: Refusals & Pick<Common, 'mayTransfer'> & Pick<IssuerPorts, 'mayAddMembers'> = {
  refuseBeyondPatterns: () => undefined,
  refuseBeyondRoles: () => undefined,
  refuseBeyondGrants: () => undefined,
  refuseBeyondOwn: () => undefined,
  refuseBeyondPlace: () => undefined,
  refuseWiderCeiling: () => undefined,
  refusePassing: () => undefined,
  refuseStronger: () => undefined,
  mayAddMembers: () => true,
  mayTransfer: () => true,
}

/** What follows a commit is done once, after the one commit of all. */
const withheld = { trustChanged: () => undefined }

/**
 * Whether somebody still administers the tenant is asked once, of the whole: whoever comes may be
 * named behind whoever goes.
 */
const askedOfTheWhole = {
  remainWithout: () => Promise.resolve(true),
  async areLostBy(act: () => Promise<void>) {
    await act()
    return false
  },
}

/** The tenant as files: every noun's own service, over the one transaction of the whole change. */
export function configurationServicesOf(common: Common & Wholesale) {
  const handsOf = (order: Order<Stores>) => {
    const holder = holders(order)
    const transact: typeof order.transact = (tenant, work) =>
      order.transact(tenant, (stores) =>
        work(storesBut(stores, { administrators: askedOfTheWhole })),
      )
    const own = { ...order, transact, holder }
    const ports = { ...common, ...(order.isRehearsal && unrefused), ...withheld, ...own }
    const people = {
      actors: actorService(ports),
      applications: applicationService(ports),
      assignments: assignmentService(ports),
      groups: groupService(ports),
      users: userService(ports),
      ...workspaceServicesOf(ports),
    }
    const rules = {
      ...policyServicesOf(ports),
      declarations: declarationService(ports),
      issuers: issuerService(ports),
    }
    const things = { providers: providerService(ports), links: linkService(ports) }
    return {
      ...peopleHands({ ...ports, ...people }),
      assignments: assignmentHand({ ...ports, ...people }),
      ...ruleHands({ ...ports, ...rules }),
      ...thingHands({ ...ports, ...people, ...things }),
    }
  }
  return {
    configuration: configurationService<Stores>({
      ...common,
      gather: gathering(common.transact),
      handsOf,
      asked: (caller, question, now) =>
        toRequest(caller, question, { state: common.snapshot(caller.tenant), now }),
      refuseBeyondPermitted: (caller, kind, act) =>
        common.refuseBeyondPatterns(caller, neededFor(kind, act)),
    }),
  }
}
