import {
  answersInJson,
  type Described,
  type Description,
  operationsOf,
  type Parameter,
  replyOf,
  type Schema,
} from './description.ts'
import { generated } from './text.ts'

/** The commands of the CLI: one an operation that answers in JSON, or with nothing. */
export function commandTable(description: Description): string {
  const rows = operationsOf(description)
    .filter(({ operation }) => answersInJson(operation))
    .map(commandOf)
  return `${generated}import type { ApiCommand } from '../command.ts'

export const commands: readonly ApiCommand[] = ${JSON.stringify(rows, null, 2)}
`
}

function commandOf({ method, path, operation }: Described): object {
  const [noun = '', verb = ''] = operation.operationId.split('.')
  const { parameters, requestBody, security } = operation
  const body = requestBody?.content['application/json']?.schema
  const reply = Object.values(replyOf(operation) ?? {})[0]?.schema.properties ?? {}
  const placed = (place: Parameter['in']) => parameters.filter((one) => one.in === place)
  return {
    operation: operation.operationId,
    noun: kebab(noun),
    verb: kebab(verb),
    method,
    path,
    summary: operation.summary,
    isPublic: security.length === 0,
    shownOnce: Object.keys(reply).filter((name) => reply[name]?.description === 'Shown this once'),
    params: placed('path').map(({ name }) => name),
    query: placed('query').map(({ name, schema, required }) => fieldOf(name, schema, required)),
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
  if (isTextual(schema)) return 'string'
  const [type, ...others] = typesOf(schema)
  if (type === 'array' && schema.items && isTextual(schema.items)) return 'texts'
  if (others.length === 0 && (type === 'integer' || type === 'number' || type === 'boolean'))
    return type
  return schema.anyOf?.some(isTextual) ? 'textOrJson' : 'json'
}

const isTextual = (schema: Schema): boolean =>
  schema.anyOf?.every(isTextual) ?? (typesOf(schema).join() === 'string' || isText(schema.const))

const isText = (value: unknown): boolean => typeof value === 'string'

const typesOf = ({ type }: Schema): string[] => [type ?? []].flat().filter((one) => one !== 'null')

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
