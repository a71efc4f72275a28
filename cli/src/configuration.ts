import { configurationOf, type Read, toFiles } from '@castellan/server/configuration'
import { type ConnectionOptions, connected } from './connection.ts'
import { readWhole, writeDirectory } from './directory.ts'
import { UsageFailure } from './failure.ts'
import { note, type PrintOptions, print, printable } from './output.ts'
import { isRecord } from './record.ts'

export interface ExportOptions extends ConnectionOptions {
  readonly output: string
}

export interface PlanOptions extends ConnectionOptions, PrintOptions {
  readonly file: string
  readonly prune?: boolean
}

export interface WholeApplyOptions extends PlanOptions {
  readonly ifVersion?: string
}

/** Writes the whole tenant to a directory, secrets excluded. */
export async function exportTenant({ output, ...connection }: ExportOptions): Promise<void> {
  const castellan = await connected(connection)
  const files = toFiles(configurationOf(await castellan.configuration.export()))
  writeDirectory(output, files)
  note(`${counted(files.size, 'file', 'files')} in ${output}`)
}

/** Shows what applying a directory would change, and who would gain or lose what. */
export async function plan(options: PlanOptions): Promise<void> {
  const found = await planned(options, options.prune ?? false)
  if (options.json) print(found, options)
  else process.stdout.write(`${[...changesTold(found), ...effectTold(found)].join('\n')}\n`)
}

/** Exits 3 when the tenant is not what the directory says, and shows in what. */
export async function drift(options: PlanOptions): Promise<void> {
  const read = readWhole(options.file)
  const castellan = await connected(options)
  const body = { configuration: wire(read) }
  const { changes } = await placing(read, () => castellan.configuration.drift({ body }))
  if (options.json) print({ changes }, options)
  else process.stdout.write(changes.length === 0 ? 'no drift\n' : `${lines({ changes })}\n`)
  process.exitCode = changes.length === 0 ? 0 : drifted
}

/** Unlike what a refusal or a wrong use exits with. */
const drifted = 3

const lines = ({ changes }: Pick<Changed, 'changes'>): string =>
  changesTold({ changes, warnings: [] }).join('\n')

/** Makes the tenant what the directory says: all of it or nothing. */
export async function applyDirectory(options: WholeApplyOptions): Promise<void> {
  const read = readWhole(options.file)
  const castellan = await connected(options)
  const ifVersion = versionOf(options.ifVersion)
  const configuration = wire(read)
  const prune = options.prune ?? false
  const body = { configuration, prune, ...(ifVersion !== undefined && { ifVersion }) }
  const applied = await placing(read, () => castellan.configuration.apply({ body }))
  if (options.json) return print(applied, options)
  process.stdout.write(`${changesTold(applied).join('\n')}\n`)
  for (const { application, clientId, clientSecret } of applied.secrets)
    process.stdout.write(
      `${printable(application)}: client ${clientId}, secret ${clientSecret} (shown this once)\n`,
    )
}

async function planned(options: PlanOptions, prune: boolean) {
  const read = readWhole(options.file)
  const castellan = await connected(options)
  const body = { configuration: wire(read), prune }
  return placing(read, () => castellan.configuration.plan({ body }))
}

/** As it is sent: the server reads it anew, more closely than types can. */
const wire = ({ configuration }: Read) => JSON.parse(JSON.stringify(configuration))

function versionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text))
    throw new UsageFailure(`castellan: --if-version ${text} is no version`)
  return Number(text)
}

/** What the server found wrong with the configuration, told with the file and line it came from. */
async function placing<T>({ placeOf }: Read, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const pointer = pointerIn(error)
    if (pointer === undefined || !(error instanceof Error)) throw error
    const [, kind = '', index = '', ...inside] = pointer.split('/')
    const { path, line } = placeOf([kind, Number(index), ...inside.map(stepOf)])
    throw new UsageFailure(`${path}:${line} ${error.message}`)
  }
}

const stepOf = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text)

function pointerIn(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('errors' in error)) return undefined
  const [first]: readonly unknown[] = Array.isArray(error.errors) ? error.errors : []
  const pointer = isRecord(first) ? first.pointer : undefined
  return typeof pointer === 'string' && /^\/[^/]+\/\d+/.test(pointer) ? pointer : undefined
}

interface Changed {
  readonly changes: readonly {
    readonly kind: string
    readonly key: string
    readonly act: 'create' | 'update' | 'delete'
    readonly fields: readonly string[]
  }[]
  readonly warnings: readonly string[]
}

const signs = { create: '+', update: '~', delete: '-' } as const

function changesTold({ changes, warnings }: Changed): string[] {
  const lines = changes.map(({ act, kind, key, fields }) =>
    printable(`${signs[act]} ${kind} ${key}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`),
  )
  const count = (act: keyof typeof signs) => changes.filter((each) => each.act === act).length
  const sum = `${count('create')} to create, ${count('update')} to change, ${count('delete')} to delete`
  return [...lines, ...warnings.map((warning) => printable(`! ${warning}`)), sum]
}

interface Row {
  readonly name: string
  readonly permission: string
  readonly workspace: string | null
}

interface Effected {
  readonly effect: {
    readonly gains: readonly Row[]
    readonly losses: readonly Row[]
    readonly mayDiffer: readonly Row[]
    readonly onResources: readonly (Row & {
      readonly act: 'gain' | 'lose'
      readonly resource: string
    })[]
    readonly isCut: boolean
    readonly count: {
      readonly gains: number
      readonly losses: number
      readonly mayDiffer: number
      readonly actorsGaining: number
      readonly actorsLosing: number
      readonly onResources: number
    }
  }
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

type Count = Effected['effect']['count']

const gaining = ({ actorsGaining, gains }: Count): string =>
  `${counted(actorsGaining, 'actor gains', 'actors gain')} ${counted(gains, 'permission', 'permissions')}`

const losing = ({ actorsLosing, losses }: Count): string =>
  `${counted(actorsLosing, 'loses', 'lose')} ${losses}`

const mayDiffering = ({ mayDiffer }: Count): string =>
  counted(mayDiffer, 'answer that hangs', 'answers that hang')

const differing = ({ onResources }: Count): string =>
  counted(onResources, 'answer differs', 'answers differ')

function effectTold({ effect }: Effected): string[] {
  const { gains, losses, mayDiffer, onResources, count, isCut } = effect
  const row = (sign: string, { name, permission, workspace }: Row) =>
    printable(`${sign} ${name} ${permission}${workspace === null ? '' : ` in ${workspace}`}`)
  return [
    `${gaining(count)}, ${losing(count)}`,
    ...gains.map((each) => row('>', each)),
    ...losses.map((each) => row('<', each)),
    ...(count.mayDiffer === 0 ? [] : [`${mayDiffering(count)} on resource or request may differ`]),
    ...mayDiffer.map((each) => row('?', each)),
    ...(count.onResources === 0 ? [] : [`${differing(count)} by other properties of resources`]),
    ...onResources.map(({ act, resource, permission, ...each }) =>
      row(act === 'gain' ? '>' : '<', { ...each, permission: `${permission} on ${resource}` }),
    ),
    ...(isCut ? ['not all of these are listed'] : []),
  ]
}
