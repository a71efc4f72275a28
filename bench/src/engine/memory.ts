import { check, compile } from '@castellan/engine'
import { large, largeWorld, requestsOf } from './large-world.ts'

/** Run by itself: prints the bytes that a snapshot that has been asked about holds. */
const collect = globalThis.gc
if (collect === undefined) throw new Error('Run with --expose-gc')

const used = (): number => {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const seed = Number(process.argv[2])
const requests = requestsOf(largeWorld(large, seed), 100_000, seed)
const before = used()
const snapshot = compile(largeWorld(large, seed))
for (const request of requests) check(snapshot, request)
const after = used()

check(snapshot, requests[0] ?? { actor: '', permission: '', now: 0 })
console.log(JSON.stringify({ bytes: after - before, rss: process.memoryUsage().rss }))
