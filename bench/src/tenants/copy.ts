import { newClientId } from '../../../server/src/features/applications/client-id.ts'
import { tenantId } from '../lists/rows.ts'
import type { CalledTenant } from './sample.ts'

/** A copy, and what stands in its rows where the original's have the original's. */
export interface Copy extends CalledTenant {
  /** With which all of its ids end. */
  readonly ending: string
}

/** All but the last twelve digits of an id, in which no two ids of a tenant are the same. */
export const idStart = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-'
const ids = new RegExp(`(${idStart})[0-9a-f]{12}`, 'g')

/** The nth copy, with ids and a client id of its own. */
export function copyOf(original: CalledTenant, nth: number): Copy {
  const ending = nth.toString(16).padStart(12, '0')
  const id = tenantId(original.id.replace(ids, `$1${ending}`))
  return { ...original, ending, id, slug: `tenant-${nth}`, clientId: newClientId(id) }
}

/** What a text of the original's rows says in those of the copy. */
export const inCopy = (text: string, original: CalledTenant, copy: Copy): string =>
  text
    .replaceAll(ids, `$1${copy.ending}`)
    .replaceAll(original.clientId, copy.clientId)
    .replaceAll(`"${original.slug}"`, `"${copy.slug}"`)
