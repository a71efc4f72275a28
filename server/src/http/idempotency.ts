import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../kernel/caller.ts'
import type { Once } from '../kernel/once.ts'
import { authInput, Problem } from '../kernel/problem.ts'
import type { Route } from '../kernel/route.ts'

/** Whether an `Idempotency-Key` says anything to the row. */
export const takesKey = (row: Route): boolean =>
  row.method === 'POST' && row.allow !== 'public' && !row.safe

export interface Keyed {
  readonly key: unknown
  readonly row: Route
  readonly caller: Caller
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly once: Once
  /** Does what was asked, sets status and headers of the reply, and answers the value to send. */
  act(): Promise<unknown>
}

/** Answers a request with an `Idempotency-Key`: a retry gets what the first got, and changes nothing. */
export async function answerOnce(keyed: Keyed): Promise<FastifyReply> {
  const { row, caller, request, reply, once, act } = keyed
  const { isReplayed, ...answer } = await once(caller, {
    key: keyOf(keyed),
    request: `${row.method} ${request.url}\n${JSON.stringify(request.body)}`,
    async run() {
      const value = await act()
      const body = value === undefined ? '' : String(reply.serialize(value))
      return { status: reply.statusCode, headers: remembered(reply), body }
    },
  })

  reply.code(answer.status).headers(answer.headers)
  if (isReplayed) reply.header('idempotent-replayed', 'true')
  if (answer.body === '') return reply.send()
  return reply.type('application/json; charset=utf-8').send(answer.body)
}

function keyOf({ key, row }: Keyed): string {
  if (typeof key === 'string' && /^[!-~]{1,255}$/.test(key)) return key
  throw new Problem((row.input ?? authInput).malformed, {
    detail: 'An Idempotency-Key has 1 to 255 visible ASCII characters',
  })
}

/** What is told of the act itself; the other headers are about the request. */
const remembered = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    ['etag', 'x-access-version'].flatMap((name) => {
      const value = reply.getHeader(name)
      return value === undefined ? [] : [[name, String(value)]]
    }),
  )
