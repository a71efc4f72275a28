import type { AuditStore } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import {
  type Page,
  type PageQuery,
  type Slice,
  type Sliced,
  sliceOf,
  toPage,
} from '../../kernel/page.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import { sessionUnknown } from './problems.ts'
import { revokedUntil, subjectOf } from './revocation.ts'
import type { Session } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface SessionStore {
  /** The actor's sessions that go on at `at`, the newest first. */
  list(whose: { actor: string; at: Date }, slice: Slice): Promise<Sliced<StoredSession>>
  /** Ends the actor's session. False when they have none such that goes on. */
  end(id: string, whose: { actor: string; at: Date }): Promise<boolean>
}

export type StoredSession = Omit<Session, 'isCurrent'>

export interface SessionStores {
  readonly sessions: SessionStore
  readonly audit: AuditStore
  /** Refuses the session's access tokens until they would end by themselves. */
  readonly tokens: { revoke(subject: string, until: Date): Promise<void> }
}

export interface SessionPorts {
  readonly transact: Transact<SessionStores>
  readonly clock: Clock
  /** Makes a revocation hold in this process at once. */
  readonly revoked: (subject: string, until: Date) => void
}

export type SessionService = ReturnType<typeof sessionService>

/** A caller's own sessions; nobody else's can be reached. */
export const sessionService = ({ transact, clock, revoked }: SessionPorts) => ({
  list: (caller: Caller, query: PageQuery): Promise<Page<Session>> =>
    transact(caller.tenant, async ({ sessions }) => {
      const whose = { actor: caller.id, at: clock() }
      const page = toPage(
        query,
        await sessions.list(whose, sliceOf(query)),
        (session) => session.id,
      )
      const items = page.items.map((session) => ({
        ...session,
        isCurrent: session.id === caller.session,
      }))
      return { ...page, items }
    }),

  /** Ends the session with all its tokens, at once. */
  async remove(caller: Caller, by: Author, id: string): Promise<void> {
    const at = clock()
    const until = revokedUntil(at)
    await transact(caller.tenant, async ({ sessions, tokens, audit }) => {
      if (!(await sessions.end(id, { actor: caller.id, at }))) throw new Problem(sessionUnknown)
      await tokens.revoke(subjectOf(id), until)
      await audit.append({ action: 'session.ended', by, target: `session/${id}`, at })
    })
    revoked(subjectOf(id), until)
  },
})
