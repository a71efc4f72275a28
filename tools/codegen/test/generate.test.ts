import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openApiDocument } from '@castellan/server/openapi'
import { preconditionFailed } from '@castellan/server/problem'
import { publicRoute, type Route, route } from '@castellan/server/route'
import { describedRoutes } from '@castellan/server/routes'
import { describe, test } from 'vitest'
import * as z from 'zod'
import { asDescription, operationsOf } from '../src/description.ts'
import { generate } from '../src/generate.ts'

const rows = describedRoutes()
const operations = operationsOf(asDescription(openApiDocument(rows, '0.0.0')))

test('the generated files are those that the rows give now', () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', main, '--check'],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  )

  assert.equal(stderr, '')
  assert.equal(status, 0)
})

describe('the rows', () => {
  const shown = rows.filter((row) => !row.hidden)

  test('have each a name of its own', () => {
    assert.deepEqual(repeated(shown.map((row) => row.name)), [])
  })

  test('have each a method and path of their own', () => {
    assert.deepEqual(repeated(rows.map((row) => `${row.method} ${row.path}`)), [])
  })

  test('are named noun.verb in camel case, which SDK and CLI are spelled from', () => {
    for (const { name } of rows) assert.match(name, /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
  })
})

describe('the description', () => {
  test('has an operation for every row that is shown', () => {
    assert.deepEqual(
      operations.map(({ operation }) => operation.operationId).sort(),
      rows.flatMap((row) => (row.hidden ? [] : [row.name])).sort(),
    )
  })

  for (const { method, path, operation } of operations) {
    const { operationId, summary, parameters, responses } = operation

    test(`tells of ${operationId} what it does, takes and answers`, () => {
      assert.equal(typeof operationId, 'string')
      assert(summary.length >= 10 && !summary.endsWith('.'), summary)
      assert.deepEqual(
        parameters.flatMap((one) => (one.in === 'path' ? [one.name] : [])).sort(),
        [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort(),
        `${method} ${path}`,
      )
      assert.equal(Object.keys(responses).filter((status) => status.startsWith('2')).length, 1)
    })
  }
})

describe('a row becomes', () => {
  const Box = z.object({ id: z.string(), secret: z.string().describe('Shown this once') })
  const example: Route[] = [
    route({
      name: 'boxes.putAway',
      method: 'PATCH',
      path: '/v1/boxes/:id',
      summary: 'Put a box away',
      allow: 'boxes:update',
      params: z.strictObject({ id: z.string() }),
      query: z.strictObject({ loud: z.boolean().default(false) }),
      body: z.strictObject({
        shelf: z.string().nullable().describe('Where'),
        labels: z.array(z.string()).default([]),
        size: z.enum(['small', 'large']).optional(),
        lining: z.strictObject({ cloth: z.string() }).optional(),
        owner: z.union([z.string(), z.strictObject({ id: z.string() })]).optional(),
        heights: z.array(z.number()).optional(),
        marks: z
          .array(z.union([z.literal('*'), z.string()]))
          .nullable()
          .optional(),
      }),
      reply: { status: 200, schema: Box },
      problems: [preconditionFailed],
      handle: () => undefined,
    }),
    publicRoute({
      name: 'boxes.open',
      method: 'POST',
      path: '/v1/open',
      summary: 'Open a box',
      bothSpellings: true,
      body: z.strictObject({ boxKey: z.string(), hint: z.string().optional() }),
      reply: { status: 204 },
      handle: () => undefined,
    }),
  ]

  test('a command with its flags', async () => {
    const files = await generate(example, '0.0.0')
    const table = files['cli/src/generated/commands.ts']?.split(' = ')[1]

    assert.deepEqual(JSON.parse(table ?? '')[0], {
      operation: 'boxes.putAway',
      noun: 'boxes',
      verb: 'put-away',
      method: 'patch',
      path: '/v1/boxes/{id}',
      summary: 'Put a box away',
      isPublic: false,
      shownOnce: ['secret'],
      params: ['id'],
      query: [{ name: 'loud', type: 'boolean', required: false }],
      body: [
        { name: 'shelf', type: 'string', required: true, description: 'Where' },
        { name: 'labels', type: 'texts', required: false },
        { name: 'size', type: 'string', required: false, enum: ['small', 'large'] },
        { name: 'lining', type: 'json', required: false },
        { name: 'owner', type: 'textOrJson', required: false },
        { name: 'heights', type: 'json', required: false },
        { name: 'marks', type: 'texts', required: false },
      ],
    })
  })

  test('types in which a field with a default may be left out', async () => {
    const types = (await generate(example, '0.0.0'))['packages/sdk/src/generated/api.ts'] ?? ''

    assert.match(types, /labels\?: string\[\]/)
    assert.match(types, /shelf: string \| null/)
  })

  test('a method that reads text where the answer is no JSON, and no command', async () => {
    const print = publicRoute({
      name: 'boxes.print',
      method: 'GET',
      path: '/v1/print',
      summary: 'Print the boxes, one a line',
      mediaType: 'application/x-ndjson',
      reply: { status: 200 },
      handle: () => undefined,
    })
    const files = await generate([...example, print], '0.0.0')
    const table = files['packages/sdk/src/generated/operations.ts'] ?? ''

    assert.match(table, /'boxes\.open': \{ method: 'post', path: '\/v1\/open' \},/)
    assert.match(
      table,
      /'boxes\.print': \{ method: 'get', path: '\/v1\/print', answers: 'text' \},/,
    )
    assert.doesNotMatch(files['cli/src/generated/commands.ts'] ?? '', /boxes\.print/)
  })

  test('a form in snake case where both spellings are taken', () => {
    const [, open] = operationsOf(asDescription(openApiDocument(example, '0.0.0')))
    const form = open?.operation.requestBody?.content['application/x-www-form-urlencoded']?.schema

    assert.deepEqual(Object.keys(form?.properties ?? {}), ['box_key', 'hint'])
    assert.deepEqual(form?.required, ['box_key'])
  })

  test('a line in the table of problems for each of its codes', async () => {
    const page = (await generate(example, '0.0.0'))['docs/problems/README.md'] ?? ''

    assert.match(
      page,
      /`request\.precondition-failed` \| 412 \| It was changed meanwhile \| `boxes\.putAway` \|/,
    )
  })
})

const repeated = (texts: readonly string[]): string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index)
