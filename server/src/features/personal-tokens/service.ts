import { type AuditStore, redacted } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import { hintOf, newCredential } from '../../kernel/credential.ts'
import type { NewId } from '../../kernel/ids.ts'
import {
  type Page,
  type PageQuery,
  type Slice,
  type Sliced,
  sliceOf,
  toPage,
} from '../../kernel/page.ts'
import { known, Problem } from '../../kernel/problem.ts'
import { sha256 } from '../../kernel/secret.ts'
import type { Transact } from '../../kernel/transact.ts'
import { expiryPast } from '../api-keys/problems.ts'
import * as problems from './problems.ts'
import type { NewPersonalToken, PersonalToken } from './schema.ts'

/** Whose tokens, as of when. */
export interface Whose {
  readonly user: string
  readonly at: Date
}

/** What this module asks of a database; `store.ts` answers it. */
export interface PersonalTokenStore {
  /**
   * Adds the token, unless the user has that many active ones already, or one of that name; answers
   * what stands against it. Of two at once one waits, and sees the other.
   */
  insert(
    token: PersonalToken,
    rest: { user: string; hash: string; max: number },
  ): Promise<'full' | 'name-taken' | undefined>
  /** Those that are active at that instant. */
  list(whose: Whose, slice: Slice): Promise<Sliced<PersonalToken>>
  /** Ends the user's token; answers it, or undefined when they have none such. */
  end(id: string, whose: Whose): Promise<PersonalToken | undefined>
}

export interface PersonalTokenStores {
  readonly personalTokens: PersonalTokenStore
  readonly audit: AuditStore
}

export interface PersonalTokenPorts {
  readonly transact: Transact<PersonalTokenStores>
  readonly clock: Clock
  readonly newId: NewId
}

export type PersonalTokenService = ReturnType<typeof personalTokenService>

const activeMax = 3
const dayMilliseconds = 24 * 3600 * 1000
const usualDays = 90
const daysMax = 366

/** A caller's own tokens, which stand for them with what they may do at each moment. */
export const personalTokenService = ({ transact, clock, newId }: PersonalTokenPorts) => ({
  /** Makes a token, which is shown this once. */
  async create(caller: Caller, by: Author, { name, expiresAt }: NewPersonalToken) {
    if (caller.session === undefined) throw new Problem(problems.sessionNeeded)
    const at = clock()
    const secret = newCredential('personal-token', caller.tenant)
    const token: PersonalToken = {
      id: newId<'personal-token'>(),
      name,
      hint: hintOf(secret),
      createdAt: at.toISOString(),
      expiresAt: endOf(expiresAt, at).toISOString(),
      lastUsedAt: null,
    }
    await transact(caller.tenant, async ({ personalTokens, audit }) => {
      const rest = { user: caller.id, hash: sha256(secret), max: activeMax }
      const against = await personalTokens.insert(token, rest)
      if (against === 'name-taken') throw new Problem(problems.personalTokenNameTaken)
      if (against === 'full') throw new Problem(problems.personalTokensFull)
      await audit.append({
        action: 'personal-token.created',
        by,
        target: `personal-token/${token.id}`,
        at,
        facts: { name, expiresAt: token.expiresAt, token: redacted },
      })
    })
    return { ...token, token: secret }
  },

  list: (caller: Caller, query: PageQuery): Promise<Page<PersonalToken>> =>
    transact(caller.tenant, async ({ personalTokens }) => {
      const whose = { user: caller.id, at: clock() }
      return toPage(query, await personalTokens.list(whose, sliceOf(query)), (token) => token.id)
    }),

  /** Ends one of the caller's tokens, at once. */
  remove: (caller: Caller, by: Author, id: string): Promise<void> =>
    transact(caller.tenant, async ({ personalTokens, audit }) => {
      const at = clock()
      const ended = known(
        await personalTokens.end(id, { user: caller.id, at }),
        problems.personalTokenUnknown,
      )
      await audit.append({
        action: 'personal-token.ended',
        by,
        target: `personal-token/${id}`,
        at,
        facts: { name: ended.name, expiresAt: ended.expiresAt },
      })
    }),
})

function endOf(asked: string | undefined, at: Date): Date {
  const end =
    asked === undefined ? new Date(at.getTime() + usualDays * dayMilliseconds) : new Date(asked)
  if (end <= at) throw new Problem(expiryPast)
  if (end.getTime() > at.getTime() + daysMax * dayMilliseconds)
    throw new Problem(problems.expiryTooLate)
  return end
}
