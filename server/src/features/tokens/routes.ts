import type { Arrival, Caller } from '../../kernel/caller.ts'
import { Problem, tenantSuspended, tokenInvalid, tokenMissing } from '../../kernel/problem.ts'
import { publicRoute, type Route, route } from '../../kernel/route.ts'
import { tenantUnknown } from '../tenants/problems.ts'
import * as problems from './problems.ts'
import {
  Jwks,
  LogoutRequest,
  RefreshRequest,
  TokenReply,
  TokenRequest,
  UserInfo,
} from './schema.ts'
import type { TokenService } from './service.ts'

export interface TokenRoutePorts {
  readonly tokens: TokenService
  /** Who a session token was issued for: an access token that holds, or an ID token of any age. */
  readonly whoseSession: (token: string, arrival: Arrival) => Promise<Caller>
  /** The public keys of a tenant by its slug, of the default one without. */
  readonly publicKeys: (slug: string | undefined) => Promise<unknown>
}

export const tokenRoutes = (ports: TokenRoutePorts): Route[] => [
  publicRoute({
    name: 'tokens.create',
    method: 'POST',
    path: '/v1/login/oauth/access_token',
    summary: 'Sign in: tokens for a password or for client credentials',
    body: TokenRequest,
    bothSpellings: true,
    perTenant: true,
    reply: { status: 200, schema: TokenReply },
    problems: [
      problems.grantUnknown,
      problems.grantIncomplete,
      problems.credentialsWrong,
      problems.clientWrong,
      tenantSuspended,
      tenantUnknown,
    ],
    handle: ({ body, author, userAgent, atTenant }) =>
      ports.tokens.issue(body, { by: author, userAgent, atTenant }),
  }),
  publicRoute({
    name: 'tokens.refresh',
    method: 'POST',
    path: '/v1/login/oauth/refresh_token',
    summary: 'A new pair of tokens for a refresh token',
    body: RefreshRequest,
    bothSpellings: true,
    perTenant: true,
    reply: { status: 200, schema: TokenReply },
    problems: [problems.refreshWrong, tenantSuspended, tenantUnknown],
    handle: ({ body, author, userAgent, atTenant }) =>
      ports.tokens.refresh(body, { by: author, userAgent, atTenant }),
  }),
  publicRoute({
    name: 'tokens.logout',
    method: 'POST',
    path: '/v1/logout',
    summary: 'End the session at once: its tokens are refused from now on',
    body: LogoutRequest,
    bothSpellings: true,
    perTenant: true,
    reply: { status: 204 },
    handle: async ({ body, token, author, atTenant }) => {
      const proof = body.idTokenHint ?? token
      if (proof === undefined)
        throw new Problem(tokenMissing, { detail: 'Send id_token_hint or a bearer token' })
      const caller = await ports.whoseSession(proof, { ...author, at: atTenant })
      if (atTenant !== undefined && atTenant !== caller.tenantSlug) throw new Problem(tokenInvalid)
      await ports.tokens.logout({ caller, by: author })
    },
  }),
  route({
    name: 'tokens.userinfo',
    method: 'GET',
    path: '/v1/userinfo',
    summary: 'The profile of the user who calls',
    allow: 'authenticated',
    bareToken: true,
    reply: { status: 200, schema: UserInfo },
    handle: ({ caller }) => ports.tokens.userInfo(caller),
  }),
  publicRoute({
    name: 'tokens.keys',
    method: 'GET',
    path: '/.well-known/jwks.json',
    summary: 'The public keys that verify this tenant’s tokens (RFC 7517)',
    perTenant: true,
    reply: { status: 200, schema: Jwks },
    problems: [tenantUnknown],
    handle: ({ atTenant }) => ports.publicKeys(atTenant),
  }),
]
