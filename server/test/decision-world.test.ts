import { check, compile } from '@castellan/engine'
import { expect, test } from 'vitest'
import { randomOf, seedOfRun } from '../../packages/engine/test/worlds-random.ts'
import { fromFiles, toFiles } from '../src/features/configuration/files.ts'
import type { Applied } from '../src/features/configuration/schema.ts'
import type { Configuration } from '../src/features/configuration/shapes.ts'
import { worldOf } from '../src/features/decision-cases/world.ts'
import { readManifests } from '../src/features/declarations/folder.ts'
import { startServer } from './harness.ts'
import { permissions, randomConfiguration, workspaces } from './random-configuration.ts'

const seed = seedOfRun('decision-world')

test('what files are tried on decides as the server to which they are applied', async () => {
  const server = await startServer()
  const random = randomOf(seed)
  const drawn = randomConfiguration(random, { roles: 60, held: 40 })
  const configuration = {
    ...drawn,
    roles: drawn.roles.map((role) => ({
      ...role,
      supervises: random.chance(70)
        ? []
        : random
            .some(drawn.roles, 1, 3)
            .filter((other) => other !== role)
            .map(({ code }) => `default/${code}`),
    })),
    users: drawn.users.map((user) => ({
      ...user,
      globalRole: random.one(['member', 'member', 'admin', 'superadmin']),
      status: random.chance(90) ? 'active' : 'disabled',
    })),
    applications: [{ subject: 'app-1', name: 'midaz', description: 'imports' }],
    actors: [
      { issuer: 'https://idp.example', subject: 's 1', kind: 'service', displayName: 'Robot' },
      { issuer: 'https://old.example', subject: 's 1', kind: 'service', displayName: 'Robot' },
    ],
    issuers: [
      { issuer: 'https://idp.example', jwksUrl: 'https://idp.example/jwks', audiences: ['crm'] },
    ],
    assignments: [
      ...drawn.assignments,
      { to: { actor: 'app-1' }, role: 'default/role1', until: '2000-01-01T00:00:00Z' },
      { to: { actor: 'app-1' }, role: 'default/role2' },
      { to: { actor: 'https://idp.example s 1' }, role: 'default/role3' },
      { to: { actor: 'https://old.example s 1' }, role: 'default/role3' },
    ],
    collections: [{ code: 'all', policies: ['default/p1', 'default/p2'] }],
    precedences: [{ role: 'default/crm-member', precedence: 30 }],
  }
  const applied = await server.call<Applied>('POST', '/v1/apply', { body: { configuration } })
  expect(applied.status, JSON.stringify(applied.body).slice(0, 500)).toBe(200)

  const exported = (await server.call<Configuration>('GET', '/v1/export')).body
  const read = fromFiles(toFiles(exported)).configuration
  const shipped = readManifests(undefined)
  const snapshot = compile(worldOf({ configuration: read, shipped, personas: [] }))

  const { body } = await server.call<{ items: { id: string; issuer: string; subject: string }[] }>(
    'GET',
    '/v1/actors?limit=100',
  )
  const ids = new Map(body.items.map(({ id, issuer, subject }) => [`${issuer} ${subject}`, id]))
  const keys = [...permissions, 'access-manager/users:create', 'access-manager/roles:get']
  const different: string[] = []
  let allowed = 0
  for (const { id: name, issuer, subject } of snapshot.tenant.actors)
    for (const workspace of [null, ...workspaces])
      for (const resource of [{ workspace }, { workspace, properties: { state: 'archived' } }]) {
        const actor = ids.get(`${issuer} ${subject}`)
        const requests = keys.map((permission) => ({ actor, permission, resource }))
        const { decisions } = (
          await server.call<{ decisions: { effect: string; reason: string }[] }>(
            'POST',
            '/v1/check',
            { body: { requests } },
          )
        ).body
        for (const [index, permission] of keys.entries()) {
          const asked = { actor: name, permission, resource, now: Date.now() }
          const { effect, reason } = check(snapshot, asked)
          const there = decisions[index]
          if (effect === 'allow') allowed += 1
          if (effect !== there?.effect || reason !== there.reason)
            different.push(`${name} ${permission} ${workspace}: ${reason}, ${there?.reason}`)
        }
      }
  expect(different, `seed ${seed}`).toEqual([])
  expect(allowed).toBeGreaterThan(100)
})
