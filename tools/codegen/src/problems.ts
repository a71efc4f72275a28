import { problemsOf } from '@castellan/server/openapi'
import type { ProblemKind } from '@castellan/server/problem'
import type { Route } from '@castellan/server/route'

/** Routes are named one by one up to this many; a problem of more is one of most routes. */
const namedMax = 12

/** One table row a problem code, in the order of status and code. */
export function problemPage(rows: readonly Route[]): string {
  const described = rows.filter((row) => !row.hidden)
  const kinds = new Map<string, { kind: ProblemKind; routes: Set<string> }>()
  for (const row of described) {
    for (const kind of problemsOf(row)) {
      const known = kinds.get(kind.code) ?? { kind, routes: new Set<string>() }
      kinds.set(kind.code, { ...known, routes: known.routes.add(row.name) })
    }
  }
  const lines = [...kinds.values()]
    .sort(({ kind: one }, { kind: other }) =>
      one.status === other.status ? compare(one.code, other.code) : one.status - other.status,
    )
    .map(({ kind, routes }) => tableRow(kind, routes, described.length))
  return `${head}${lines.join('\n')}\n`
}

const head = `# Problems

<!-- Generated from the route rows by \`npm run generate\`. Do not edit. -->

A call that is refused answers \`application/problem+json\` (RFC 9457). Its \`code\` is one of these and
stays what it is; \`detail\` and \`errors\` tell what was wrong this time. Any path may answer
\`route.unknown\` (404), \`route.wrong-method\` (405), \`request.too-large\` (413) and
\`request.media-type\` (415) besides.

| code | status | title | routes |
|---|---|---|---|
`

function tableRow({ code, status, title }: ProblemKind, routes: ReadonlySet<string>, all: number) {
  const named = [...routes].map((name) => `\`${name}\``).join(' ')
  const where = routes.size <= namedMax ? named : `${routes.size} of ${all}`
  return `| <a id="${code}"></a>\`${code}\` | ${status} | ${title.replaceAll('|', '\\|')} | ${where} |`
}

const compare = (one: string, other: string): number => (one < other ? -1 : 1)
