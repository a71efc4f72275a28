import { execFileSync } from 'node:child_process'
import {
  check,
  compile,
  explain,
  type Request,
  recompile,
  type Snapshot,
  whoCan,
} from '@castellan/engine'
import { proveAgreement } from './engine/agreement.ts'
import { large, largeWorld, requestsOf } from './engine/large-world.ts'
import { medianOf, percentileOf, rateOf } from './engine/measure.ts'
import { plainRequests, plainWorld } from './engine/plain-world.ts'
import { rivalsOf } from './engine/rivals.ts'
import type { Figure } from './figure.ts'

const seed = 20261121

/** The engine on one core, on the large world, beside rivals on what they can express of it. */
export async function engineFigures(): Promise<Figure[]> {
  const tenant = largeWorld(large, seed)
  const snapshot = compile(tenant)
  const requests = requestsOf(tenant, 16_384, seed)
  console.log(
    `large world, seed ${seed}: ${tenant.roles.length} roles x ${large.rules} rules, ` +
      `${tenant.actors.length} actors, ${tenant.permissions.length} permissions, ` +
      `${tenant.policies.length} policies; ${requests.length} questions`,
  )
  proveAgreement(snapshot, requests.slice(0, 60))
  console.log('check, explain and the reference evaluator agree on 60 of them')

  const ask = (request: Request) => check(snapshot, request)
  return [
    atLeast('engine.check', rateOf(requests, ask), 5_000_000),
    atMost('engine.check.p99', [percentileOf(requests, ask, 0.99), 'us'], 2),
    atLeast(
      'engine.explain',
      rateOf(requests, (each) => explain(snapshot, each)),
      1_500_000,
    ),
    await plainCheck(tenant),
    atMost('engine.memory', [megabytes(), 'MB'], 150),
    atMost('engine.recompile', [recompileTime(snapshot), 'ms'], 1),
    atMost('engine.whoCan', [whoCanTime(snapshot, requests), 'ms'], 2),
  ]
}

const alone = { rival: null, rivalValue: null }

const atLeast = (name: string, value: number, bar: number): Figure => ({
  name,
  value,
  unit: '1/s',
  bar,
  ...alone,
  pass: value >= bar,
})

const atMost = (name: string, measured: readonly [number, string], bar: number): Figure => ({
  name,
  value: measured[0],
  unit: measured[1],
  bar,
  ...alone,
  pass: measured[0] <= bar,
})

/** Against the best rival, each of which has to answer as the engine does before it is timed. */
async function plainCheck(large: Snapshot['tenant']): Promise<Figure> {
  const world = plainWorld(large)
  const snapshot = compile(world.tenant)
  const requests = plainRequests(world, 16_384, seed)
  const value = rateOf(requests, (request) => check(snapshot, request))

  let best = { rival: '', rivalValue: 0 }
  for (const { name, ask, rate } of await rivalsOf(world)) {
    for (const request of requests.slice(0, name === 'casbin' ? 3 : 200)) {
      if (ask(request) === (check(snapshot, request).effect === 'allow')) continue
      throw new Error(`${name} answers ${JSON.stringify(request)} otherwise`)
    }
    const rivalValue = rate(requests)
    const times = Math.round(value / rivalValue).toLocaleString('en')
    console.log(`plain world: ${name} ${Math.round(rivalValue)} checks/s, castellan x${times}`)
    if (rivalValue > best.rivalValue) best = { rival: name, rivalValue }
  }
  const bar = 10 * best.rivalValue
  const rival = `${best.rival} on the part of the world it can express (bar: 10 times it)`
  return { name: 'engine.check.plain', value, unit: '1/s', bar, ...best, rival, pass: value >= bar }
}

/** Of the world and its snapshot, after it was asked about all of it. */
function megabytes(): number {
  const script = new URL('./engine/memory.ts', import.meta.url).pathname
  const flags = ['--expose-gc', '--conditions=source', script, String(seed)]
  const { bytes, rss } = JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' }))
  console.log(
    `a process with nothing but the large world has an RSS of ${Math.round(rss / 1e6)} MB`,
  )
  return bytes / 1e6
}

/** Of one edited role, the first check after it included. */
function recompileTime(start: Snapshot): number {
  const { roles } = start.tenant
  const request = {
    actor: 'actor-1',
    permission: 'product-1/resource-1:get',
    now: Date.UTC(2026, 5, 1, 12),
  }
  let snapshot = start
  return medianOf(100, (run) => {
    const role = roles[run]
    if (role === undefined) return
    const permissions = [...role.permissions, 'product-1/resource-1:*']
    snapshot = recompile(snapshot, { put: { roles: [{ ...role, permissions }] } }, run + 2)
    check(snapshot, request)
  })
}

/** Over all actors. */
const whoCanTime = (snapshot: Snapshot, requests: readonly Request[]): number =>
  medianOf(100, (run) => {
    const request = requests[run]
    if (request !== undefined) whoCan(snapshot, request)
  })
