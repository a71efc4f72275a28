import type { WrittenPolicy } from '../src/features/policies/schema.ts'
import type { WrittenRole } from '../src/features/roles/schema.ts'
import type { TestServer } from './harness.ts'

/** Short ways to what tests of policies make again and again, all by the administrator. */
export const policyWorld = ({ call }: TestServer) => {
  const made = async <T>(path: string, body: unknown): Promise<T> => {
    const reply = await call<T>('POST', path, { body })
    if (reply.status !== 201) throw new Error(`${path} answered ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  return {
    /** A policy of scope `default` on everything, unless `more` says otherwise. */
    policy: (code: string, effect: 'allow' | 'deny', actions: readonly string[], more = {}) =>
      made<WrittenPolicy>('/v1/policies', {
        code,
        effect,
        selectors: [{ kind: 'all', actions }],
        ...more,
      }),
    role: (body: object) => made<WrittenRole>('/v1/roles', body),
    give: (actorId: string, role: string) =>
      made<{ id: string }>('/v1/assignments', { actorId, role }),
    /** What is decided for the token's own actor, and why. */
    async ask(token: string, permission: string, resource = {}): Promise<string> {
      const { body } = await call<{ decisions: { effect: string; reason: string }[] }>(
        'POST',
        '/v1/check',
        { token, body: { requests: [{ permission, resource }] } },
      )
      return body.decisions.map(({ effect, reason }) => `${effect} ${reason}`).join()
    },
  }
}
