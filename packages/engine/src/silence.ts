import type { Step } from './model.ts'
import { roleAt, type Snapshot } from './snapshot.ts'
import { END, LAST_OF_STEP, type Path, type Stop, type Walk } from './walk.ts'

/**
 * How an explanation tells of each step of a path that says nothing, made once per path: it names
 * no more than the roles and their precedence, and with these the walk changes too.
 */
export function silenceOf(snapshot: Snapshot, walk: Walk, path: Path): readonly Step[] {
  const steps: Step[] = []
  let first = path.start
  for (let index = path.start; ; index++) {
    const entry = walk.words[index] ?? END
    if (entry === END) break
    if ((entry & LAST_OF_STEP) === 0) continue
    const last = roleAt(snapshot, entry, walk.actor)
    const stops = path.stops.slice(first - path.start, index + 1 - path.start)
    if (last !== undefined) {
      steps.push(stops.length === 1 ? last.silence : { ...last.silence, roles: names(stops) })
    }
    first = index + 1
  }
  path.silence = Object.freeze(steps.slice())
  return path.silence
}

const names = (stops: readonly (Stop | null)[]): readonly string[] =>
  stops.flatMap((stop) => stop?.reference ?? [])
