import { withExternal } from './access/external.ts'
import { type LastSeen, lastSeen } from './access/last-seen.ts'
import { noticed } from './access/noticed.ts'
import type { Resolver } from './access/resolve.ts'
import { faultOfUrl, fetchJson } from './adapters/fetch-json.ts'
import { keySets } from './adapters/jwks.ts'
import { isSignedBy, verifyOutsideJwt } from './adapters/outside-jwt.ts'
import type { Config } from './config.ts'
import type { EnrolmentService } from './features/enrolment/service.ts'
import type { IssuerPorts } from './features/issuers/service.ts'
import type { Foundation } from './foundation.ts'
import type { Clock } from './kernel/clock.ts'

/** All that reaches out to the issuers that tenants trust. */
export interface Outside {
  readonly ports: Pick<IssuerPorts, 'isOwnIssuer' | 'faultOfUrl' | 'inspectKeys' | 'trustChanged'>
  /** The resolver that takes their tokens too, and notes who was seen. */
  admit(tokens: Resolver, enrolment: EnrolmentService): Resolver
  /** Writes down who was seen and is not written yet. */
  flush(): Promise<void>
}

export interface OutsideParts {
  readonly config: Config
  readonly clock: Clock
  readonly foundation: Foundation
  readonly url: () => string
  readonly onFailure: (error: unknown) => void
}

const bytesMax = 1024 * 1024
const timeoutMilliseconds = 5000

export function outsideOf({ config, clock, foundation, url, onFailure }: OutsideParts): Outside {
  const { trust, transact } = foundation
  const limits = {
    bytesMax,
    timeoutMilliseconds,
    allowLoopback: config.allowLoopbackIssuers,
  }
  const keys = keySets({ fetch: (address) => fetchJson(address, limits), clock })
  const isOwn = (issuer: string) => issuer === url() || issuer.startsWith(`${url()}/`)
  const seen: LastSeen = lastSeen({
    write: (tenant, actors, at) => transact(tenant, ({ sightings }) => sightings.note(actors, at)),
    clock,
    onFailure,
  })

  return {
    ports: {
      isOwnIssuer: isOwn,
      faultOfUrl: (address) => faultOfUrl(address, limits.allowLoopback),
      inspectKeys: keys.inspect,
      trustChanged: trust.forget,
    },
    admit: (tokens, enrolment) =>
      noticed(
        withExternal(tokens, {
          ...foundation,
          isOwn,
          verify: (token, issuer) =>
            verifyOutsideJwt(token, issuer, { keyFor: keys.keyFor(issuer), now: clock() }),
          isSignedBy: (token, issuer) => isSignedBy(token, issuer, keys.keyFor(issuer)),
          ...enrolment,
          clock,
        }),
        ({ tenant, id }) => seen.note(tenant, id),
      ),
    flush: seen.flush,
  }
}
