import type { Dialect, Refused } from '../../kernel/dialect.ts'
import type { ProblemKind } from '../../kernel/problem.ts'
import { type Code, codeOf, invalidRequest, targetUserMissing, userMissing } from './codes.ts'

/** The problem documents of the Access API: an integer `code`, and `errors` by field. */
export const accessDialect = dialectOf('/access/api/', {
  'IDE-1003': targetUserMissing,
  'actor.unknown': targetUserMissing,
})

/** Those of the Identity API, which says of a taken name only that it is not valid. */
export const identityDialect = dialectOf('/identity/api/', {
  'IDE-1003': userMissing,
  'actor.unknown': userMissing,
  'role.code-taken': invalidRequest,
})

/** `own` are those that the other API calls otherwise. */
function dialectOf(prefix: string, own: Readonly<Record<string, Code>>): Dialect {
  return { prefix, tell: (refused) => tell(refused, own[refused.kind.code]) }
}

function tell({ kind, facts, requestId }: Refused, own: Code | undefined) {
  const { code, name } = own ?? wireCode(kind)
  const errors = (facts.errors ?? []).map(({ pointer, code, detail }) => ({
    field: fieldOf(pointer),
    code,
    detail: detail.startsWith(pointer) ? detail.slice(pointer.length).replace(/^:? /, '') : detail,
  }))
  return {
    name,
    code,
    title: kind.title,
    detail: facts.detail ?? kind.title,
    status: kind.status,
    type: `/problems/${kind.code}`,
    instance: `urn:castellan:request:${requestId}`,
    errorDetails: errors,
    ...(errors.length > 0 && { errors: byField(errors) }),
  }
}

const wireCode = (kind: ProblemKind & { readonly wire?: Code }): Code =>
  kind.wire ?? codeOf(kind.code, kind.status)

function byField(errors: readonly { field: string; detail: string }[]): Record<string, string[]> {
  const grouped = Map.groupBy(errors, ({ field }) => field)
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
