import { LineCounter, parseDocument, stringify } from 'yaml'
import { filePaths, nameOfStep } from '../../kernel/file-name.ts'
import { Configuration, faultOf, Head, type Item, type Kind, keptItems, kinds } from './shapes.ts'

/** A file of a configuration that cannot be read; nothing of the configuration is applied. */
export class FileError extends Error {
  override readonly name = 'FileError'
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly reason: string

  constructor(path: string, line: number, reason: string) {
    super(`${path}:${line} ${reason}`)
    this.path = path
    this.line = line
    this.reason = reason
  }
}

/** Each in a file of its own, called by these fields of it unless people may call it freely. */
interface Called {
  readonly names: readonly string[]
  readonly isFree?: boolean
}

type Place<K extends Kind> =
  | { readonly file: string }
  | Called
  | { readonly lists: (item: Item<K>) => string[] }

const named = { names: ['scope', 'code'] } as const

/** Where each kind lies: all in one file, each item in one of its own, or lists of some in each. */
const places: { readonly [K in Kind]: Place<K> } = {
  manifests: { names: ['slug'] },
  policies: named,
  collections: named,
  templates: named,
  roles: named,
  precedences: { file: 'precedences.yaml' },
  guardrails: { file: 'guardrails.yaml' },
  users: { file: 'users.yaml' },
  applications: { file: 'applications.yaml' },
  actors: { file: 'actors.yaml' },
  groups: { names: ['name'] },
  userRoles: { file: 'user-roles.yaml' },
  // An id tells people little: they may call the file as they call the workspace.
  workspaces: { names: ['id'], isFree: true },
  issuers: { file: 'issuers.yaml' },
  assignments: { file: 'assignments.yaml' },
  providers: { file: 'providers.yaml' },
  applicationProviders: { file: 'application-providers.yaml' },
  // A product may register very many.
  resources: { lists: ({ workspace }) => [workspace] },
}

/** What says which kinds the files speak of, those of which there is nothing too. */
const headFile = 'castellan.yaml'

/** The configuration as files: path and text, in the order of the paths. Equal ones give equal bytes. */
export function toFiles(configuration: Configuration): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const spoken = kinds.filter((kind) => configuration[kind] !== undefined)
  files.set(headFile, textOf({ format: configuration.format, kinds: spoken }))
  for (const kind of spoken)
    for (const [path, text] of filesOf(kind, configuration)) files.set(path, text)
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function* filesOf<K extends Kind>(
  kind: K,
  configuration: Configuration,
): Generator<readonly [string, string]> {
  const items: readonly Item<K>[] = configuration[kind] ?? []
  const place: Place<K> = places[kind]
  const written = (item: Item<K>) => (kind === 'manifests' ? item : tidy(item))
  if ('names' in place) {
    const paths = filePaths(items.map((item) => valuesOf(item, place.names)))
    for (const [index, steps] of paths.entries()) {
      const item = items[index]
      if (item) yield [`${[kind, ...steps].join('/')}.yaml`, textOf(written(item))]
    }
    return
  }
  const lists = Map.groupBy(items, (item) =>
    'file' in place ? place.file : `${[kind, ...place.lists(item)].join('/')}.yaml`,
  )
  for (const [path, list] of lists) yield [path, textOf(list.map(written))]
}

function valuesOf(item: object, names: readonly string[]): string[] {
  const fields = new Map<string, unknown>(Object.entries(item))
  return names.map((name) => String(fields.get(name)))
}

const textOf = (value: unknown): string => stringify(value, { lineWidth: 0 })

/** Without what is the same when left out. An empty ceiling is not: it covers nothing. */
const tidy = (item: object): object =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([name, value]) => (name === 'ceiling' ? value !== null : !isEmpty(value)))
      .map(([name, value]) => [name, name === 'when' ? tidy(value) : value]),
  )

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)

export interface Read {
  readonly configuration: Configuration
  /** The file and line of what lies there in the configuration. */
  readonly placeOf: (steps: readonly PropertyKey[]) => {
    readonly path: string
    readonly line: number
  }
}

/**
 * Reads files as `toFiles` names them. Without `castellan.yaml` they speak of the kinds that are
 * there. Throws a FileError with the line of the first that cannot be read.
 */
export function fromFiles(files: ReadonlyMap<string, string>): Read {
  const found: Record<string, unknown[]> = {}
  const origins = new Map<string, Origin>()
  for (const [path, text] of files) {
    const kind = kindOf(path)
    if (!kind) continue
    const { value, lineOf } = parseFile(path, text)
    const isList = Array.isArray(value)
    const items: readonly unknown[] = isList ? value : [called(kind, path, { value, lineOf })]
    found[kind] ??= []
    for (const [index, item] of items.entries()) {
      const above = isList ? [index] : []
      const line = (inside: readonly PropertyKey[]) => lineOf([...above, ...inside])
      origins.set(`/${kind}/${found[kind].length}`, { path, line })
      found[kind].push(item)
    }
  }
  const head = files.get(headFile)
  for (const kind of head === undefined ? [] : spokenOf(head)) found[kind] ??= []
  const placeOf: Read['placeOf'] = (steps) => {
    const origin = origins.get(`/${steps.slice(0, 2).map(String).join('/')}`)
    return origin
      ? { path: origin.path, line: origin.line(steps.slice(2)) }
      : { path: headFile, line: 1 }
  }
  return { configuration: shaped({ format: 1, ...found }, placeOf), placeOf }
}

