import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { ProblemKind } from '../../kernel/problem.ts'
import type { Route } from '../../kernel/route.ts'
import { escaped, page } from './page.ts'

/** What a code means, and which calls may answer with it; none of them: any path may. */
export interface Meaning {
  readonly kind: ProblemKind
  readonly rows: readonly Route[]
}

/** The pages that the `type` of a problem document leads to: what its code means. */
export function problemPages(
  app: FastifyInstance,
  meaningOf: (code: string) => Meaning | undefined,
): void {
  app.get('/problems/:code', (request, reply) => {
    const { code } = Params.parse(request.params)
    const meaning = meaningOf(code)
    return meaning ? page(reply, 200, told(meaning)) : page(reply, 404, unknown)
  })
}

const Params = z.object({ code: z.string() })

function told({ kind, rows }: Meaning): string {
  const calls = rows.map(
    ({ name, method, path }) =>
      `<li><code>${escaped(`${method} ${path}`)}</code> <small>${escaped(name)}</small></li>`,
  )
  return `<h1>${escaped(kind.title)}</h1>
    <p>Code <code>${escaped(kind.code)}</code>, status ${kind.status}.</p>
    <p>What was wrong this time stands in <code>detail</code> and <code>errors</code> of the answer.</p>
    ${calls.length === 0 ? '<p>Any path may answer with it.</p>' : `<p>Calls that may answer with it:</p><ul>${calls.join('')}</ul>`}`
}

const unknown = '<h1>No such problem</h1><p>This server answers with no problem of that code.</p>'
