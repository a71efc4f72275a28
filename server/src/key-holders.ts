import type { KeyPorts } from './access/keys.ts'
import { lastSeen } from './access/last-seen.ts'
import type { Foundation } from './foundation.ts'
import type { Clock } from './kernel/clock.ts'
import type { ActorId } from './kernel/ids.ts'

/** Finds what a credential stands for, in the tenant that it names. */
export const keyFinder =
  ({ transact }: Pick<Foundation, 'transact'>): KeyPorts['find'] =>
  (kind, tenant, hash) =>
    transact(tenant, ({ apiKeyCredentials, personalTokenCredentials }) =>
      kind === 'api-key'
        ? apiKeyCredentials.apiKeyOf(hash)
        : personalTokenCredentials.personalTokenOf(hash),
    )

/** Notes the use of credentials, each at most once a minute, and never while a request waits. */
export function keyUses(
  { transact }: Pick<Foundation, 'transact'>,
  clock: Clock,
  onFailure: (error: unknown) => void,
): Pick<KeyPorts, 'used'> & { flush(): Promise<void> } {
  const uses = {
    'api-key': lastSeen({
      write: (tenant, ids, at) =>
        transact(tenant, ({ apiKeyCredentials }) => apiKeyCredentials.apiKeysUsed(ids, at)),
      clock,
      onFailure,
    }),
    'personal-token': lastSeen({
      write: (tenant, ids, at) =>
        transact(tenant, (stores) => stores.personalTokenCredentials.personalTokensUsed(ids, at)),
      clock,
      onFailure,
    }),
  }
  return {
    used: (kind, tenant, id) => uses[kind].note(tenant, id as ActorId),
    async flush() {
      await uses['api-key'].flush()
      await uses['personal-token'].flush()
    },
  }
}
