import { describe, expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import type { Page } from '../../kernel/page.ts'
import type { Collection } from './schema.ts'

const server = await startServer()
const { call } = server

const policy = async (code: string, actions = ['midaz/accounts:get']) => {
  const body = { code, effect: 'allow', selectors: [{ kind: 'all', actions }] }
  expect((await call('POST', '/v1/policies', { body })).status).toBe(201)
  return `default/${code}`
}
const create = async (body: unknown) => {
  const made = await call<Collection>('POST', '/v1/policy-collections', { body })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

const [read, write] = [await policy('read'), await policy('write', ['midaz/accounts:patch'])]

describe('a policy collection', () => {
  test('is added with what it holds, shown and listed', async () => {
    const inner = await create({ code: 'inner', policies: [write] })
    const outer = await create({
      code: 'outer',
      description: 'All of it',
      policies: [read, read],
      collections: ['default/inner'],
      annotations: { owner: 'ledger' },
    })
    expect(outer).toMatchObject({
      scope: 'default',
      description: 'All of it',
      policies: [read],
      collections: ['default/inner'],
      annotations: { owner: 'ledger' },
      managedBy: null,
      revision: 1,
    })
    expect((await call('GET', `/v1/policy-collections/${outer.id}`)).body).toEqual(outer)
    const listed = await call<Page<Collection>>('GET', '/v1/policy-collections?filter=NER')
    expect(listed.body.items).toEqual([inner])
  })

  test('takes members in and gives them out, and is replaced whole', async () => {
    const inner = await create({ code: 'member' })
    const { id } = await create({ code: 'changing', description: 'kept', policies: [read] })
    const path = `/v1/policy-collections/${id}`
    const body = { policies: [write, read], collections: ['default/member'] }
    expect((await call('POST', `${path}/add`, { body })).body).toMatchObject({
      description: 'kept',
      policies: [read, write],
      collections: ['default/member'],
      revision: 2,
    })
    const less = { policies: [read], collections: ['default/inner'] }
    expect((await call('POST', `${path}/take`, { body: less })).body).toMatchObject({
      policies: [write],
      collections: ['default/member'],
    })
    expect((await call('DELETE', `/v1/policy-collections/${inner.id}`)).status).toBe(409)
    const whole = { policies: [read] }
    expect((await call('PUT', path, { body: whole })).body).toMatchObject({
      description: '',
      policies: [read],
      collections: [],
    })
    expect((await call('DELETE', `/v1/policy-collections/${inner.id}`)).status).toBe(204)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('GET', path)).status).toBe(404)
  })

  test('never comes to hold itself, and the refusal names the way', async () => {
    const a = await create({ code: 'a' })
    const b = await create({ code: 'b', collections: ['default/a'] })
    await create({ code: 'c', collections: ['default/a', 'default/b'] })
    const said = async (id: string, ...collections: string[]) => {
      const path = `/v1/policy-collections/${id}/add`
      const { body } = await call<{ code: string; detail: string }>('POST', path, {
        body: { collections },
      })
      return [body.code, body.detail]
    }
    expect(await said(a.id, 'default/c')).toEqual([
      'policy-collection.cycle',
      'default/a → default/c → default/a',
    ])
    expect(await said(b.id, 'default/c')).toEqual([
      'policy-collection.cycle',
      'default/b → default/c → default/b',
    ])
    expect(await said(a.id, 'default/a')).toEqual([
      'policy-collection.cycle',
      'default/a → default/a',
    ])
  })

  test('makes no cycle with another that is written at once', async () => {
    for (const round of [1, 2, 3]) {
      const [one, other] = [
        await create({ code: `x${round}` }),
        await create({ code: `y${round}` }),
      ]
      const statuses = await Promise.all([
        call('POST', `/v1/policy-collections/${one.id}/add`, {
          body: { collections: [`default/y${round}`] },
        }),
        call('POST', `/v1/policy-collections/${other.id}/add`, {
          body: { collections: [`default/x${round}`] },
        }),
      ])
      expect(statuses.map(({ status }) => status).sort()).toEqual([200, 409])
    }
  })
})
