import type { Author } from '../../kernel/caller.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/problem.ts'
import type { NewAdministrator, SentInvitation } from '../invitations/schema.ts'
import * as problems from './problems.ts'

/** What is told of an act, in the trails of the tenant and of the operators. */
export interface Telling<Result> {
  readonly id: TenantId
  readonly action: string
  readonly by: Author
  readonly at: Date
  readonly factsOf: (result: Result) => Readonly<Record<string, unknown>>
}

interface Placed {
  readonly id: string
  readonly token: string
}

/** How invitations are made for a tenant from outside it. */
export interface Inviting<Stores> {
  /** Invites a superadmin inside the transaction. */
  readonly place: (
    stores: Stores,
    into: { readonly tenant: TenantId; readonly by: Author },
    person: NewAdministrator,
  ) => Promise<Placed>
  /** The link, which is mailed as well if the tenant has a way. */
  readonly handOver: (tenant: TenantId, by: Author, placed: Placed) => Promise<SentInvitation>
}

export interface AdministratorPorts<Stores> {
  readonly inviting: Inviting<Stores>
  readonly platform: { readonly id: TenantId }
  readonly operated: (id: string) => Promise<{ readonly id: TenantId; readonly status: string }>
  readonly now: () => Date
  readonly act: <T>(told: Telling<T>, work: (stores: Stores) => Promise<T>) => Promise<T>
}

/** How a tenant comes by a superadmin that has none, or none who can sign in. */
export const administratorInvitations = <Stores>(ports: AdministratorPorts<Stores>) => ({
  /**
   * Invites a superadmin into a tenant. Not into the platform's own: there whoever operates tenants
   * would come by more than they hold.
   */
  async inviteAdministrator(
    by: Author,
    { id, person }: { id: string; person: NewAdministrator },
  ): Promise<SentInvitation> {
    const { id: tenant, status } = await ports.operated(id)
    if (tenant === ports.platform.id) throw new Problem(problems.isPlatform, { detail: ownPeople })
    if (status === 'deleted') throw new Problem(problems.isDeleted)
    const stranger = { ...by, id: null }
    const action = 'tenant.administrator-invited'
    const placed = await ports.act(
      { id: tenant, action, by, at: ports.now(), factsOf: () => ({}) },
      (stores) => ports.inviting.place(stores, { tenant, by: stranger }, person),
    )
    return ports.inviting.handOver(tenant, stranger, placed)
  },
})

const ownPeople = 'The superadmins of the platform’s own tenant invite others there'
