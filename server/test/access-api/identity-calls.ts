import type { Case } from './cases.ts'
import { ends, own } from './identity-own-calls.ts'
import { roles } from './identity-role-calls.ts'
import { lifecycle, users } from './identity-user-calls.ts'

/** In the order of their story: each builds on those before. */
export const identityCalls: readonly Case[] = [...users, ...lifecycle, ...roles, ...own, ...ends]
