import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { foundTenant, startPlatform } from '../platform.ts'
import { waiting } from '../waiting.ts'

const server = await startPlatform()
const database = new pg.Client({ connectionString: server.databaseUrl })
await database.connect()
afterAll(() => database.end())

interface Reply {
  readonly code?: string
  readonly status?: string
}

const acts = {
  delete: ['DELETE', ''],
  suspend: ['POST', '/suspend'],
  resume: ['POST', '/resume'],
  purge: ['POST', '/$purge'],
} as const
type Verb = keyof typeof acts

const send = async (id: string, verb: Verb): Promise<string> => {
  const [method, path] = acts[verb]
  const { status, body } = await server.call<Reply>(method, `/v1/tenants/${id}${path}`)
  return `${status} ${body.code ?? ''}`.trim()
}

/** Does both while the tenant is held, so that the second begins before the first is done. */
async function atOnce(id: string, first: Verb, second: Verb): Promise<string[]> {
  const begun: Promise<string>[] = []
  await database.query('begin')
  try {
    await database.query('select from tenants where id = $1 for update', [id])
    for (const verb of [first, second]) {
      begun.push(send(id, verb))
      await waiting(database, begun.length)
    }
  } finally {
    await database.query('rollback')
  }
  return Promise.all(begun)
}

const cases: readonly { acts: [Verb, Verb]; isDeleted?: true; replies: string[]; is: string }[] = [
  { acts: ['delete', 'suspend'], replies: ['204', '409 tenant.deleted'], is: 'deleted' },
  { acts: ['suspend', 'delete'], replies: ['200', '204'], is: 'deleted' },
  {
    acts: ['resume', 'purge'],
    isDeleted: true,
    replies: ['200', '409 tenant.not-deleted'],
    is: 'active',
  },
  {
    acts: ['purge', 'resume'],
    isDeleted: true,
    replies: ['204', '404 tenant.unknown'],
    is: 'tenant.unknown',
  },
]

for (const [nth, { acts: both, isDeleted, replies, is }] of cases.entries())
  test(`a tenant has what came first: ${both.join(', and at once ')}`, async () => {
    const { id } = await foundTenant(server, `tenant-${nth}`)
    if (isDeleted) expect(await send(id, 'delete')).toBe('204')
    expect(await atOnce(id, ...both)).toEqual(replies)
    const { body } = await server.call<Reply>('GET', `/v1/tenants/${id}`)
    expect(body.code ?? body.status).toBe(is)
  })