/** With what its path says and the file leaves out. Throws where they say different things. */
function called(kind: Kind, path: string, { value, lineOf }: Parsed): unknown {
  const place: { readonly file: string } | Called | { readonly lists: unknown } = places[kind]
  const steps = path
    .replace(/\.ya?ml$/, '')
    .split('/')
    .slice(1)
  if (!('names' in place) || steps.length !== place.names.length || !isRecord(value)) return value
  const given: Record<string, unknown> = {}
  for (const [index, name] of place.names.entries()) {
    const said = nameOfStep(steps[index] ?? '')
    const known = value[name]
    if (said === undefined || (known !== undefined && place.isFree)) continue
    if (known !== undefined && known !== said)
      throw new FileError(path, lineOf([name]), `/${name} is ${String(known)}, by its path ${said}`)
    given[name] = said
  }
  return { ...given, ...value }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

interface Origin {
  readonly path: string
  readonly line: (inside: readonly PropertyKey[]) => number
}

function shaped(value: unknown, placeOf: Read['placeOf']): Configuration {
  const parsed = Configuration.safeParse(value)
  if (parsed.success) return parsed.data
  const { steps, reason } = faultOf(parsed.error)
  const { path, line } = placeOf(steps)
  const inside = steps.slice(2).map((step) => `/${String(step)}`)
  throw new FileError(path, line, [inside.join(''), reason].filter(Boolean).join(' '))
}

function spokenOf(text: string): readonly Kind[] {
  const { value, lineOf } = parseFile(headFile, text)
  const parsed = Head.safeParse(value)
  if (parsed.success) return parsed.data.kinds
  const { path = [], message = 'cannot be read' } = parsed.error.issues[0] ?? {}
  const pointer = path.map((step) => `/${String(step)}`).join('')
  throw new FileError(headFile, lineOf(path), `${pointer} ${message}`.trim())
}

const files = new Map(
  kinds.flatMap((kind) => {
    const place = places[kind]
    return 'file' in place ? [[place.file, kind] as const] : []
  }),
)

/** Whether a file at that path is of a configuration, and would be read. */
export const isOfConfiguration = (path: string): boolean =>
  path === headFile || kindAt(path) !== undefined

/** Whether a directory of that name holds things of one kind. */
export const isKind = (directory: string): boolean => kindAt(`${directory}/x.yaml`) !== undefined

function kindAt(path: string): Kind | undefined {
  if (!isRead(path)) return undefined
  const [directory = '', inside] = path.split('/')
  if (inside === undefined) return files.get(path)
  return kinds.find((each) => each === directory && !('file' in places[each]))
}

/** Decision cases lie beside what they try. */
const isRead = (path: string): boolean => /\.ya?ml$/.test(path) && !/\.test\.ya?ml$/.test(path)

/** What a file is of; undefined for one that is none of a configuration's. */
function kindOf(path: string): Kind | undefined {
  if (!isRead(path) || path === headFile) return undefined
  const kind = kindAt(path)
  if (!kind) throw new FileError(path, 1, 'belongs to no kind of thing in a configuration')
  return kind
}

export interface Parsed {
  readonly value: unknown
  /** The line of what lies there, or of what is nearest around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** Reads YAML. Throws a FileError with the line of what is none. */
export function parseFile(path: string, text: string): Parsed {
  const counter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: true,
    prettyErrors: false,
  })
  const problem = document.errors[0]
  if (problem) throw new FileError(path, counter.linePos(problem.pos[0]).line, problem.message)
  const lineOf: Parsed['lineOf'] = (steps) => {
    const node: unknown = document.getIn(steps, true)
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
    if (Array.isArray(range)) return counter.linePos(Number(range[0])).line
    return steps.length === 0 ? 1 : lineOf(steps.slice(0, -1))
  }
  return { value: document.toJS({ maxAliasCount: 100 }), lineOf }
}

/** A configuration as the server answered it, told as it is where no file could say so. */
export const configurationOf = (exported: Readonly<Record<string, unknown>>): Configuration =>
  Object.fromEntries([
    ['format', 1],
    ...kinds.flatMap((kind) => {
      const items = exported[kind]
      return Array.isArray(items) ? [[kind, keptItems(kind, items)]] : []
    }),
  ])
