import { isDeepStrictEqual } from 'node:util'
import { get, signIn } from '../server/world.ts'
import { administrator, type CalledTenant } from './sample.ts'

/** All that the administrator of a tenant may look at and that stands in the rows of every tenant. */
const shown = [
  '/v1/export',
  '/v1/me',
  '/v1/tenants/current',
  '/v1/users?limit=100',
  '/v1/actors?limit=100',
  '/v1/groups?limit=100',
  '/v1/roles?limit=100',
  '/v1/assignments?limit=100',
  '/v1/declarations',
  '/v1/permission-catalogue',
  '/v1/applications?limit=100',
  '/v1/sessions',
  '/v1/user-roles?limit=100',
  '/v1/audit-events?limit=100',
]

/** Throws unless each copy answers as the one that the API made, and its audit chain holds. */
export async function refuseOthers(
  port: number,
  made: CalledTenant,
  copies: readonly CalledTenant[],
): Promise<void> {
  const expected = await shownBy(port, made)
  for (const copy of copies) {
    const answers = await shownBy(port, copy)
    const path = shown.find((_, at) => !isDeepStrictEqual(answers[at], expected[at]))
    if (path) throw new Error(`${path} of ${copy.slug} is not what it is of ${made.slug}`)
  }
}

async function shownBy(port: number, tenant: CalledTenant): Promise<unknown[]> {
  const token = await signIn(port, administrator, tenant.slug)
  const answers: unknown[] = []
  for (const path of shown)
    answers.push(sorted(JSON.parse(plain(await get(port, path, token), tenant))))
  const { valid } = JSON.parse(await get(port, '/v1/audit-events/verify', token))
  if (valid !== true) throw new Error(`the audit trail of ${tenant.slug} does not hold`)
  return answers
}

const ids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z/g
const hashes = /[0-9a-f]{64}/g

/** Without what no two tenants have alike. */
const plain = (text: string, { slug, clientId }: CalledTenant): string =>
  text
    .replaceAll(ids, '<id>')
    .replaceAll(instants, '<at>')
    .replaceAll(hashes, '<hash>')
    .replaceAll(clientId, '<client>')
    .replaceAll(new RegExp(`\\b${slug}\\b`, 'g'), '<slug>')

/** Lists in the order of their text, since ids, by which they come, differ. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map(sorted)
      .map((one) => JSON.stringify(one))
      .sort()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sorted(inner)]))
}
