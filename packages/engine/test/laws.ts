import {
  check,
  compile,
  type Decision,
  type Explanation,
  explain,
  type Request,
  readRequests,
  readWorld,
  type Snapshot,
  WorldError,
} from '@castellan/engine'
import { test } from 'vitest'
import type { RequestLine, World } from './reference-world.ts'
import { small, worldOf } from './worlds.ts'
import { type Random, randomOf } from './worlds-random.ts'
import { requestsOf } from './worlds-requests.ts'
import { type Case, smallest } from './worlds-shrink.ts'

/** A world as the engine holds it. */
export interface Loaded {
  snapshot: Snapshot
  requestOf(line: RequestLine): Request
  check(line: RequestLine): Decision
  explain(line: RequestLine): Explanation
}

export function load(world: World): Loaded {
  const loaded = loadedBefore.get(world) ?? loadAnew(world)
  loadedBefore.set(world, loaded)
  return loaded
}

/** No law changes a world that it has loaded: it makes another. */
const loadedBefore = new WeakMap<World, Loaded>()

export function loadAnew(world: World): Loaded {
  const read = readWorld(JSON.stringify(world))
  const snapshot = compile(read.tenant)
  const requestOf = (line: RequestLine) => {
    const [first] = readRequests(JSON.stringify(line), read)
    if (!first) throw new Error('The reader gave no request')
    return first.request
  }
  return {
    snapshot,
    requestOf,
    check: (line) => check(snapshot, requestOf(line)),
    explain: (line) => explain(snapshot, requestOf(line)),
  }
}

/** Whether the reader takes the world; a random edit may have made one that it refuses. */
export function isReadable(world: World): boolean {
  try {
    readWorld(JSON.stringify(world))
    return true
  } catch (error) {
    if (error instanceof WorldError) return false
    throw error
  }
}

/** What is wrong, in words; null when the law holds, and when it does not speak of the case. */
export type Broken = string | null

/** The law of one world and one request; the random choices are the same at every repetition. */
export type Law = (found: Case, random: Random) => Broken | 'silent'

export interface Plan {
  seed: number
  worlds: number
  requests: number
}

/**
 * Tests the law on random worlds. It fails with the seed and the smallest case, and also when the
 * law was silent on more than nine cases of ten, for then it has shown little.
 */
export function law(name: string, { seed, worlds, requests }: Plan, holds: Law): void {
  test(name, () => {
    const random = randomOf(seed)
    let spoken = 0
    for (let index = 0; index < worlds; index++) {
      const world = worldOf(random, small)
      for (const request of requestsOf(random, world, requests)) {
        const choices = random.below(2 ** 31)
        const broken = told(seed, () => holds({ world, request }, randomOf(choices)))
        if (broken === null) spoken += 1
        else if (broken !== 'silent') throw failure(seed, { world, request }, choices, holds)
      }
    }
    if (spoken * 10 < worlds * requests) throw new Error(`seed ${seed}: only ${spoken} cases tell`)
  })
}

/** An engine that throws instead of answering breaks any law. */
function told(seed: number, ask: () => Broken | 'silent') {
  try {
    return ask()
  } catch (error) {
    throw new Error(`seed ${seed}: ${error}`, { cause: error })
  }
}

function failure(seed: number, found: Case, choices: number, holds: Law): Error {
  const broken = (smaller: Case) => {
    try {
      return holds(smaller, randomOf(choices))
    } catch (error) {
      if (error instanceof Error) return 'silent'
      throw error
    }
  }
  const isBroken = (smaller: Case) => ![null, 'silent'].includes(broken(smaller))
  const { world, request } = smallest(found, isBroken)
  const what = broken({ world, request })
  return new Error(
    `seed ${seed}: ${what}\nworld ${JSON.stringify(world)}\nrequest ${JSON.stringify(request)}`,
  )
}

/** Null when both are the same; else both, to be read. */
export function same(left: unknown, right: unknown): Broken {
  const [one, other] = [JSON.stringify(left), JSON.stringify(right)]
  return one === other ? null : `${one} is not ${other}`
}
