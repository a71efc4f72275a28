import { type AuditStore, changes } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { EndedCredentials } from '../../kernel/credential.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { type Given, givenBy } from '../assignments/schema.ts'
import { lastAdministrator, notAccepted } from '../users/problems.ts'
import * as problems from './problems.ts'
import type { Actor, ActorDetail, ActorQuery } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface ActorStore {
  find(id: string, at: Date): Promise<ActorDetail | undefined>
  list(query: ActorQuery, slice: Slice, at: Date): Promise<Sliced<Actor>>
  /** Enables or disables the actor and the user behind it; false for one who was invited and is not here yet. */
  setEnabled(id: string, enabled: boolean, at: Date): Promise<boolean>
  /** Ends the actor, all that it was given, and all that is personal of it, of the past too. */
  forget(id: string, at: Date): Promise<void>
}

export interface ActorStores {
  readonly actors: ActorStore
  readonly audit: AuditStore
  readonly administrators: { remainWithout(actor: string): Promise<boolean> }
  readonly credentials: { endSessionsOf(actor: string, at: Date): Promise<EndedCredentials> }
}

export interface ActorPorts {
  readonly transact: Transact<ActorStores>
  readonly clock: Clock
  /** Throws when the other actor may do something that the caller may not. */
  readonly refuseStronger: (caller: Caller, other: string) => void
  /** Throws when the caller does not hold all that each gives, as long as it gives it. */
  readonly refuseBeyondGrants: (caller: Caller, grants: readonly Given[]) => void
}

export type ActorService = ReturnType<typeof actorService>

export function actorService(ports: ActorPorts) {
  const { transact, clock, refuseStronger, refuseBeyondGrants } = ports

  /** A disabled actor may do nothing, so what it will be able to do counts. */
  const refuseStrongerOnce = (caller: Caller, { roles }: ActorDetail): void =>
    refuseBeyondGrants(caller, roles.filter(({ workspace }) => workspace === null).map(givenBy))

  return {
    list: (tenant: TenantId, query: ActorQuery): Promise<Page<Actor>> =>
      transact(tenant, async ({ actors }) =>
        toPage(query, await actors.list(query, sliceOf(query), clock()), (actor) => actor.id),
      ),

    get: (tenant: TenantId, id: string): Promise<ActorDetail> =>
      transact(tenant, ({ actors }) => existing(actors, id, clock())),

    /** Lets an actor in or shuts it out; shut out, its sessions end and its tokens stop at once. */
    update(caller: Caller, by: Author, { id, enabled }: Update): Promise<ActorDetail> {
      if (caller.id === id && !enabled) throw new Problem(problems.actorOneself)
      refuseStronger(caller, id)
      return transact(caller.tenant, async (stores) => {
        const { actors, administrators, audit, credentials } = stores
        const at = clock()
        const actor = await existing(actors, id, at)
        refuseStrongerOnce(caller, actor)
        if (actor.enabled === enabled) return actor

        if (!enabled && !(await administrators.remainWithout(id)))
          throw new Problem(lastAdministrator)
        if (!(await actors.setEnabled(id, enabled, at))) throw new Problem(notAccepted)
        const ended = enabled ? undefined : await credentials.endSessionsOf(id, at)
        const action = enabled ? 'actor.enabled' : 'actor.disabled'
        const facts = { ...changes({ enabled: actor.enabled }, { enabled }), ...ended }
        await audit.append({ action, by, target: `actor/${id}`, at, facts })
        return existing(actors, id, at)
      })
    },

    /**
     * Forgets an actor of an outside issuer as a person. The id stays, in the audit trail for one; the
     * next token of the same subject makes a new actor, if the issuer is trusted still.
     */
    remove(caller: Caller, by: Author, id: string): Promise<void> {
      if (caller.id === id) throw new Problem(problems.actorOneself)
      refuseStronger(caller, id)
      return transact(caller.tenant, async ({ actors, audit }) => {
        const at = clock()
        const actor = await existing(actors, id, at)
        if (actor.issuer === 'local') throw new Problem(problems.actorLocal)
        refuseStrongerOnce(caller, actor)
        const before = { issuer: actor.issuer, ...(await audit.holdings('actor', id)) }
        await actors.forget(id, at)
        const facts = { before }
        await audit.append({ action: 'actor.deleted', by, target: `actor/${id}`, at, facts })
      })
    },
  }
}

interface Update {
  readonly id: string
  readonly enabled: boolean
}

async function existing(actors: ActorStore, id: string, at: Date): Promise<ActorDetail> {
  const actor = await actors.find(id, at)
  if (!actor) throw new Problem(problems.actorUnknown)
  return actor
}
