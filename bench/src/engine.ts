import { execFileSync } from 'node:child_process'
import { check, compile, explain, recompile, type Snapshot, whoCan } from '@castellan/engine'
import { proveAgreement } from './engine/agreement.ts'
import { large, largeWorld, requestsOf } from './engine/large-world.ts'
import { medianOf, percentileOf, rateOf } from './engine/measure.ts'
import { plainRequests, plainWorld } from './engine/plain-world.ts'
import { rivalsOf } from './engine/rivals.ts'
import type { Row } from './table.ts'

const seed = 20261121

/** The engine on one core, on the large world, beside rivals on what they can express of it. */
export async function engineRows(): Promise<readonly Row[]> {
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

  const ask = (request: (typeof requests)[number]) => check(snapshot, request)
  const checks = rateOf(requests, ask)
  const explains = rateOf(requests, (request) => explain(snapshot, request))
  const p99 = percentileOf(requests, ask, 0.99)
  const best = await bestRival(tenant)
  const plain = { rival: null, rivalValue: null }
  return [
    {
      ...best,
      name: 'engine.check',
      value: checks,
      unit: '/s',
      bar: 5_000_000,
      wants: 'at least',
      note: 'rival: on its plain part of the world',
    },
    {
      ...plain,
      name: 'engine.explain',
      value: explains,
      unit: '/s',
      bar: 1_500_000,
      wants: 'at least',
      note: 'with all fields; none is left for later',
    },
    {
      ...plain,
      name: 'engine.check.p99',
      value: p99,
      unit: 'us',
      bar: 2,
      wants: 'at most',
      note: 'each timed by itself, the clock included',
    },
    { ...plain, name: 'engine.memory', ...memory(), unit: 'MB', bar: 150, wants: 'at most' },
    {
      ...plain,
      name: 'engine.recompile',
      value: recompileTime(snapshot),
      unit: 'ms',
      bar: 1,
      wants: 'at most',
      note: 'one edited role, and the first check after',
    },
    {
      ...plain,
      name: 'engine.whoCan',
      value: whoCanTime(snapshot, requests),
      unit: 'ms',
      bar: 2,
      wants: 'at most',
      note: `over ${tenant.actors.length} actors`,
    },
  ]
}

/** Every rival has to answer as the engine does before it is timed. */
async function bestRival(large: Snapshot['tenant']): Promise<Pick<Row, 'rival' | 'rivalValue'>> {
  const world = plainWorld(large)
  const snapshot = compile(world.tenant)
  const requests = plainRequests(world, 16_384, seed)
  const rate = rateOf(requests, (request) => check(snapshot, request))
  console.log(`plain world: castellan ${Math.round(rate).toLocaleString('en')} checks/s`)

  let best = { rival: '', rivalValue: 0 }
  for (const { name, ask, rate: measure } of await rivalsOf(world)) {
    for (const request of requests.slice(0, name === 'casbin' ? 3 : 200)) {
      if (ask(request) === (check(snapshot, request).effect === 'allow')) continue
      throw new Error(`${name} answers ${JSON.stringify(request)} otherwise`)
    }
    const rivalValue = measure(requests)
    const times = Math.round(rate / rivalValue).toLocaleString('en')
    console.log(
      `plain world: ${name} ${rivalValue.toLocaleString('en')} checks/s, castellan x${times}`,
    )
    if (rivalValue > best.rivalValue) best = { rival: name, rivalValue }
  }
  return best
}

function memory(): Pick<Row, 'value' | 'note'> {
  const script = new URL('./engine/memory.ts', import.meta.url).pathname
  const flags = ['--expose-gc', '--conditions=source', script, String(seed)]
  const { bytes, rss } = JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' }))
  const note = `world and snapshot, all asked about; process RSS ${Math.round(rss / 1e6)}`
  return { value: bytes / 1e6, note }
}

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

const whoCanTime = (
  snapshot: Snapshot,
  requests: readonly Parameters<typeof whoCan>[1][],
): number =>
  medianOf(100, (run) => {
    const request = requests[run]
    if (request !== undefined) whoCan(snapshot, request)
  })
