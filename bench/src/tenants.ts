import { readFileSync } from 'node:fs'
import { atMost, type Figure } from './figure.ts'
import { percentile } from './lists/timing.ts'
import { type Founded, found, onServer, onTwo } from './server/founded.ts'
import { type Running, residentMegabytes } from './server/processes.ts'
import { compare } from './tenants/beside.ts'
import { copyTenant } from './tenants/copies.ts'
import { refuseOthers } from './tenants/same.ts'
import { type CalledTenant, makeTenants } from './tenants/sample.ts'
import { upgraded } from './tenants/upgrade.ts'
import { visit, visitEach } from './tenants/visits.ts'

const tenants = 10_000
/** So many are made over the API, of which the others are copies. */
const made = 20
/** How many of the copies are held to what the API made. */
const samples = 5
/** As many as a server keeps in memory unless told. */
const kept = 1000
const bars = { firstMilliseconds: 100, startSeconds: 1.2, megabytes: 420, idlePercent: 5 }

/** What 10,000 tenants cost: each visited in turn, and the calls of one beside an empty system. */
export const tenantFigures = (): Promise<Figure[]> =>
  onTwo(
    () => found({ MULTI_TENANT_ENABLED: 'true' }, someTenants),
    async (full, empty) => {
      const began = performance.now()
      const copies = await copyTenant(full.first, { ...full.place, count: tenants - made })
      console.log(`${tenants} tenants in ${seconds(began).toFixed(1)} s`)
      return [
        await startFigure(full, empty),
        ...(await onServer(full, async (server) => [
          ...(await visitFigures(server, full, copies)),
          ...(await besideEmpty(server, full, { empty, copies })),
        ])),
        await onServer(upgraded(full), (server) => upgradeFigure(server, copies)),
      ]
    },
  )

/** What `found` adds: tenants that were made over the API. */
interface Made {
  readonly first: CalledTenant
  readonly others: readonly CalledTenant[]
}

type Side = Founded & Made

async function someTenants(port: number): Promise<Made> {
  const slugs = Array.from({ length: made }, (_, nth) => `made-${nth}`)
  const [first, ...others] = await makeTenants(port, slugs)
  if (!first) throw new Error('there is one at least')
  return { first, others }
}

const seconds = (since: number): number => (performance.now() - since) / 1000

/** From the command to the first answer; in turn with the empty system, the best of each. */
async function startFigure(full: Side, empty: Side): Promise<Figure> {
  const times = { full: Number.POSITIVE_INFINITY, empty: Number.POSITIVE_INFINITY }
  for (const which of ['full', 'empty', 'full', 'empty'] as const) {
    const began = performance.now()
    await onServer(which === 'full' ? full : empty, async ({ port }) => {
      const reply = await fetch(`http://127.0.0.1:${port}/health`)
      if (reply.status !== 200) throw new Error(`/health answered ${reply.status}`)
      times[which] = Math.min(times[which], seconds(began))
    })
  }
  const rival = 's in an empty system'
  return atMost('tenants.start', [times.full, 's'], {
    ...{ bar: bars.startSeconds, rival, rivalValue: times.empty },
  })
}

/** Each tenant once: the first call of one that is not in memory, and what stays in memory. */
async function visitFigures(
  server: Running,
  { first, others }: Side,
  copies: readonly CalledTenant[],
): Promise<Figure[]> {
  await refuseOthers(server.port, others[0] ?? first, [...others.slice(1, 3), ...sampleOf(copies)])
  const before = residentMegabytes(server)
  const began = performance.now()
  const keptVisits = await visitEach(server.port, copies.slice(0, kept), visitors)
  const atKept = residentMegabytes(server)
  const rest = await visitEach(server.port, copies.slice(kept), visitors)
  const megabytes = residentMegabytes(server)
  const visits = [...keptVisits, ...rest]
  console.log(`each visited in ${seconds(began).toFixed(1)} s`)
  const warm = await visitEach(server.port, copies.slice(-kept), visitors)
  const idle = await idlePercent(server)
  const ofVisits = (call: 'token' | 'check' | 'list', all = visits) =>
    percentile(
      all.map((one) => one[call]),
      0.95,
    )
  const rival = { rival: 'ms when it is in memory', rivalValue: ofVisits('token', warm) }
  return [
    atMost('tenants.firstCall.p95', [ofVisits('token'), 'ms'], {
      ...{ bar: bars.firstMilliseconds, ...rival },
    }),
    atMost('tenants.rss', [megabytes, 'MB'], {
      bar: bars.megabytes,
      rival: `MB when ${kept} were visited, ${before.toFixed(0)} MB before`,
      rivalValue: atKept,
    }),
    atMost('tenants.idle', [idle, '% of a core'], { bar: bars.idlePercent }),
  ]
}

const visitors = 3

const sampleOf = (copies: readonly CalledTenant[]): CalledTenant[] =>
  copies.filter((_, nth) => nth % Math.ceil(copies.length / samples) === 0)

const idleSeconds = 4
/** By which Linux counts the time of processes. */
const ticksPerSecond = 100

/** What the server takes of a core while nobody asks for anything. */
async function idlePercent({ child }: Running): Promise<number> {
  const ticks = () => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ')
    return Number(fields[13]) + Number(fields[14])
  }
  // What was seen of people is written down first.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const before = ticks()
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000))
  return ((ticks() - before) / ticksPerSecond / idleSeconds) * 100
}

/** The calls of one tenant while the others are visited in turn, each time the next of them. */
async function besideEmpty(
  server: Running,
  full: Side,
  { empty, copies }: { readonly empty: Side; readonly copies: readonly CalledTenant[] },
): Promise<Figure[]> {
  return onServer(empty, (alone) =>
    compare(
      'tenants',
      {
        full: { ...full, server, meanwhile: inTurn(server, copies) },
        empty: { ...empty, server: alone, meanwhile: inTurn(alone, empty.others) },
      },
      ['check', 'clientCredentials', 'signIn', 'list'],
    ),
  )
}

function inTurn({ port }: Running, visited: readonly CalledTenant[]): () => Promise<unknown> {
  let next = 0
  return async () => {
    const tenant = visited[next++ % visited.length]
    if (tenant) await visit(port, tenant)
  }
}

const upgradedCalls = 200

/** The first call of tenants that have not had the new manifest yet, each of which it brings it. */
async function upgradeFigure({ port }: Running, copies: readonly CalledTenant[]): Promise<Figure> {
  const visits = await visitEach(port, copies.slice(0, upgradedCalls), 1)
  const times = visits.map(({ token }) => token)
  return atMost('tenants.upgrade.p95', [percentile(times, 0.95), 'ms'], {
    bar: bars.firstMilliseconds,
  })
}
