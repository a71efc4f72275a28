import {
  type Described,
  type Description,
  operationsOf,
  type Parameter,
  type Schema,
} from './description.ts'
import { generated } from './text.ts'

/** The commands of the CLI, one an operation. */
export function commandTable(description: Description): string {
  const rows = operationsOf(description).map((described) => commandOf(described))
  return `${generated}import type { ApiCommand } from '../command.ts'

export const commands: readonly ApiCommand[] = ${JSON.stringify(rows, null, 2)}
`
}

function commandOf({ method, path, operation }: Described): object {
  const [noun = '', verb = ''] = operation.operationId.split('.')
  const { parameters, requestBody, responses, security } = operation
  const body = requestBody?.content['application/json']?.schema
  const [success] = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const [mediaType, media] = Object.entries(success?.[1].content ?? {})[0] ?? []
  const placed = (place: Parameter['in']) => parameters.filter((one) => one.in === place)
  return {
    operation: operation.operationId,
    noun: kebab(noun),
    verb: kebab(verb),
    method,
    path,
    summary: operation.summary,
    isPublic: security.length === 0,
    takesRevision: placed('header').some(({ name }) => name === 'If-Match'),
    reply: mediaType === undefined ? 'none' : mediaType.includes('json') ? 'json' : 'text',
    isList: media?.schema.properties?.items?.type === 'array',
    params: placed('path').map(({ name }) => name),
    query: placed('query').map(({ name, schema, required, description }) =>
      fieldOf(name, { ...schema, ...(description && { description }) }, required),
    ),
    ...(body && { body: fieldsOf(body) }),
  }
}

/** The fields of an object, or of all the shapes that it may take. */
function fieldsOf(schema: Schema): object[] {
  const shapes = schema.anyOf ?? schema.oneOf ?? [schema]
  const names = new Set(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})))
  return [...names].map((name) => {
    const field = shapes.find((shape) => shape.properties?.[name])?.properties?.[name]
    return fieldOf(
      name,
      field ?? {},
      shapes.every((shape) => shape.required?.includes(name)),
    )
  })
}

function fieldOf(name: string, schema: Schema, required: boolean): object {
  const value = plain(schema)
  const values = value.const === undefined ? value.enum : [value.const]
  const description = schema.description ?? value.description
  return {
    name,
    type: typeOf(value),
    required,
    ...(values && { enum: values }),
    ...(description && { description }),
  }
}

/** A schema without the null that it may also be. */
function plain(schema: Schema): Schema {
  const shapes = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null')
  return shapes.length === 1 && shapes[0] ? shapes[0] : schema
}

/** What a flag is read as; a list of texts may be written with commas, the rest is JSON. */
function typeOf(schema: Schema): string {
  const { items } = schema
  const types = [schema.type ?? []].flat().filter((each) => each !== 'null')
  const [type] = types.length === 1 ? types : []
  if (type === 'array') return items?.type === 'string' ? 'texts' : 'json'
  if (type === 'integer' || type === 'number' || type === 'boolean' || type === 'string')
    return type
  return schema.enum?.every((value) => typeof value === 'string') ? 'string' : 'json'
}

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
