import { atLeast, atMost, type Figure } from '../figure.ts'
import { hasCerbos } from './cerbos/binary.ts'
import * as wires from './cerbos/wires.ts'
import { proven, type Wire } from './cerbos/wires.ts'
import { type Asked, batchSize, type EvaluateWorld, evaluateWorld } from './cerbos/world.ts'
import { deployment } from './deployment.ts'
import type { LoadJob, LoadResult } from './load.ts'
import { castellan, load, type Running, start } from './processes.ts'

const serverCore = 0
/** Castellan, cerbos, Castellan, cerbos, …: what else the machine does meets both alike. */
const rounds = 3
const timing = { warmUpSeconds: 1, seconds: 2 }

/** One kind of question, asked of Castellan in each of its wires and of cerbos in its own. */
interface Contest {
  readonly name: string
  /** Each with how much of it there is to be in any case. */
  readonly ours: Readonly<Record<string, readonly [Wire, number]>>
  readonly asked: (world: EvaluateWorld) => readonly Asked[]
  readonly connections: number
  readonly decisionsPerRequest: number
  /** How many times what cerbos does each of ours is to do. */
  readonly timesLeast: number
}

const contests: readonly Contest[] = [
  {
    name: 'evaluate',
    ours: {
      authzen: [wires.evaluation, 20_000],
      authorize: [wires.authorize, 20_000],
      accessApi: [wires.accessApi, 0],
    },
    asked: ({ singles }) => singles,
    connections: 64,
    decisionsPerRequest: 1,
    timesLeast: 3,
  },
  {
    name: 'batch',
    ours: {
      authzen: [wires.evaluations, 300_000],
      check: [wires.check, 300_000],
      accessApi: [wires.accessApi, 0],
    },
    asked: ({ batches }) => batches,
    connections: 16,
    decisionsPerRequest: batchSize,
    timesLeast: 5,
  },
]

/** Evaluation over HTTP beside cerbos: the same questions, every answer checked on both sides. */
export async function cerbosFigures(): Promise<Figure[]> {
  if (!hasCerbos()) {
    console.log(`cerbos has no binary for ${process.platform}-${process.arch}; left out`)
    return []
  }
  const { environment, remove } = await deployment()
  const running: Running[] = []
  const run = async (...of: Parameters<typeof start>) => {
    const started = await start(...of)
    running.push(started)
    return started.port
  }
  try {
    const ports: Ports = {
      ours: await run(castellan, environment, serverCore),
      rival: await run('./cerbos/rival.ts', {}, serverCore),
      free: await run('./cerbos/rival.ts', {}),
    }
    const world = await evaluateWorld(ports.ours)
    const figures: Figure[] = []
    for (const contest of contests) figures.push(...(await hold(contest, world, ports)))
    return figures
  } finally {
    for (const one of running) await one.stop()
    await remove()
  }
}

interface Ports {
  readonly ours: number
  readonly rival: number
  /** The rival on all cores, those of the load included. */
  readonly free: number
}

async function hold(contest: Contest, world: EvaluateWorld, ports: Ports): Promise<Figure[]> {
  const { name, connections } = contest
  const jobOf = async (wire: Wire, port: number): Promise<LoadJob> => {
    const requests: LoadJob['requests'][number][] = []
    for (const asked of contest.asked(world))
      requests.push(await proven(wire, asked, { port, world }))
    return { ...timing, port, connections, requests }
  }
  const jobs: Record<string, LoadJob> = {
    cerbos: await jobOf(wires.cerbos, ports.rival),
    'cerbos on all cores': await jobOf(wires.cerbos, ports.free),
  }
  for (const [ours, [wire]] of Object.entries(contest.ours))
    jobs[ours] = await jobOf(wire, ports.ours)

  const measured = await inTurn(name, jobs)
  const speed = (of: string) => (measured[of]?.perSecond ?? 0) * contest.decisionsPerRequest
  const late = (of: string) => measured[of]?.p99Milliseconds ?? Number.NaN
  const free = Math.round(speed('cerbos on all cores')).toLocaleString('en')
  const freeLate = late('cerbos on all cores').toFixed(1)
  console.log(`${name}: cerbos on all cores decides ${free}/s, p99 ${freeLate} ms`)
  return Object.entries(contest.ours).flatMap(([wire, [, perSecondLeast]]) => [
    atLeast(`${name}.${wire}`, [speed(wire), '1/s'], {
      bar: Math.max(perSecondLeast, contest.timesLeast * speed('cerbos')),
      rival: `cerbos (bar: ${contest.timesLeast} times it)`,
      rivalValue: speed('cerbos'),
    }),
    atMost(`${name}.${wire}.p99`, [late(wire), 'ms'], {
      bar: late('cerbos'),
      rival: 'cerbos',
      rivalValue: late('cerbos'),
    }),
  ])
}

/** The median round of each, the rounds of all taking turns. */
async function inTurn(contest: string, jobs: Readonly<Record<string, LoadJob>>) {
  const all: Record<string, LoadResult[]> = {}
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, job] of Object.entries(jobs)) {
      const result = await load(job)
      if (result.wrong > 0)
        throw new Error(`${contest}, ${name}: ${result.wrong} answers were not the expected ones`)
      all[name] = [...(all[name] ?? []), result]
    }
  }
  return Object.fromEntries(
    Object.entries(all).map(([name, results]) => {
      results.sort((one, other) => one.perSecond - other.perSecond)
      return [name, results[Math.floor(results.length / 2)]]
    }),
  )
}
