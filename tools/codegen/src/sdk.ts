import openapiTS, { astToString } from 'openapi-typescript'
import { answersInJson, type Description, operationsOf } from './description.ts'
import { generated } from './text.ts'

/** The types of every path, input and answer. */
export async function pathTypes(document: string): Promise<string> {
  // A field with a default may be left out of what is sent.
  const nodes = await openapiTS(document, { defaultNonNullable: false, alphabetize: false })
  return `${generated}${astToString(nodes)}`
}

/** Which method and path each operation's name stands for, and whether it answers with text. */
export function operationTable(description: Description): string {
  const rows = operationsOf(description).map(
    ({ method, path, operation }) =>
      `  '${operation.operationId}': { method: '${method}', path: '${path}'${
        answersInJson(operation) ? '' : ", answers: 'text'"
      } },`,
  )
  return `${generated}export const operations = {\n${rows.join('\n')}\n} as const\n`
}
