import { check, explain, type Request, type Snapshot, writeWorld } from '@castellan/engine'
import { decide } from '../../../packages/engine/test/reference.ts'
import type { World } from '../../../packages/engine/test/reference-world.ts'
import { now } from './large-world.ts'

/** Throws unless check, explain and the slow reference evaluator answer every question alike. */
export function proveAgreement(snapshot: Snapshot, requests: readonly Request[]): void {
  const world: World = JSON.parse(JSON.stringify(writeWorld(snapshot.tenant, now)))
  for (const request of requests) {
    const { actor, permission, resource, context } = request
    const line = JSON.parse(JSON.stringify({ id: '', actor, permission, resource, context }))
    const wanted = decide(world, line)
    for (const got of [check(snapshot, request), explain(snapshot, request)]) {
      if (got.effect === wanted.effect && got.reason === wanted.reason) continue
      throw new Error(`${JSON.stringify(line)}: ${got.reason}, but the reference ${wanted.reason}`)
    }
  }
}
