import { LRUCache } from 'lru-cache'
import type { Caller } from '../kernel/caller.ts'
import type { Clock } from '../kernel/clock.ts'
import { type CredentialKind, credentialKind, readCredential } from '../kernel/credential.ts'
import type { ActorId, TenantId } from '../kernel/ids.ts'
import { Problem, tokenInvalid } from '../kernel/problem.ts'
import { sha256 } from '../kernel/secret.ts'
import { TakenBack } from '../kernel/taken-back.ts'
import type { Resolver } from './resolve.ts'
import type { Revocations } from './revocations.ts'

/** What a credential is found to be by its hash. */
export interface Holder {
  readonly actor: string
  /** Of the credential itself. */
  readonly id: string
  readonly expiresAt: Date | null
  readonly isRevoked: boolean
  readonly slug: string
}

export interface KeyPorts {
  readonly find: (
    kind: CredentialKind,
    tenant: TenantId,
    hash: string,
  ) => Promise<Holder | undefined>
  /** Told of each use; must not wait. */
  readonly used: (kind: CredentialKind, tenant: TenantId, id: string) => void
  readonly revocations: Revocations
  readonly clock: Clock
}

const verifiedMax = 50_000

/** The resolver that also knows API keys and personal tokens; all other tokens go to the first. */
export function withKeys(tokens: Resolver, ports: KeyPorts): Resolver {
  const { find, used, revocations, clock } = ports
  const verified = new LRUCache<string, Caller>({ max: verifiedMax })

  const isCurrent = (caller: Caller): boolean => caller.expiresAt > clock().getTime()

  const isRevoked = ({ tokenId }: Caller): boolean => revocations.has(`jti:${tokenId}`)

  const noteUse = ({ credential, tenant, tokenId }: Caller): void => {
    if (credential) used(credential, tenant, tokenId)
  }

  /** A wrong checksum costs no look-up; an API key in memory is refused at the gate once revoked. */
  const resolveKey = async (token: string): Promise<Caller> => {
    const read = readCredential(token)
    const holder = read && (await find(read.kind, read.tenant, sha256(token)))
    const caller = holder && toCaller(read, holder)
    if (!caller || !isCurrent(caller)) throw new Problem(tokenInvalid, { challenge })
    if (holder.isRevoked || isRevoked(caller)) throw new TakenBack(caller)
    verified.set(token, caller)
    noteUse(caller)
    return caller
  }

  return {
    ...tokens,
    known(token, at) {
      if (credentialKind(token) === undefined) return tokens.known(token, at)
      const caller = verified.get(token)
      if (!caller) return undefined
      if (isCurrent(caller) && !isRevoked(caller)) {
        noteUse(caller)
        return caller
      }
      verified.delete(token)
      return undefined
    },
    resolve: (token, arrival) =>
      credentialKind(token) === undefined ? tokens.resolve(token, arrival) : resolveKey(token),
  }
}

const challenge = 'Bearer realm="castellan", error="invalid_token"'

const toCaller = (
  { kind, tenant }: { kind: CredentialKind; tenant: TenantId },
  { actor, id, expiresAt, slug }: Holder,
): Caller => ({
  tenant,
  tenantSlug: slug,
  id: actor as ActorId,
  kind: kind === 'api-key' ? 'service' : 'user',
  credential: kind,
  session: undefined,
  clientId: undefined,
  tokenId: id,
  expiresAt: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
})
