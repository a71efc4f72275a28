import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { addApiCommands, withAnswer, withConnection } from './api-commands.ts'
import type { ApplyOptions } from './apply.ts'
import type { VerifyOptions } from './audit.ts'
import type { EvidenceOptions, ExportOptions as TrailOptions } from './audit-export.ts'
import type { ExportOptions, PlanOptions, WholeApplyOptions } from './configuration.ts'
import type { DecideOptions } from './decide.ts'
import type { ExplainOptions } from './explain.ts'
import { UsageFailure } from './failure.ts'
import type { ServeOptions } from './serve.ts'
import type { BootstrapOptions, LoginOptions } from './sign-in.ts'
import type { TestOptions } from './test-policies.ts'

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)

/** Every command; what one of them needs is loaded when it runs. */
export function program(): Command {
  const castellan = new Command('castellan')
    .description('Who may do what: the server, its decisions and its API from the command line')
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .helpCommand(false)
  castellan.commandsGroup('Run and decide:')
  addServe(castellan)
  addDecide(castellan)
  addExplain(castellan)
  addApply(castellan)
  addConfiguration(castellan)
  addAudit(castellan)
  castellan.commandsGroup('Sign in:')
  addLogin(castellan)
  addBootstrap(castellan)
  castellan.commandsGroup('API, by noun:')
  addApiCommands(castellan)
  addReviewExport(castellan)
  return castellan.addHelpText('after', closing)
}

const closing = `
Calls go to --address, CASTELLAN_ADDRESS or the address signed in at, with --token, CASTELLAN_TOKEN,
CASTELLAN_CLIENT_ID and CASTELLAN_CLIENT_SECRET, or the session of castellan login.
Exit codes: 0 done, 1 refused, failed or unreachable, 2 wrong usage or unreadable input, 3 drifted.`

const addServe = (castellan: Command) =>
  castellan
    .command('serve')
    .description('run the server until SIGTERM; CASTELLAN_* variables set what no flag does')
    .option('--port <port>', 'port to listen on, 0 for any free one (4000)')
    .option('--host <host>', 'address to listen on (localhost)')
    .option('--database-url <url>', 'postgres://… or pglite:DIRECTORY')
    .option(
      '--data-dir <directory>',
      'where the embedded store and the master key lie (.castellan)',
    )
    .action(async (options: ServeOptions) => (await import('./serve.ts')).serve(options))

const addDecide = (castellan: Command) =>
  castellan
    .command('decide')
    .description('decide requests over a world file, without a server')
    .requiredOption('--world <file>', 'the world (JSON), - for standard input')
    .requiredOption('--requests <file>', 'the requests (JSON, one a line), - for standard input')
    .option('--explain', 'tell with each answer what led to it')
    .action(async (options: DecideOptions) => (await import('./decide.ts')).decide(options))

const addExplain = (castellan: Command) =>
  withAnswer(castellan.command('explain'))
    .description('tell why somebody may do something or not, now or at a past instant')
    .requiredOption('--permission <key>', 'as crm/notes:read')
    .option('--actor <name>', 'whom it is about: @username, subject or id (the caller)')
    .option('--workspace <id>', 'the workspace that the resource is in')
    .option('--resource-id <id>', 'the resource; with a workspace its registered properties count')
    .option('--properties <json>', 'properties of the resource')
    .option('--context <json>', 'facts of the request')
    .option('--effective <dates>', 'effective date of the data: an instant or {"from", "to"}')
    .option('--as-at <dates>', 'its as-at date')
    .option('--as-of <instant>', 'a past instant (RFC 3339), to be answered as it was then')
    .action(async (options: ExplainOptions) => (await import('./explain.ts')).explain(options))

const addApply = (castellan: Command) =>
  withAnswer(castellan.command('apply'))
    .description('make the tenant what a directory says, or apply product manifests')
    .argument(
      '[paths...]',
      'manifest files (YAML or JSON), directories of them, - for standard input',
    )
    .option('-f, --file <path>', 'the directory of a whole configuration, or manifests, in one go')
    .option('--prune', 'with -f: also take away what the directory does not have')
    .option('--if-version <n>', 'with -f: only when access is still as it was at that plan')
    .action(async (paths: string[], { file, ...options }: ApplyChoice) => {
      if ((file === undefined) === (paths.length === 0))
        throw new UsageFailure('castellan: apply takes either -f PATH or manifests')
      if (file === undefined && (options.prune || options.ifVersion !== undefined))
        throw new UsageFailure('castellan: --prune and --if-version go with -f PATH')
      return file === undefined
        ? (await import('./apply.ts')).apply(paths, options)
        : (await import('./configuration.ts')).applyDirectory({ ...options, file })
    })

