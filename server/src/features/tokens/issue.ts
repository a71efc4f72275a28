import type { ActorId, SessionId, TenantId } from '../../kernel/ids.ts'
import { idFromBytes, idToBytes } from '../../kernel/ids.ts'
import { randomText, sha256 } from '../../kernel/secret.ts'
import type { TokenReply } from './schema.ts'

/** Whom tokens are issued for. */
export interface Subject {
  readonly id: ActorId
  readonly kind: 'user' | 'application'
  readonly name: string
  readonly displayName: string
}

interface Issuing {
  readonly tenant: TenantId
  readonly subject: Subject
  readonly at: Date
  /** Undefined for a token that stands alone (client credentials). */
  readonly session: SessionId | undefined
  readonly clientId: string | null
}

/** Makes tokens and knows how long each lives. */
export interface Issuer {
  /** Only while the tenant is open: its keys are in memory then. */
  access(issuing: Issuing): TokenReply
  newRefresh(tenant: TenantId): string
  /** The token that replaces a refresh token: always the same one, and only this server can tell. */
  successor(refreshToken: string): string
  hashRefresh(refreshToken: string): string
  tenantOfRefresh(refreshToken: string): TenantId | undefined
  accessEnd(at: Date): Date
  refreshEnd(at: Date): Date
  sessionEnd(at: Date): Date
  readonly retrySeconds: number
}

export interface Signer {
  /** The `iss` of the tenant's tokens. */
  readonly issuer: string
  readonly slug: string
  /** Signs with the tenant's newest key. */
  sign(claims: Record<string, unknown>, type: 'at+jwt' | 'JWT'): string
}

export interface IssuerPorts {
  /** The tenant's issuer, and what signs as it. Throws when the tenant is not open. */
  readonly signerOf: (tenant: TenantId) => Signer
  readonly derive: (input: string) => string
  readonly newTokenId: () => string
}

/** Seconds. */
const accessTtl = 3600
const refreshTtl = 24 * 3600
const sessionTtl = 30 * 24 * 3600

export function tokenIssuer(ports: IssuerPorts): Issuer {
  const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000)

  return {
    access({ tenant, subject, at, session, clientId }) {
      const { issuer: iss, slug, sign } = ports.signerOf(tenant)
      const iat = Math.floor(at.getTime() / 1000)
      const common = {
        iss,
        sub: subject.id,
        iat,
        exp: iat + accessTtl,
        nbf: iat,
        ...(session && { sid: session }),
      }
      const client = clientId === null ? {} : { client_id: clientId, azp: clientId }
      const isPerson = subject.kind === 'user'
      const claims = {
        ...common,
        ...client,
        aud: clientId === null ? [iss] : [iss, clientId],
        jti: ports.newTokenId(),
        scope: isPerson ? 'openid profile email' : '',
        type: isPerson ? 'normal-user' : 'application',
        owner: slug,
        tenantId: tenant,
        tenantSlug: slug,
        name: subject.name,
        displayName: subject.displayName,
      }
      const accessToken = sign(claims, 'at+jwt')
      if (!isPerson) return { accessToken, tokenType: 'Bearer', expiresIn: accessTtl }
      const idClaims = {
        ...common,
        ...client,
        aud: [clientId ?? iss],
        name: subject.displayName,
        preferred_username: subject.name,
        tenantId: tenant,
      }
      const idToken = sign(idClaims, 'JWT')
      return {
        accessToken,
        idToken,
        tokenType: 'Bearer',
        expiresIn: accessTtl,
        scope: claims.scope,
      }
    },
    newRefresh: (tenant) => `${idToBytes(tenant).toString('base64url')}.${randomText(32)}`,
    successor: (token) => `${token.split('.')[0]}.${ports.derive(token)}`,
    hashRefresh: sha256,
    tenantOfRefresh: (token) =>
      idFromBytes<'tenant'>(Buffer.from(token.split('.')[0] ?? '', 'base64url')),
    accessEnd: (at) => later(at, accessTtl),
    refreshEnd: (at) => later(at, refreshTtl),
    sessionEnd: (at) => later(at, sessionTtl),
    retrySeconds: 10,
  }
}
