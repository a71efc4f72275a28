import { printable } from './output.ts'

/** What the command line or its input got wrong; the process then exits 2. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure'
}

/** How a command ends that failed: its exit code, and its one line for standard error. */
export function endingOf(error: unknown): { code: 1 | 2; line: string } {
  if (error instanceof UsageFailure) return { code: 2, line: printable(error.message) }
  if (isRefusal(error)) return { code: 1, line: printable(`castellan: ${refusal(error)}`) }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 1, line: printable(`castellan: ${message}`) }
}

/** What the SDK throws; told by its name, so that offline commands need not load the SDK. */
interface Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly requestId: string | null
}

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === 'CastellanError'

function refusal({ status, code, title, detail, requestId }: Refusal): string {
  const said = detail === '' || detail === title ? title : `${title}: ${detail}`
  const named = requestId === null ? code : `${code}, request ${requestId}`
  const isUnsigned = status === 401 && !proofs.includes(code)
  return `${said} (${named})${isUnsigned ? '; castellan login signs in' : ''}`
}

/** Of what was sent to sign in: to do so again is no remedy. */
const proofs: readonly string[] = ['AUT-1002', 'AUT-1004', 'bootstrap.secret-wrong']
