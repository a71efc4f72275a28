import { cell } from '../../kernel/csv.ts'
import type { ExportedEvent, ExportQuery } from './schema.ts'

/** A way to write events as text. */
interface Format {
  readonly mediaType: string
  /** What comes before the first event. */
  readonly opening: string
  readonly line: (event: ExportedEvent) => string
}

const columns = [
  'sequence',
  'at',
  'action',
  'actor',
  'target',
  'facts',
  'requestId',
  'address',
  'tenant',
  'id',
  'previousHash',
  'hash',
] as const satisfies readonly (keyof ExportedEvent)[]

/** Everything the export must know of a format. A new one is a new row. */
export const formats: Readonly<Record<ExportQuery['format'], Format>> = {
  ndjson: {
    mediaType: 'application/x-ndjson; charset=utf-8',
    opening: '',
    line: (event) => `${JSON.stringify(event)}\n`,
  },
  // RFC 4180.
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    opening: `${columns.join(',')}\r\n`,
    line: (event) => `${columns.map((column) => cell(event[column])).join(',')}\r\n`,
  },
}
