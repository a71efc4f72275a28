import { openApiDocument } from '@castellan/server/openapi'
import type { Route } from '@castellan/server/route'
import { commandTable } from './commands.ts'
import { asDescription } from './description.ts'
import { problemPage } from './problems.ts'
import { operationTable, pathTypes } from './sdk.ts'

/** The text of every generated file by its path in the repository; the same rows give the same. */
export async function generate(
  rows: readonly Route[],
  version: string,
): Promise<Readonly<Record<string, string>>> {
  const text = `${JSON.stringify(openApiDocument(rows, version), null, 2)}\n`
  const description = asDescription(JSON.parse(text))
  return {
    'docs/api/openapi.json': text,
    'docs/problems/README.md': problemPage(rows),
    'packages/sdk/src/generated/api.ts': await pathTypes(text),
    'packages/sdk/src/generated/operations.ts': operationTable(description),
    'cli/src/generated/commands.ts': commandTable(description),
  }
}
