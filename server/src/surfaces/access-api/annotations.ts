import { Annotations } from '../../features/policies/schema.ts'
import { refuseValue } from './problems.ts'

/** What is kept beside a thing; refused when it is more than is kept of anything. */
export function modest<Kept extends Readonly<Record<string, unknown>>>(annotations: Kept): Kept {
  const read = Annotations.safeParse(annotations)
  if (read.success) return annotations
  const detail = read.error.issues.map(({ message }) => message).join('; ')
  return refuseValue('', `What is kept and decides nothing: ${detail}`)
}
