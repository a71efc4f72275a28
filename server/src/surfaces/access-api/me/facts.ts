type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Headers that are secrets: no policy is to compare them. */
const secrets = new Set(['authorization', 'cookie', 'proxy-authorization'])

/**
 * What `if` items see of a request: its headers, and the claims and scopes of its token. Most
 * policies have none, so that each is worked out when the first item asks for it.
 */
export function factsOf(headers: Headers, token: string | undefined) {
  const claims = once(() => claimsIn(token))
  const shown = once(() =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !secrets.has(name))),
  )
  const told = once(() => toldClaims(claims()))
  return {
    get headers() {
      return shown()
    },
    get claims() {
      return told()
    },
    get scopes() {
      const { scope } = claims()
      return typeof scope === 'string' ? scope : ''
    },
  }
}

function once<T extends object>(work: () => T): () => T {
  let done: T | undefined
  return () => {
    done ??= work()
    return done
  }
}

const toldClaims = (claims: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(claims).map(([type, value]) => [
      type,
      [value].flat().map((one) => ({
        value: one,
        valueType: valueTypes[typeof one] ?? valueTypes.string,
        issuer: claims.iss,
        originalIssuer: claims.iss,
      })),
    ]),
  )

/** As the platform that the wire comes from names them. */
const schema = 'http://www.w3.org/2001/XMLSchema#'
const valueTypes: Readonly<Record<string, string>> = {
  string: `${schema}string`,
  number: `${schema}integer`,
  boolean: `${schema}boolean`,
}

/** Of a token that was verified before; a key or personal token has none. */
function claimsIn(token: string | undefined): Readonly<Record<string, unknown>> {
  const [, payload = '', signature] = token?.split('.') ?? []
  if (signature === undefined) return {}
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
}
