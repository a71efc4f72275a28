import type { Step } from './explanation.ts'
import { roleAt, type Snapshot } from './snapshot.ts'
import { END, LAST_OF_STEP, type Stops, stopsAt, type Walk } from './walk.ts'

/**
 * How an explanation tells of each step of a path that says nothing, made once per path: it names
 * no more than the roles and their precedence, and with these the walk changes too.
 */
export function silenceOf(snapshot: Snapshot, walk: Walk, start: number): readonly Step[] {
  const path = walk.words[start - 1] ?? 0
  const known = walk.silence[path]
  if (known !== undefined) return known

  const steps = stepsAt(snapshot, walk, start)
  walk.silence[path] = steps
  return steps
}

function stepsAt(snapshot: Snapshot, walk: Walk, start: number): readonly Step[] {
  const steps: Step[] = []
  const stops = stopsAt(walk, start)
  let first = start
  for (let index = start; ; index++) {
    const entry = walk.words[index] ?? END
    if (entry === END) return steps.slice()
    if ((entry & LAST_OF_STEP) === 0) continue
    const last = roleAt(snapshot, entry, walk.actor)
    const inStep = stops.slice(first - start, index + 1 - start)
    if (last !== undefined) {
      steps.push(inStep.length === 1 ? last.silence : { ...last.silence, roles: names(inStep) })
    }
    first = index + 1
  }
}

const names = (stops: Stops): readonly string[] => stops.flatMap((stop) => stop?.reference ?? [])
