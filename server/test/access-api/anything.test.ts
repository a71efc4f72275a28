import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Route } from '../../src/kernel/route.ts'
import { describedRoutes } from '../../src/routes.ts'
import { startServer } from '../harness.ts'
import { nasty, nearly } from '../json-arbitrary.ts'
import { type World, worldOf } from './cases.ts'

const server = await startServer('postgres', { CASTELLAN_RATE_LIMIT: 'false' })
// Ending the own token would end the test.
const rows = describedRoutes().filter(
  ({ dialect, name }) => dialect && name !== 'identityTokens.delete',
)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
process.stdout.write(`anything: SEED=${seed}\n`)
const label = ({ method, path }: Route) => `${method} ${path}`
let world: World

beforeAll(async () => {
  world = await worldOf(server)
})

/** Names that are there, for parts of paths; so that what follows the look-up is met too. */
const known: Readonly<Record<string, () => string>> = {
  code: () => 'policy-two',
  scope: () => 'default',
  userId: () => world.grace,
  id: () => world.grace,
}
const pathOf = ({ path }: Route, part?: string) =>
  path.replace(/:(\w+)/g, (_, name: string) => part ?? known[name]?.() ?? 'policy-two')

/** Holds that a reply is a success, or a problem of this wire that tells nothing of the inside. */
async function expectSound(row: Route, path: string, body?: string): Promise<void> {
  const reply = await server.call<Record<string, unknown>>(row.method, path, {
    ...(body !== undefined && { body }),
  })
  expect([label(row), path, body, reply.status < 500, reply.body]).toEqual([
    label(row),
    path,
    body,
    true,
    reply.body,
  ])
  if (reply.status < 400) return
  expect(reply.body).toMatchObject({ name: expect.any(String), code: expect.any(Number) })
  expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|select .+ from |SQLSTATE/)
}

const fieldsOf = ({ query }: Route): string[] =>
  query instanceof z.ZodObject ? Object.keys(query.shape) : []

describe('anything at all', () => {
  for (const row of rows.filter((one) => one.body !== undefined && one.method !== 'DELETE'))
    test(`as a body is answered without a fault at ${label(row)}`, async () => {
      const bodies = row.body ? nearly(row.body) : fc.constant({})
      await fc.assert(
        fc.asyncProperty(bodies, (body) => expectSound(row, pathOf(row), JSON.stringify(body))),
        { seed, numRuns: 30 },
      )
    })

  for (const row of rows.filter((one) => one.path.includes(':')))
    test(`in the path is answered without a fault at ${label(row)}`, async () => {
      for (const part of [...nasty.filter((one) => one !== '\ud800'), 'x', 'X'.repeat(290)]) {
        const body = row.method === 'GET' || row.method === 'DELETE' ? undefined : '{}'
        await expectSound(row, pathOf(row, encodeURIComponent(part)), body)
      }
    })

  const reading = rows.filter(({ method }) => method === 'GET')
  for (const row of reading)
    test(`in the query is answered without a fault at ${label(row)}`, async () => {
      for (const field of [...fieldsOf(row), 'unknown'])
        for (const value of [...nasty.filter((one) => one !== '\ud800'), '-1', 'NaN', '(((']) {
          const path = `${pathOf(row)}?${field}=${encodeURIComponent(value)}`
          await expectSound(row, path)
          await expectSound(row, `${path}&${field}=2`)
        }
    })
})
