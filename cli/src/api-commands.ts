import { type Command, Option } from 'commander'
import type { CallFlags } from './call-api.ts'
import type { ApiCommand, Field } from './command.ts'
import { flagOf, kebab } from './flags.ts'
import { commands } from './generated/commands.ts'

/** Adds a command for every operation of the API, save those that have one of their own. */
export function addApiCommands(castellan: Command): void {
  const shown = commands.filter(({ noun }) => noun !== 'bootstrap')
  for (const [noun, rows] of Map.groupBy(shown, (row) => row.noun)) {
    const group = castellan
      .command(noun)
      .description(rows.map(({ verb }) => verb).join(', '))
      .helpCommand(false)
    for (const row of rows) addApiCommand(group, row)
  }
}

/** The flags of every command that calls the server. */
export const withConnection = (command: Command): Command =>
  command
    .option('--address <url>', 'where Castellan answers (CASTELLAN_ADDRESS)')
    .option('--token <token>', 'the access token to call with (CASTELLAN_TOKEN)')

/** The same of one that prints its answer. */
export const withAnswer = (command: Command): Command =>
  withConnection(command).option('--json', 'print the answer as JSON')

function addApiCommand(group: Command, row: ApiCommand): void {
  const command = group.command(row.verb).description(row.summary)
  for (const name of row.params) command.argument(`<${kebab(name)}>`)
  for (const field of [...row.query, ...(row.body ?? [])]) command.addOption(optionOf(field))
  if (row.body)
    command.option('--body <json>', 'the whole body: JSON, @FILE, or - for standard input')
  withAnswer(command).action(async () => {
    const { callApi } = await import('./call-api.ts')
    await callApi(row, command.args, command.opts<CallFlags>())
  })
}

function optionOf(field: Field): Option {
  const { required, description = '', type } = field
  const option = new Option(
    `--${flagOf(field)} <${placeholders[type]}>`,
    [description, required ? '(required)' : ''].filter(Boolean).join(' '),
  )
  if (field.enum) return option.choices(field.enum.map(String))
  return type === 'texts' ? option.argParser(collect) : option
}

const placeholders: Readonly<Record<Field['type'], string>> = {
  string: 'text',
  integer: 'n',
  number: 'n',
  boolean: 'true|false',
  texts: 'text,…',
  json: 'json',
  textOrJson: 'text|json',
}

/** A flag that is given again adds to what it brought before. */
const collect = (text: string, before?: readonly string[]): readonly string[] => [
  ...(before ?? []),
  ...text.split(',').flatMap((one) => one.trim() || []),
]