type ApplyChoice = ApplyOptions & Partial<WholeApplyOptions>

function addConfiguration(castellan: Command): void {
  const directory = [
    '-f, --file <path>',
    'the directory of the configuration, or manifests',
  ] as const
  withConnection(castellan.command('export'))
    .description('write the whole tenant as files, secrets excluded')
    .requiredOption('-o, --output <directory>', 'where the files go')
    .action(async (options: ExportOptions) =>
      (await import('./configuration.ts')).exportTenant(options),
    )
  withAnswer(castellan.command('plan'))
    .description('show what applying a directory would change, and who would gain or lose what')
    .requiredOption(...directory)
    .option('--prune', 'also take away what the directory does not have')
    .action(async (options: PlanOptions) => (await import('./configuration.ts')).plan(options))
  withAnswer(castellan.command('drift'))
    .description('exit 3 when the tenant is not what a directory says, and show in what')
    .requiredOption(...directory)
    .action(async (options: PlanOptions) => (await import('./configuration.ts')).drift(options))
  castellan
    .command('test')
    .description('decide the cases kept beside policies (*.test.yaml), without a server')
    .argument('<path>', 'a directory of a configuration, or one file of cases')
    .option('--junit <file>', 'also write the results as JUnit XML')
    .option(
      '--manifests <directory>',
      'manifests to know beside the directory’s (the shipped ones)',
    )
    .action(async (path: string, options: TestOptions) =>
      (await import('./test-policies.ts')).testPolicies(path, options),
    )
}

function addAudit(castellan: Command): void {
  const audit = castellan.command('audit').description('verify, export').helpCommand(false)
  withAnswer(audit.command('verify'))
    .description('prove that no event of the audit trail was edited, cut, moved or added')
    .option('--file <file>', 'an export (NDJSON) to verify without a server, - for standard input')
    .option('--anchor <sequence:hash>', 'a head of before that the chain must still go through')
    .option('--from-sequence <number>', 'begin with this event and trust those before it')
    .option('--partial', 'the file leaves events out, as a filtered export does')
    .action(async (options: VerifyOptions) => (await import('./audit.ts')).verify(options))
  withConnection(audit.command('export'))
    .description('write the audit trail with its hashes to standard output')
    .option('--format <format>', 'ndjson or csv (ndjson)')
    .option('--action <action>', 'as user.created, or all that begin alike: user.*')
    .option('--actor <id>', 'who did it')
    .option('--target <target>', 'what it was done to')
    .option('--request-id <id>', 'the request that brought it about')
    .option('--from <instant>', 'from this instant on (RFC 3339)')
    .option('--to <instant>', 'before this instant')
    .action(async (options: TrailOptions) =>
      (await import('./audit-export.ts')).exportTrail(options),
    )
}

/** The one command of access reviews whose answer is no JSON, beside those of the API. */
function addReviewExport(castellan: Command): void {
  const noun = castellan.commands.find((one) => one.name() === 'access-reviews')
  if (!noun) return
  withConnection(noun.command('export'))
    .description('write a campaign with every decision to standard output')
    .argument('<id>')
    .option('--format <format>', 'ndjson or csv (ndjson)')
    .action(async (id: string, options: EvidenceOptions) =>
      (await import('./audit-export.ts')).exportEvidence(id, options),
    )
}

function addLogin(castellan: Command): void {
  castellan
    .command('login')
    .description('sign in and keep the session for the commands that follow')
    .option('--address <url>', 'where Castellan answers (CASTELLAN_ADDRESS)')
    .option('--username <name>', 'as a person')
    .option('--password <password>', 'asked for unless given')
    .option('--password-stdin', 'read the password from standard input')
    .option('--client-id <id>', 'as an application (CASTELLAN_CLIENT_ID)')
    .option('--client-secret <secret>', 'its secret (CASTELLAN_CLIENT_SECRET)')
    .action(async (options: LoginOptions) => (await import('./sign-in.ts')).login(options))
  castellan
    .command('logout')
    .description('end the session and forget it')
    .action(async () => (await import('./sign-in.ts')).logout())
}

const addBootstrap = (castellan: Command) =>
  castellan
    .command('bootstrap')
    .description('make the first administrator with the secret that the server printed')
    .requiredOption('--address <url>', 'where Castellan answers')
    .requiredOption('--secret <secret>', 'the one-time secret')
    .requiredOption('--username <name>')
    .requiredOption('--email <address>')
    .requiredOption('--first-name <name>')
    .requiredOption('--last-name <name>')
    .option('--password <password>', 'asked for unless given')
    .option('--password-stdin', 'read the password from standard input')
    .action(async (options: BootstrapOptions) => (await import('./sign-in.ts')).bootstrap(options))
