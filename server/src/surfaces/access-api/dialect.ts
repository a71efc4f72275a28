import type { Dialect, Refused } from '../../kernel/dialect.ts'
import type { InputError, ProblemKind } from '../../kernel/problem.ts'
import { type Code, codeOf } from './codes.ts'

/** The problem documents of the Access API: an integer `code`, and `errors` by field. */
export const accessDialect: Dialect = { prefix: '/access/api/', tell }

/** The Identity API has the same ones. */
export const identityDialect: Dialect = { prefix: '/identity/api/', tell }

function tell({ kind, facts, requestId }: Refused) {
  const { code, name } = wireCode(kind)
  const errors = facts.errors ?? []
  return {
    name,
    code,
    title: kind.title,
    detail: facts.detail ?? kind.title,
    status: kind.status,
    type: `/problems/${kind.code}`,
    instance: `urn:castellan:request:${requestId}`,
    errorDetails: errors.map(({ pointer, code, detail }) => ({
      field: fieldOf(pointer),
      code,
      detail,
    })),
    ...(errors.length > 0 && { errors: byField(errors) }),
  }
}

const wireCode = (kind: ProblemKind & { readonly wire?: Code }): Code =>
  kind.wire ?? codeOf(kind.code, kind.status)

function byField(errors: readonly InputError[]): Record<string, string[]> {
  const grouped = Map.groupBy(errors, ({ pointer }) => fieldOf(pointer))
  return Object.fromEntries(
    [...grouped].map(([field, of]) => [field, of.map(({ detail }) => detail)]),
  )
}

/** `/selectors/0/actions` as `selectors[0].actions`, the way clients of this wire read it. */
const fieldOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path ? `${path}.${part}` : part),
      '',
    )
