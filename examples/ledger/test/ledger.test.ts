import assert from 'node:assert/strict'
import type { FastifyRequest } from 'fastify'
import { beforeAll, describe, test } from 'vitest'
import { ledgerApp } from '../src/ledger.ts'
import { type Product, type Reply, startProduct } from './product.ts'

let product: Product
let editor: string
let contributor: string
let viewer: string
let machine: string

beforeAll(async () => {
  product = await startProduct()
  const { castellan } = product
  editor = (await castellan.user('edgar', ['midaz-editor-group'])).token
  contributor = (await castellan.user('cora', ['midaz-contributor-group'])).token
  viewer = (await castellan.user('vera', ['midaz-viewer-group'])).token
  machine = await machineToken()
})

async function machineToken(): Promise<string> {
  const { call } = product.castellan
  const { body } = await call<{ clientId: string; clientSecret: string }>(
    'POST',
    '/v1/applications',
    { body: { name: 'midaz', description: 'nightly' } },
  )
  const { clientId, clientSecret } = body
  const tokens = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'client_credentials', clientId, clientSecret },
  })
  return tokens.body.accessToken
}

const idOf = ({ body }: Reply): string => String(body.id)
const refusal = ({ status, body }: Reply) => [status, body.code]

/** A fresh ledger's path. */
async function ledger(): Promise<string> {
  const organization = await product.call(editor, 'POST /v1/organizations', { legalName: 'Acme' })
  const ledgers = `/v1/organizations/${idOf(organization)}/ledgers`
  return `${ledgers}/${idOf(await product.call(editor, `POST ${ledgers}`, { name: 'Main' }))}`
}

/** A ledger with an external account and a deposit account that holds 500. */
async function funded() {
  const place = await ledger()
  const account = async (name: string, more: object = {}) =>
    idOf(await product.call(editor, `POST ${place}/accounts`, { name, assetCode: 'EUR', ...more }))
  const bank = await account('Bank', { type: 'external' })
  const till = await account('Till')
  const book = (...entries: [string, string, string][]) =>
    product.call(machine, `POST ${place}/transactions`, {
      entries: entries.map(([accountId, side, amount]) => ({ accountId, side, amount })),
    })
  assert.equal((await book([bank, 'debit', '500'], [till, 'credit', '500'])).status, 201)
  const balances = async () => (await product.call(viewer, `GET ${place}/balances`)).body.items
  const transactions = async () =>
    (await product.call(viewer, `GET ${place}/transactions`)).body.items
  return { place, account, bank, till, book, balances, transactions }
}

const routes = [
  { call: 'GET /v1/organizations', needs: 'organizations:get' },
  { call: 'POST /v1/organizations', needs: 'organizations:post' },
  { call: 'GET /v1/organizations/o/ledgers', needs: 'ledgers:get' },
  { call: 'POST /v1/organizations/o/ledgers', needs: 'ledgers:post' },
  { call: 'GET /v1/organizations/o/ledgers/l/accounts', needs: 'accounts:get' },
  { call: 'GET /v1/organizations/o/ledgers/l/accounts/a', needs: 'accounts:get' },
  { call: 'POST /v1/organizations/o/ledgers/l/accounts', needs: 'accounts:post' },
  { call: 'PATCH /v1/organizations/o/ledgers/l/accounts/a', needs: 'accounts:patch' },
  { call: 'DELETE /v1/organizations/o/ledgers/l/accounts/a', needs: 'accounts:delete' },
  { call: 'GET /v1/organizations/o/ledgers/l/balances', needs: 'balances:get' },
  { call: 'GET /v1/organizations/o/ledgers/l/transactions', needs: 'transactions:get' },
  { call: 'GET /v1/organizations/o/ledgers/l/transactions/t', needs: 'transactions:get' },
  { call: 'POST /v1/organizations/o/ledgers/l/transactions', needs: 'transactions:post' },
]

/** Which actions a caller is refused, on any resource. */
const holders = [
  { who: 'an editor', token: () => editor, refused: [] },
  { who: 'a machine', token: () => machine, refused: [] },
  { who: 'a contributor', token: () => contributor, refused: ['delete'] },
  { who: 'a viewer', token: () => viewer, refused: ['delete', 'patch', 'post'] },
]

describe('every route', () => {
  test('is in the table below', () => {
    assert.equal(product.routeCount, routes.length)
  })

  for (const { call, needs } of routes) {
    test(`${call} is refused without a token, before its body is read`, async () => {
      const reply = await product.call(null, call, call.startsWith('GET') ? undefined : '{broken')

      assert.deepEqual(refusal(reply), [401, 'AUT-0006'])
      assert.equal(reply.headers.get('www-authenticate'), 'Bearer realm="castellan"')
    })

    for (const { who, token, refused } of holders) {
      const isRefused = refused.some((action) => needs.endsWith(`:${action}`))
      test(`${call} is ${isRefused ? 'refused' : 'open'} to ${who}`, async () => {
        const { status, body } = await product.call(token(), call)

        assert.equal(status === 403, isRefused)
        if (isRefused) assert.equal(body.detail, `midaz/${needs}: no-match`)
      })
    }
  }
})

