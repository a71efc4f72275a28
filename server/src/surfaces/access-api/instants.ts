import * as z from 'zod'
import { isInYears, outsideYears } from '../../kernel/instant.ts'

/** RFC 3339, the zone left out being UTC; digits past the millisecond are cut off. */
export const WireInstant = z.iso
  .datetime({ offset: true, local: true })
  .max(64)
  .transform((text) => new Date(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`))
  .refine((date) => !Number.isNaN(date.getTime()), 'must be an instant')
  .refine(isInYears, outsideYears)

/** Seven digits of a fraction, as the wire has them. */
export const wireInstant = (text: string): string =>
  `${new Date(text).toISOString().slice(0, -1)}0000+00:00`

/** What a window without an end is told to end with; whatever comes back as late is no end. */
export const endOfTime = '9999-12-31T23:59:59.9999999+00:00'
const noEnd = Date.UTC(9999, 11, 31)

export const When = z.object({ activate: WireInstant, deactivate: WireInstant.nullish() })
export type When = z.infer<typeof When>

export interface Window {
  readonly activate: string | null
  readonly deactivate: string | null
}

export const fromWhen = ({
  activate,
  deactivate,
}: When): { activate: string; deactivate: string | null } => ({
  activate: activate.toISOString(),
  deactivate: deactivate && deactivate.getTime() < noEnd ? deactivate.toISOString() : null,
})

/** A window that began before all time is told to begin with it. */
export const toWhen = (when: Window | null) => ({
  activate: wireInstant(when?.activate ?? '0001-01-01T00:00:00.000Z'),
  deactivate: when?.deactivate ? wireInstant(when.deactivate) : endOfTime,
})
