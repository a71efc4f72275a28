import { join } from 'node:path'
import { hash, verify } from '@node-rs/argon2'
import { atLeast, type Figure } from '../figure.ts'
import { authzen } from './authzen.ts'
import { deployment } from './deployment.ts'
import type { LoadJob, LoadResult } from './load.ts'
import { castellan, load, post, type Running, residentMegabytes, start } from './processes.ts'
import { type BenchWorld, callerOf, populate } from './world.ts'

const serverCore = 0

/** The server's figures: each beside a rival measured in the same run, every answer checked. */
export async function serverFigures(): Promise<Figure[]> {
  const { directory, environment, remove } = await deployment()
  try {
    const server = await start(castellan, environment, serverCore)
    const world = await populate(server.port)
    const figures = [
      ...(await authorize(server, world)),
      ...(await authzen(server, world)),
      ...(await clientCredentials(server, world)),
      await refreshing(server, world),
    ]
    await server.stop()
    const password = await passwordLogin(environment, world)
    return [...figures, password, ...(await embedded(directory, environment))]
  } finally {
    await remove()
  }
}

const timing = { warmUpSeconds: 2, seconds: 5 }

async function authorize(server: Running, world: BenchWorld): Promise<Figure[]> {
  const requests = world.questions.map(({ token, resource, action, allowed }) => ({
    bytes: post('/v1/authorize', { action, product: 'midaz', resource }, token),
    expect: `"authorized":${allowed}`,
  }))
  const ours = await load({ ...timing, port: server.port, connections: 64, requests })
  refuseWrong('authorize', ours)

  const echo = await start('./echo.ts', {}, serverCore)
  const same = requests.map(({ bytes }) => ({ bytes, expect: '"authorized":true' }))
  const rival = await load({ ...timing, port: echo.port, connections: 64, requests: same })
  await echo.stop()
  return [
    {
      name: 'authorize',
      value: ours.perSecond,
      unit: '1/s',
      bar: 20_000,
      rival: 'node:http echo of the same bytes (bar: 60 % of it)',
      rivalValue: rival.perSecond,
      pass: ours.perSecond >= 20_000 && ours.perSecond >= 0.6 * rival.perSecond,
    },
    {
      name: 'authorize.p99',
      value: ours.p99Milliseconds,
      unit: 'ms',
      bar: 5,
      rival: 'node:http echo of the same bytes',
      rivalValue: rival.p99Milliseconds,
      pass: ours.p99Milliseconds <= 5,
    },
  ]
}

async function clientCredentials(server: Running, { client }: BenchWorld): Promise<Figure[]> {
  const bytes = post('/v1/login/oauth/access_token', { grantType: 'client_credentials', ...client })
  const requests = [{ bytes, expect: '"accessToken":"ey' }]
  const ours = await load({ ...timing, port: server.port, connections: 16, requests })
  refuseWrong('token.clientCredentials', ours)

  const provider = await start('./oidc-rival.ts', {}, serverCore)
  const form =
    'grant_type=client_credentials&client_id=bench&client_secret=bench-secret-of-the-rival-0123456789'
  const theirs = `POST /token HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${form.length}\r\n\r\n${form}`
  const rival = await load({
    ...timing,
    port: provider.port,
    connections: 16,
    requests: [{ bytes: theirs, expect: '"access_token":"ey' }],
  })
  await provider.stop()
  refuseWrong('oidc-provider', rival)
  const name = 'token.clientCredentials'
  return [
    {
      name,
      value: ours.perSecond,
      unit: '1/s',
      bar: 2000,
      rival: 'oidc-provider, in-memory adapter',
      rivalValue: rival.perSecond,
      pass: ours.perSecond >= 2000 && ours.perSecond >= rival.perSecond,
    },
    {
      name: `${name}.p99`,
      value: ours.p99Milliseconds,
      unit: 'ms',
      bar: 25,
      rival: 'oidc-provider, in-memory adapter',
      rivalValue: rival.p99Milliseconds,
      pass: ours.p99Milliseconds <= 25,
    },
  ]
}

/** Sessions that go on at once, each by the token that it was given last. */
async function refreshing(server: Running, { person }: BenchWorld): Promise<Figure> {
  const call = callerOf(server.port)
  const requests: LoadJob['requests'][number][] = []
  for (let session = 0; session < sessions; session += 1) {
    const { refreshToken } = await call<{ refreshToken: string }>('/v1/login/oauth/access_token', {
      grantType: 'password',
      ...person,
    })
    const bytes = post('/v1/login/oauth/refresh_token', {
      grantType: 'refresh_token',
      refreshToken,
    })
    requests.push({ bytes, expect: '"accessToken":"ey' })
  }
  const ours = await load({
    ...{ ...timing, port: server.port, connections: sessions, requests },
    carried: 'refreshToken',
  })
  refuseWrong('token.refresh', ours)
  return atLeast('token.refresh', [ours.perSecond, '1/s'], { bar: 800 })
}

const sessions = 16

/** On all cores, since hashing takes them all; against the bare hash at the same concurrency. */
async function passwordLogin(
  environment: NodeJS.ProcessEnv,
  { person }: BenchWorld,
): Promise<Figure> {
  const raw = await rawHashRate()
  const server = await start(castellan, environment)
  const bytes = post('/v1/login/oauth/access_token', { grantType: 'password', ...person })
  const requests = [{ bytes, expect: '"accessToken":"ey' }]
  const ours = await load({ ...timing, port: server.port, connections: 8, requests })
  await server.stop()
  refuseWrong('token.password', ours)
  return {
    name: 'token.password',
    value: ours.perSecond,
    unit: '1/s',
    bar: 0.85 * raw,
    rival: 'argon2id alone (bar: 85 % of it)',
    rivalValue: raw,
    pass: ours.perSecond >= 0.85 * raw,
  }
}

async function rawHashRate(): Promise<number> {
  const known = await hash('correct horse battery', {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  })
  const end = performance.now() + timing.seconds * 1000
  let count = 0
  const worker = async () => {
    while (performance.now() < end) {
      if (await verify(known, 'correct horse battery')) count += 1
    }
  }
  await Promise.all([worker(), worker()])
  return count / timing.seconds
}

/** Start to the first 200 on data that is there already, and the memory it then keeps. */
async function embedded(directory: string, environment: NodeJS.ProcessEnv): Promise<Figure[]> {
  const settings = { ...environment, CASTELLAN_DATABASE_URL: `pglite:${join(directory, 'data')}` }
  const first = await start(castellan, settings)
  await populate(first.port)
  await first.stop()

  const began = performance.now()
  const server = await start(castellan, settings)
  const reply = await fetch(`http://127.0.0.1:${server.port}/health`)
  const seconds = (performance.now() - began) / 1000
  if (reply.status !== 200) throw new Error(`/health answered ${reply.status}`)
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const megabytes = residentMegabytes(server)
  await server.stop()
  return [
    {
      name: 'start.embedded',
      value: seconds,
      unit: 's',
      bar: 2,
      rival: null,
      rivalValue: null,
      pass: seconds <= 2,
    },
    {
      name: 'rss.embedded',
      value: megabytes,
      unit: 'MB',
      bar: 420,
      rival: null,
      rivalValue: null,
      pass: megabytes <= 420,
    },
  ]
}

function refuseWrong(name: string, { wrong }: LoadResult): void {
  if (wrong > 0) throw new Error(`${name}: ${wrong} answers were not the expected ones`)
}
