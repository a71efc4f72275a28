import * as z from 'zod'
import { identityDialect } from '../access-api/dialect.ts'
import { wire as accessWire } from '../access-api/rows.ts'

/** As rows of the Access API, in its own words. */
export const wire = { ...accessWire, dialect: identityDialect } as const

export const WireId = z.string().regex(/^[a-zA-Z0-9\-_]{1,64}$/, 'must be an id')
export const IdPath = z.object({ id: WireId })
