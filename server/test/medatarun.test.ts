import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from './harness.ts'

let server: TestServer
const tokens: Record<string, string> = {}

beforeAll(async () => {
  server = await startServer()
  for (const role of ['reader', 'manager', 'admin']) {
    const { id, token } = await server.user(`the-${role}`)
    tokens[role] = token
    await server.call('POST', '/v1/assignments', {
      body: { actorId: id, role: `default/medatarun-${role}` },
    })
  }
})

const may = async (token: string, resource: string, action: string): Promise<boolean> => {
  const { body } = await server.call<{ authorized: boolean }>('POST', '/v1/authorize', {
    token,
    body: { product: 'medatarun', resource, action },
  })
  return body.authorized
}

/** The product's own name, what it is here, and whether reader, manager and admin hold it. */
const matrix: [string, string, string, boolean, boolean, boolean][] = [
  ['admin', 'instance', 'admin', false, false, true],
  ['model_read', 'model', 'read', true, true, false],
  ['model_write', 'model', 'write', false, true, false],
  ['model_create_manual', 'model', 'create-manual', false, true, false],
  ['model_copy', 'model', 'copy', false, true, false],
  ['model_delete', 'model', 'delete', false, true, false],
  ['model_import', 'model', 'import', false, true, false],
  ['model_release', 'model', 'release', false, true, false],
  ['model_update_authority', 'model', 'update-authority', false, true, false],
  ['tag_local_manage', 'tag-local', 'manage', false, true, false],
  ['tag_global_manage', 'tag-global', 'manage', false, true, false],
  ['tag_group_manage', 'tag-group', 'manage', false, true, false],
]

describe('the roles of the catalogue of data models', () => {
  for (const [name, resource, action, reader, manager, admin] of matrix)
    for (const [role, holds] of Object.entries({ reader, manager, admin }))
      test(`${role} ${holds ? 'holds' : 'does not hold'} ${name}`, async () => {
        expect(await may(tokens[role] ?? '', resource, action)).toBe(holds)
      })

  test('the catalogue has these twelve and no other', async () => {
    const { body } = await server.call<{ items: { key: string }[]; total: number }>(
      'GET',
      '/v1/permission-catalogue?filter=medatarun/&limit=100',
    )
    const keys = matrix.map(([, resource, action]) => `medatarun/${resource}:${action}`)
    expect(body.items.map(({ key }) => key).sort()).toEqual(keys.sort())
  })

  test('the manifest tells what each was called', () => {
    const text = readFileSync(new URL('../../manifests/medatarun.yaml', import.meta.url), 'utf8')
    for (const [name, resource, action] of matrix)
      expect(text).toMatch(new RegExp(`# +${name} +medatarun/${resource}:${action} `))
  })
})