describe('a transaction', () => {
  test('moves money between accounts', async () => {
    const { bank, till, balances } = await funded()

    assert.deepEqual(await balances(), [
      { accountId: bank, assetCode: 'EUR', available: '-500' },
      { accountId: till, assetCode: 'EUR', available: '500' },
    ])
  })

  test('can be read again, by its id and in the list', async () => {
    const { place, transactions, till, bank } = await funded()
    const all = await transactions()
    assert(Array.isArray(all))

    const { status, body } = await product.call(viewer, `GET ${place}/transactions/${all[0].id}`)

    assert.equal(status, 200)
    assert.deepEqual(body, all[0])
    assert.deepEqual(body.entries, [
      { accountId: bank, side: 'debit', amount: '500' },
      { accountId: till, side: 'credit', amount: '500' },
    ])
  })

  test('keeps every digit of amounts that a double would round', async () => {
    const { bank, till, book, balances } = await funded()
    const amount = '900719925474099301'

    await book([bank, 'debit', amount], [till, 'credit', amount])

    assert.deepEqual(await balances(), [
      { accountId: bank, assetCode: 'EUR', available: '-900719925474099801' },
      { accountId: till, assetCode: 'EUR', available: '900719925474099801' },
    ])
  })

  type Entries = [string, string, string][]
  type Funded = Awaited<ReturnType<typeof funded>>
  const refusals: {
    when: string
    entries: (world: Funded) => Entries | Promise<Entries>
    answer: [number, string]
  }[] = [
    {
      when: 'the credits exceed the debits',
      entries: ({ bank, till }) => [
        [bank, 'debit', '10'],
        [till, 'credit', '11'],
      ],
      answer: [422, 'transaction.unbalanced'],
    },
    {
      when: 'both sides balance only across two assets',
      entries: async ({ bank, account }) => [
        [bank, 'debit', '10'],
        [await account('Dollars', { assetCode: 'USD' }), 'credit', '10'],
      ],
      answer: [422, 'transaction.unbalanced'],
    },
    {
      when: 'a deposit account would fall below zero',
      entries: ({ bank, till }) => [
        [till, 'debit', '501'],
        [bank, 'credit', '501'],
      ],
      answer: [422, 'transaction.funds-missing'],
    },
    {
      when: 'two debits of one account exceed together what it holds',
      entries: ({ bank, till }) => [
        [till, 'debit', '300'],
        [till, 'debit', '300'],
        [bank, 'credit', '600'],
      ],
      answer: [422, 'transaction.funds-missing'],
    },
    {
      when: 'an account is of another ledger',
      entries: async ({ bank }) => [
        [bank, 'debit', '10'],
        [(await funded()).till, 'credit', '10'],
      ],
      answer: [422, 'transaction.account-missing'],
    },
    {
      when: 'an amount is zero',
      entries: ({ bank, till }) => [
        [bank, 'debit', '0'],
        [till, 'credit', '0'],
      ],
      answer: [400, 'request.invalid'],
    },
    {
      when: 'an amount is negative',
      entries: ({ bank, till }) => [
        [bank, 'debit', '-5'],
        [till, 'credit', '-5'],
      ],
      answer: [400, 'request.invalid'],
    },
    {
      when: 'it has one entry',
      entries: ({ bank }) => [[bank, 'debit', '5']],
      answer: [400, 'request.invalid'],
    },
  ]

  for (const { when, entries, answer } of refusals) {
    test(`is refused with ${answer[1]} when ${when}, and nothing is booked`, async () => {
      const world = await funded()
      const wanted = await entries(world)
      const before = [await world.balances(), await world.transactions()]

      const reply = await world.book(...wanted)

      assert.deepEqual(refusal(reply), answer)
      assert.deepEqual([await world.balances(), await world.transactions()], before)
    })
  }
})

