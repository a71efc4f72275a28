import { canonicalJson } from './audit-chain.ts'

/** A cell that a spreadsheet shows as text: what it would take for a formula begins with `'`. */
export function cell(value: unknown): string {
  const text =
    value === null ? '' : typeof value === 'object' ? canonicalJson(value) : String(value)
  const shown = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}
