import { type FastifyProtect, fastifyProtect } from '@castellan/sdk/fastify'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import {
  type AccountPatch,
  type Book,
  type NewAccount,
  type NewTransaction,
  newBook,
} from './book.ts'
import { answerProblem, Problem, problems } from './problem.ts'
import * as schema from './schema.ts'

/**
 * The ledger: organizations, their ledgers, accounts and transactions, each route behind the
 * permission of `midaz` that it needs. What a tenant keeps there is its own.
 */
export function ledgerApp(protect: FastifyProtect = fastifyProtect()): FastifyInstance {
  const app = Fastify({
    exposeHeadRoutes: false,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true } },
  })
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler(() => {
    throw new Problem(problems.routeUnknown)
  })

  letConnectionsGo(app)

  const books = bookkeeping()
  organizationRoutes(app, protect, books)
  accountRoutes(app, protect, books)
  transactionRoutes(app, protect, books)
  return app
}

/** Once the ledger closes, no connection outlives the answer that it waits for. */
function letConnectionsGo(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}

interface InOrganization {
  readonly organization: string
}
interface InLedger extends InOrganization {
  readonly ledger: string
}
interface OneOf extends InLedger {
  readonly id: string
}
interface PageQuery {
  readonly page?: string
  readonly limit?: string
}

const organizationsPath = '/v1/organizations'
const ledgersPath = `${organizationsPath}/:organization/ledgers`
const ledgerPath = `${ledgersPath}/:ledger`

/** Finds the book of the tenant that the caller's token was made for. */
type BookOf = (request: FastifyRequest) => Book

function bookkeeping(): BookOf {
  const books = new Map<string, Book>()
  return ({ castellan }) => {
    const tenant = castellan?.tenantId ?? 'unprotected'
    const book = books.get(tenant) ?? newBook()
    books.set(tenant, book)
    return book
  }
}

function organizationRoutes(app: FastifyInstance, protect: FastifyProtect, bookOf: BookOf): void {
  app.get<{ Querystring: PageQuery }>(
    organizationsPath,
    { onRequest: protect('midaz', 'organizations', 'get'), schema: schema.page },
    async (request) => pageOf(bookOf(request).organizations(), request.query),
  )

  app.post<{ Body: { legalName: string } }>(
    organizationsPath,
    { onRequest: protect('midaz', 'organizations', 'post'), schema: schema.newOrganization },
    async (request, reply) =>
      reply.code(201).send(bookOf(request).addOrganization(request.body.legalName)),
  )

  app.get<{ Params: InOrganization; Querystring: PageQuery }>(
    ledgersPath,
    { onRequest: protect('midaz', 'ledgers', 'get'), schema: schema.page },
    async (request) => pageOf(bookOf(request).ledgers(request.params.organization), request.query),
  )

  app.post<{ Params: InOrganization; Body: { name: string } }>(
    ledgersPath,
    { onRequest: protect('midaz', 'ledgers', 'post'), schema: schema.newLedger },
    async (request, reply) => {
      const { params, body } = request
      return reply.code(201).send(bookOf(request).addLedger(params.organization, body.name))
    },
  )
}

function accountRoutes(app: FastifyInstance, protect: FastifyProtect, bookOf: BookOf): void {
  const open = opener(bookOf)

  app.get<{ Params: InLedger; Querystring: PageQuery }>(
    `${ledgerPath}/accounts`,
    { onRequest: protect('midaz', 'accounts', 'get'), schema: schema.page },
    async (request) => pageOf(open(request).accounts(), request.query),
  )

  app.get<{ Params: OneOf }>(
    `${ledgerPath}/accounts/:id`,
    { onRequest: protect('midaz', 'accounts', 'get') },
    async (request) => open(request).account(request.params.id),
  )

  app.post<{ Params: InLedger; Body: NewAccount }>(
    `${ledgerPath}/accounts`,
    { onRequest: protect('midaz', 'accounts', 'post'), schema: schema.newAccount },
    async (request, reply) => reply.code(201).send(open(request).addAccount(request.body)),
  )

  app.patch<{ Params: OneOf; Body: AccountPatch }>(
    `${ledgerPath}/accounts/:id`,
    { onRequest: protect('midaz', 'accounts', 'patch'), schema: schema.accountPatch },
    async (request) => open(request).changeAccount(request.params.id, request.body),
  )

  app.delete<{ Params: OneOf }>(
    `${ledgerPath}/accounts/:id`,
    { onRequest: protect('midaz', 'accounts', 'delete') },
    async (request, reply) => {
      open(request).deleteAccount(request.params.id)
      return reply.code(204).send()
    },
  )
}

function transactionRoutes(app: FastifyInstance, protect: FastifyProtect, bookOf: BookOf): void {
  const open = opener(bookOf)

  app.get<{ Params: InLedger; Querystring: PageQuery }>(
    `${ledgerPath}/balances`,
    { onRequest: protect('midaz', 'balances', 'get'), schema: schema.page },
    async (request) => pageOf(open(request).balances(), request.query),
  )

  app.get<{ Params: InLedger; Querystring: PageQuery }>(
    `${ledgerPath}/transactions`,
    { onRequest: protect('midaz', 'transactions', 'get'), schema: schema.page },
    async (request) => pageOf(open(request).transactions(), request.query),
  )

  app.get<{ Params: OneOf }>(
    `${ledgerPath}/transactions/:id`,
    { onRequest: protect('midaz', 'transactions', 'get') },
    async (request) => open(request).transaction(request.params.id),
  )

  app.post<{ Params: InLedger; Body: NewTransaction }>(
    `${ledgerPath}/transactions`,
    { onRequest: protect('midaz', 'transactions', 'post'), schema: schema.newTransaction },
    async (request, reply) => reply.code(201).send(open(request).book(request.body)),
  )
}

/** Opens the ledger that a path names, in the book of the caller's tenant. */
const opener = (bookOf: BookOf) => (request: FastifyRequest<{ Params: InLedger }>) =>
  bookOf(request).open(request.params.organization, request.params.ledger)

function pageOf<T>(
  all: readonly T[],
  { page: pageText = '1', limit: limitText = '10' }: PageQuery,
) {
  const [page, limit] = [Number(pageText), Number(limitText)]
  return { items: all.slice((page - 1) * limit, page * limit), page, limit, total: all.length }
}
