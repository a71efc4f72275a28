import { check } from '@castellan/engine'
import { expect, test } from 'vitest'
import { actor, role as roleOf } from '../../../packages/engine/test/small-world.ts'
import type { TenantId } from '../kernel/ids.ts'
import { alike } from './alike.ts'
import { readAccess } from './snapshot.ts'
import type { AccessState } from './store.ts'

const key = 'crm/notes:read'
const texts: readonly [AccessState['kind'], string, object][] = [
  ['permission', 'crm/notes:write', { key: 'crm/notes:write', implies: [key] }],
  ['permission', key, { key, implies: [] }],
  ['group', 'readers', { name: 'readers', grants: [] }],
]

const role = (code: string, permissions: readonly string[]) => roleOf(code, { permissions })

/** A tenant as a database has it: as texts, in some order. */
async function open(
  { read, commons }: ReturnType<typeof alike>,
  id: string,
  own: readonly (typeof texts)[number][],
) {
  const states = [...own, ...texts].map(([kind, name, state]) => ({
    ...{ kind, id: name, state: read(kind, JSON.stringify(state)) },
  }))
  const source = {
    current: async () => ({ version: 1, states }),
    since: async () => ({ version: 2, states: [...changes] }),
  }
  return readAccess(source, id as TenantId, commons)
}

const changes: AccessState[] = [{ kind: 'role', id: 'r2', state: role('reader', []) }]

const may = (snapshot: Parameters<typeof check>[0]) =>
  check(snapshot, { actor: 'ada', permission: key, now: 0 }).effect

test('two tenants of the same roles hold them once, and a change of one is no other’s', async () => {
  const known = alike()
  const [one, other] = await Promise.all([
    open(known, 'one', [
      ['role', 'r1', role('writer', ['crm/notes:write'])],
      ['role', 'r2', role('reader', [key])],
      ['actor', 'ada', actor('ada', ['reader'])],
    ]),
    open(known, 'other', [
      ['actor', 'ada', actor('ada', ['reader'])],
      ['role', 's2', role('reader', [key])],
      ['role', 's1', role('writer', ['crm/notes:write'])],
    ]),
  ])
  expect(one.current().catalogue).toBe(other.current().catalogue)
  expect(one.current().compiledRoles).toBe(other.current().compiledRoles)
  expect([may(one.current()), may(other.current())]).toEqual(['allow', 'allow'])

  await one.refresh()
  expect([may(one.current()), may(other.current())]).toEqual(['deny', 'allow'])
})

test('what is shared cannot be changed, and what is a tenant’s own is not shared', () => {
  const { read } = alike()
  const text = JSON.stringify(role('reader', [key]))
  const shared = read('role', text) as { permissions: string[] }
  expect(read('role', text)).toBe(shared)
  expect(Object.isFrozen(shared) && Object.isFrozen(shared.permissions)).toBe(true)
  const own = JSON.stringify(actor('ada', []))
  expect(read('actor', own)).toEqual(read('actor', own))
  expect(read('actor', own)).not.toBe(read('actor', own))
})
