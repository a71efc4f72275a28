import type * as z from 'zod'

type Issue = z.core.$ZodIssue

/**
 * What is wrong with a value that has to have one of several shapes: the faults that it has by the
 * shape it comes nearest to, as far as it is plain which one that is.
 */
export function meant(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const shapes = issue.errors
    .map((faults) => faults.flatMap(meant))
    .filter((faults) => !faults.some(isOfAnotherKind))
  const fewest = Math.min(...shapes.map(weightOf))
  const [nearest = [], ...others] = shapes.filter((faults) => weightOf(faults) === fewest)
  const shared = nearest.filter((fault) =>
    others.every((faults) => faults.some((other) => isSame(fault, other))),
  )
  if (shared.length === 0) return [issue]
  return shared.map((fault) => ({ ...fault, path: [...issue.path, ...fault.path] }))
}

/** Text where a list stands, say: nobody meant the one by the other. */
const isOfAnotherKind = ({ code, path }: Issue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')

const weightOf = (faults: readonly Issue[]): number =>
  faults.reduce(
    (sum, fault) => sum + (fault.code === 'unrecognized_keys' ? fault.keys.length : 1),
    0,
  )

const isSame = (one: Issue, other: Issue): boolean =>
  one.message === other.message && one.path.join('/') === other.path.join('/')
