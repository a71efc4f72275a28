import { atMost, type Figure } from '../figure.ts'
import { percentile } from '../lists/timing.ts'
import type { LoadJob } from '../server/load.ts'
import { load, post, type Running } from '../server/processes.ts'
import { type BenchWorld, signIn } from '../server/world.ts'

/** A server with its world, and what goes on there while it is measured. */
export interface Side {
  readonly server: Running
  readonly world: BenchWorld
  /** One piece of what others do meanwhile; nothing when it is left out. */
  readonly meanwhile?: () => Promise<unknown>
}

/** The system that is measured, and the empty one beside it. */
export interface Sides {
  readonly full: Side
  readonly empty: Side
}

export type Requests = Readonly<Record<string, Pick<LoadJob, 'requests' | 'connections'>>>

const slowerMost = 1.3
const timing = { warmUpSeconds: 0.3, seconds: 0.8 }
const rounds = 7
/** How often others ask for something. */
const meanwhileMilliseconds = 40

/** Calls of a person, of the application, and of those whose access is asked. */
export async function requestsOf({ server: { port }, world }: Side): Promise<Requests> {
  const token = await signIn(port, world.person.username)
  const list = `GET /v1/users?limit=50 HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`
  const earn = (grantType: string, proof: object) => ({
    bytes: post('/v1/login/oauth/access_token', { grantType, ...proof }),
    expect: '"accessToken":"ey',
  })
  return {
    check: {
      connections: 16,
      requests: world.questions.map(({ token: asker, resource, action, allowed }) => ({
        bytes: post('/v1/authorize', { action, product: 'midaz', resource }, asker),
        expect: `"authorized":${allowed}`,
      })),
    },
    clientCredentials: { connections: 8, requests: [earn('client_credentials', world.client)] },
    signIn: { connections: 2, requests: [earn('password', world.person)] },
    list: { connections: 4, requests: [{ bytes: list, expect: '"items":[{"id"' }] },
  }
}

/**
 * Measures both in turn, several times over, so that what else the machine does meets both alike.
 * Each figure is the p95 of a call; its bar is that of the empty system times 1.3.
 */
export async function compare(
  prefix: string,
  { full, empty }: Sides,
  calls: readonly string[],
): Promise<Figure[]> {
  const asked = { full: await requestsOf(full), empty: await requestsOf(empty) }
  const measured = new Map(calls.map((call) => [call, { full: [], empty: [] } as Measured]))
  for (let round = 0; round < rounds; round += 1)
    for (const [call, times] of measured) {
      times.empty.push(await p95(empty, asked.empty[call]))
      times.full.push(await p95(full, asked.full[call]))
    }
  return [...measured].map(([call, times]) => figureOf(`${prefix}.${call}.p95`, times))
}

interface Measured {
  readonly full: number[]
  readonly empty: number[]
}

function figureOf(name: string, { full, empty }: Measured): Figure {
  const value = median(full)
  const ratio = median(full.map((one, at) => one / (empty[at] ?? one)))
  const alone = value / ratio
  return atMost(name, [value, 'ms'], {
    bar: alone * slowerMost,
    rival: `ms in an empty system (bar: ${slowerMost} times); ${ratio.toFixed(2)} times`,
    rivalValue: alone,
  })
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

async function p95({ server, meanwhile }: Side, asked: Requests[string] | undefined) {
  if (!asked) throw new Error('there is no such call')
  const others = meanwhile && paced(meanwhile)
  const { p95Milliseconds, wrong } = await load({ ...timing, ...asked, port: server.port })
  await others?.stop()
  if (wrong > 0) throw new Error(`${wrong} answers were not the expected ones`)
  return p95Milliseconds
}

/** Does it again and again, at an even pace, until it is stopped. Throws at the end what it threw. */
function paced(work: () => Promise<unknown>): { stop(): Promise<void> } {
  const under = new Set<Promise<unknown>>()
  const failures: unknown[] = []
  const timer = setInterval(() => {
    const piece = work().catch((error: unknown) => failures.push(error))
    under.add(piece)
    void piece.finally(() => under.delete(piece))
  }, meanwhileMilliseconds)
  return {
    async stop() {
      clearInterval(timer)
      await Promise.all(under)
      if (failures.length > 0) throw failures[0]
    },
  }
}
