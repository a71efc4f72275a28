import * as z from 'zod'
import type { User } from '../../../features/users/schema.ts'
import { Several } from '../../access-api/paging.ts'
import { toSummary } from './user.ts'

export const DirectoryQuery = z.object({
  id: Several.refine((ids) => (ids ?? []).length <= 50, 'must be 50 at most'),
})

/** Users by the ids asked for, and why the others are not among them. */
export function directoryOf(users: readonly User[], ids: readonly string[], href: string) {
  const known = new Map(users.flatMap((user) => [[user.id, user] as const, [user.subject, user]]))
  const found = ids.flatMap((id) => {
    const user = known.get(id)
    return user ? [[id, toSummary(user)]] : []
  })
  const failed = ids
    .filter((id) => !known.has(id))
    .map((id) => [id, { id, type: 'UserNotFound', detail: 'There is no user of that id' }])
  return { href, values: Object.fromEntries(found), failed: Object.fromEntries(failed) }
}
