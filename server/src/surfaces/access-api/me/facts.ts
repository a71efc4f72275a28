type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Headers that are secrets: no policy is to compare them. */
const secrets = new Set(['authorization', 'cookie', 'proxy-authorization'])

/** What `if` items see of a request: its headers, and the claims and scopes of its token. */
export function factsOf(headers: Headers, token: string | undefined) {
  const claims = claimsIn(token)
  const issuer = claims.iss
  return {
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !secrets.has(name))),
    claims: Object.fromEntries(
      Object.entries(claims).map(([type, value]) => [
        type,
        [value].flat().map((one) => ({
          value: one,
          valueType: valueTypes[typeof one] ?? valueTypes.string,
          issuer,
          originalIssuer: issuer,
        })),
      ]),
    ),
    scopes: typeof claims.scope === 'string' ? claims.scope : '',
  }
}

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
