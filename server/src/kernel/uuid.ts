import * as z from 'zod'
import { isId } from './ids.ts'

export const Uuid = z.string().refine(isId, 'must be a UUID')

/** The path of a thing that has an id. */
export const IdPath = z.strictObject({ id: Uuid })
