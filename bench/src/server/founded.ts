import type { Figure } from '../figure.ts'
import { atOneAddress, type Deployment, deployment } from './deployment.ts'
import { castellan, type Running, start } from './processes.ts'
import { type BenchWorld, populate } from './world.ts'

/** A deployment that was filled over its API; its server does not run. */
export interface Founded {
  readonly place: Deployment
  readonly settings: NodeJS.ProcessEnv
  readonly world: BenchWorld
}

/** Founds one, and does more over the API while the server runs for it. */
export async function found<T>(
  environment: NodeJS.ProcessEnv,
  more: (port: number, world: BenchWorld) => Promise<T>,
): Promise<Founded & T> {
  const place = await deployment()
  const settings = { ...(await atOneAddress(place)), ...environment }
  try {
    return await onServer({ settings }, async ({ port }) => {
      const world = await populate(port)
      return { place, settings, world, ...(await more(port, world)) }
    })
  } catch (error) {
    await place.remove()
    throw error
  }
}

/** Runs work on two that were founded alike, and removes them. */
export async function onTwo<Side extends Founded>(
  foundOne: () => Promise<Side>,
  work: (one: Side, other: Side) => Promise<Figure[]>,
): Promise<Figure[]> {
  const one = await foundOne()
  try {
    const other = await foundOne()
    try {
      return await work(one, other)
    } finally {
      await other.place.remove()
    }
  } finally {
    await one.place.remove()
  }
}

const serverCore = 0

/** Runs work on a server that is there for as long. */
export async function onServer<T>(
  { settings }: Pick<Founded, 'settings'>,
  work: (server: Running) => Promise<T>,
): Promise<T> {
  const server = await start(castellan, settings, serverCore)
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}
