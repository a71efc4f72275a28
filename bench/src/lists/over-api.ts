import type { callerOf } from '../server/world.ts'
import type { FilledTenant, ListWorld } from './world.ts'

const policies = 300

/** What is made as people make it: policies, and a review of all members of the large workspace. */
export async function addOverApi(
  call: ReturnType<typeof callerOf>,
  token: string,
  { workspace, owner }: FilledTenant,
): Promise<Pick<ListWorld, 'policy' | 'accessReview'>> {
  let policy = ''
  for (let nth = 0; nth < policies; nth += 1) {
    const rule = { effect: 'allow', selectors: [{ kind: 'all', actions: ['midaz/accounts:get'] }] }
    const body = { scope: 'bench', code: `code-${nth}`, ...rule }
    policy = (await call<{ id: string }>('/v1/policies', body, token)).id
  }
  const dueAt = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString()
  const body = { name: 'bench', subject: { workspace }, reviewers: [owner], dueAt }
  const { id: accessReview } = await call<{ id: string }>('/v1/access-reviews', body, token)
  return { policy, accessReview }
}