describe('an account', () => {
  test('is added, read, changed and deleted', async () => {
    const place = await ledger()
    const added = await product.call(editor, `POST ${place}/accounts`, {
      name: 'Till',
      assetCode: 'EUR',
      alias: '@till',
    })
    assert.equal(added.status, 201)
    assert.deepEqual([added.body.type, added.body.alias], ['deposit', '@till'])
    const one = `${place}/accounts/${idOf(added)}`

    const changed = await product.call(contributor, `PATCH ${one}`, { name: 'Front till' })
    assert.deepEqual(changed.body, { ...added.body, name: 'Front till' })
    assert.deepEqual((await product.call(viewer, `GET ${one}`)).body, changed.body)

    assert.equal((await product.call(editor, `DELETE ${one}`)).status, 204)
    assert.deepEqual(refusal(await product.call(viewer, `GET ${one}`)), [404, 'account.unknown'])
  })

  test('that holds money stays', async () => {
    const { place, till, balances } = await funded()
    const before = await balances()

    const reply = await product.call(editor, `DELETE ${place}/accounts/${till}`)

    assert.deepEqual(refusal(reply), [409, 'account.not-empty'])
    assert.deepEqual(await balances(), before)
  })

  test('keeps its alias to itself', async () => {
    const { place, till, account } = await funded()
    const other = await account('Other', { alias: '@other' })

    const taken = await product.call(editor, `PATCH ${place}/accounts/${till}`, { alias: '@other' })
    const own = await product.call(editor, `PATCH ${place}/accounts/${other}`, { alias: '@other' })

    assert.deepEqual(refusal(taken), [409, 'account.alias-taken'])
    assert.equal(own.status, 200)
  })

  const bad = [
    { when: 'the body is no JSON', body: '{', code: 'request.malformed', pointer: undefined },
    { when: 'a field is missing', body: { name: 'A' }, pointer: '/assetCode' },
    { when: 'a field is unknown', body: { name: 'A', assetCode: 'EUR', x: 1 }, pointer: '/x' },
    { when: 'a field is no text', body: { name: 7, assetCode: 'EUR' }, pointer: '/name' },
    { when: 'the name is blank', body: { name: ' ', assetCode: 'EUR' }, pointer: '/name' },
    {
      when: 'the type is none',
      body: { name: 'A', assetCode: 'EUR', type: 'gold' },
      pointer: '/type',
    },
  ]

  for (const { when, body, code = 'request.invalid', pointer } of bad) {
    test(`is refused when ${when}, and none is added`, async () => {
      const place = await ledger()

      const reply = await product.call(editor, `POST ${place}/accounts`, body)

      assert.deepEqual(refusal(reply), [400, code])
      assert.match(reply.headers.get('content-type') ?? '', /^application\/problem\+json/)
      const { errors } = reply.body
      assert.equal(Array.isArray(errors) ? errors[0].pointer : undefined, pointer)
      assert.equal((await product.call(viewer, `GET ${place}/accounts`)).body.total, 0)
    })
  }
})

describe('a list', () => {
  test('comes in pages', async () => {
    const place = await ledger()
    for (const name of ['A', 'B', 'C']) {
      await product.call(editor, `POST ${place}/accounts`, { name, assetCode: 'EUR' })
    }

    const { body } = await product.call(viewer, `GET ${place}/accounts?page=2&limit=2`)

    assert.deepEqual([body.page, body.limit, body.total], [2, 2, 3])
    assert(Array.isArray(body.items))
    assert.deepEqual(
      body.items.map(({ name }) => name),
      ['C'],
    )
  })

  for (const query of ['limit=0', 'limit=101', 'page=0', 'page=x', 'order=up']) {
    test(`refuses ?${query}`, async () => {
      const reply = await product.call(viewer, `GET /v1/organizations?${query}`)

      assert.deepEqual(refusal(reply), [400, 'request.invalid'])
    })
  }
})

describe('what is not there', () => {
  test('answers 404, by what is missing', async () => {
    const place = await ledger()
    const elsewhere = (await ledger()).replace(/ledgers.*/, place.replace(/.*(?=ledgers)/, ''))
    const nowhere = '/v1/organizations/none/ledgers'
    const answers = [
      ['GET /v1/nothing', 'route.unknown'],
      [`GET ${nowhere}`, 'organization.unknown'],
      [`GET ${nowhere}/none/accounts`, 'organization.unknown'],
      [`GET ${elsewhere}/accounts`, 'ledger.unknown'],
      [`GET ${place}/accounts/none`, 'account.unknown'],
      [`GET ${place}/transactions/none`, 'transaction.unknown'],
    ] as const

    for (const [call, code] of answers) {
      assert.deepEqual(refusal(await product.call(viewer, call)), [404, code])
    }
  })
})

describe('two tenants', () => {
  test('keep their books apart', async () => {
    const app = ledgerApp(() => async (request: FastifyRequest) => {
      const { tenant } = request.headers
      request.castellan = { ...nobody, tenantId: typeof tenant === 'string' ? tenant : null }
    })
    const call = (tenant: string, method: 'GET' | 'POST', payload?: object) =>
      app.inject({
        method,
        url: '/v1/organizations',
        headers: { tenant },
        ...(payload && { payload }),
      })
    await call('acme', 'POST', { legalName: 'Acme' })

    assert.equal((await call('acme', 'GET')).json().total, 1)
    assert.equal((await call('other', 'GET')).json().total, 0)
    await app.close()
  })
})

/** A caller of whom a token told nothing. */
const nobody = {
  subject: null,
  issuer: null,
  type: null,
  name: null,
  clientId: null,
  tenantId: null,
  tenantSlug: null,
  claims: {},
}
