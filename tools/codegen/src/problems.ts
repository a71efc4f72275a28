import { type KnownProblem, problemIndex } from '@castellan/server/openapi'
import type { Route } from '@castellan/server/route'

/** Routes are named one by one up to this many; a problem of more is one of most routes. */
const namedMax = 12

/** One table row a problem code, in the order of status and code. */
export function problemPage(rows: readonly Route[]): string {
  const described = rows.filter((row) => !row.hidden)
  const lines = [...problemIndex(rows).values()]
    .sort(({ kind: one }, { kind: other }) =>
      one.status === other.status ? compare(one.code, other.code) : one.status - other.status,
    )
    .map((known) => tableRow(known, described.length))
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

function tableRow({ kind, rows }: KnownProblem, all: number): string {
  const { code, status, title } = kind
  const named = rows.map(({ name }) => `\`${name}\``).join(' ')
  const where = rows.length <= namedMax ? named : `${rows.length} of ${all}`
  return `| <a id="${code}"></a>\`${code}\` | ${status} | ${title.replaceAll('|', '\\|')} | ${where} |`
}

const compare = (one: string, other: string): number => (one < other ? -1 : 1)
