import * as z from 'zod'
import {
  authInput,
  forbidden,
  internal,
  keyInProgress,
  keyReused,
  type ProblemKind,
  preconditionFailed,
  tenantSuspended,
  tooManyRequests,
} from '../kernel/problem.ts'
import type { Route } from '../kernel/route.ts'
import { takesKey } from './idempotency.ts'

type Json = Record<string, unknown>

/** What the HTTP library serialises a row's answer by; fields it does not list are cut. */
export function replySchema(row: Route): Json {
  return row.reply.schema ? { [row.reply.status]: jsonSchema(row.reply.schema, 'output') } : {}
}

/** The OpenAPI 3.1 description of the rows, in their order. */
export function openApiDocument(rows: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const row of rows.filter((one) => !one.hidden)) {
    const path = row.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(row) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Castellan',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: jsonSchema(ProblemDocument, 'output') },
    },
  }
}

const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  message: z.string(),
  entityType: z.string().optional(),
  requestId: z.string(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .optional(),
})

function operation(row: Route): Json {
  return {
    operationId: row.name,
    tags: [row.name.split('.')[0]],
    summary: row.summary,
    ...(row.allow === 'public' ? { security: [] } : { security: [{ token: [] }] }),
    ...(row.allow.includes(':') && { 'x-permission': `access-manager/${row.allow}` }),
    ...(row.platform && { 'x-platform': true }),
    parameters: [
      ...parameters(row.params, 'path'),
      ...parameters(row.query, 'query'),
      ...(isGuarded(row) ? [ifMatch] : []),
      ...(takesKey(row) ? [idempotencyKey] : []),
    ],
    ...(row.body && { requestBody: requestBody(row.body, row) }),
    responses: { [row.reply.status]: success(row), ...problemResponses(problemsOf(row)) },
  }
}

const isGuarded = (row: Route): boolean => row.problems?.includes(preconditionFailed) ?? false

const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag that the change builds on; refused with 412 when it is no longer the last',
  schema: { type: 'string' },
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A retry with the same key within 24 hours gets the same answer and does nothing',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
}

/** A body may be left out when no field of it is needed. */
function requestBody(body: z.ZodType, { bothSpellings }: Route): Json {
  const schema = jsonSchema(body, 'input')
  const { properties, required } = schema as { properties?: Json; required?: string[] }
  const named = Object.entries(properties ?? {}).map(([name, one]) => [snakeCase(name), one])
  const form = {
    ...schema,
    properties: Object.fromEntries(named),
    required: (required ?? []).map(snakeCase),
  }
  return {
    required: !properties || (required ?? []).length > 0,
    content: {
      'application/json': { schema },
      ...(bothSpellings && { 'application/x-www-form-urlencoded': { schema: form } }),
    },
  }
}

const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function success(row: Route): Json {
  const { schema } = row.reply
  const mediaType = row.mediaType ?? 'application/json'
  const said = schema ? jsonSchema(schema, 'output') : row.mediaType && { type: 'string' }
  return {
    description: row.summary,
    ...(said && { content: { [mediaType]: { schema: said } } }),
  }
}

/** All that a row may answer with beside its success: its own problems, and those of its kind. */
export const problemsOf = (row: Route): readonly ProblemKind[] => [
  ...(row.problems ?? []),
  ...commonProblems(row),
]

export interface KnownProblem {
  readonly kind: ProblemKind
  /** The described rows that may answer with it; empty when any path may. */
  readonly rows: readonly Route[]
}

/** Every problem that the described rows may answer with, by its code. */
export function problemIndex(rows: readonly Route[]): Map<string, KnownProblem> {
  const index = new Map<string, KnownProblem>()
  for (const row of rows.filter((one) => !one.hidden)) {
    for (const kind of new Set(problemsOf(row))) {
      const known = index.get(kind.code) ?? { kind, rows: [] }
      index.set(kind.code, { ...known, rows: [...new Set([...known.rows, row])] })
    }
  }
  return index
}

/** What any route of the row's kind may answer with. */
function commonProblems(row: Route): ProblemKind[] {
  const { tokenMissing, tokenInvalid, ...input } = row.input ?? authInput
  const malformed = Object.values<ProblemKind>(input)
  if (row.allow === 'public') return [...malformed, tooManyRequests, internal]
  return [
    ...malformed,
    tokenMissing,
    tokenInvalid,
    tenantSuspended,
    ...(row.allow === 'authenticated' ? [] : [forbidden]),
    ...(takesKey(row) ? [keyInProgress, keyReused] : []),
    internal,
  ]
}

/** One entry a status: the codes a caller may meet with it. */
function problemResponses(problems: readonly ProblemKind[]): Json {
  const byStatus = Map.groupBy(problems, (problem) => problem.status)
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      status,
      {
        description: [...new Set(kinds.map((kind) => `${kind.code}: ${kind.title}`))].join('; '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  )
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
