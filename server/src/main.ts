import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { systemClock } from './kernel/clock.ts'
import { StartFailure } from './kernel/start-failure.ts'

/**
 * Serves until SIGTERM or SIGINT, then drains and exits 0; interrupted again meanwhile, it ends at
 * once. What keeps it from starting is one line on standard error and exit code 1.
 */
export async function serve(environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  try {
    const config = readConfig(environment)
    const app = await createApp(config, systemClock)
    stopOnSignals(app)
    await listen(app, config)
    await announce(app, config)
  } catch (error) {
    fail(error)
  }
}

type App = Awaited<ReturnType<typeof createApp>>

/** npm passes on the SIGINT that the terminal sent to both: that is no second one. */
const sameMilliseconds = 1_000
const interrupted = 130

function stopOnSignals(app: App): void {
  let toldAt: number | undefined
  const stop = () => {
    if (toldAt !== undefined) return
    toldAt = performance.now()
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', () => {
    if (toldAt !== undefined && performance.now() - toldAt > sameMilliseconds)
      process.exit(interrupted)
    stop()
  })
}

async function listen(app: App, { host, port }: Config): Promise<void> {
  try {
    await app.http.listen({ host, port })
  } catch (error) {
    await app.stop()
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw new StartFailure(unheard(String(code), { host, port }), error)
  }
}

function unheard(code: string, { host, port }: Pick<Config, 'host' | 'port'>): string {
  const other = 'Set CASTELLAN_PORT to another, or 0 for any free one.'
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is in use by another process. ${other}`
  if (code === 'EACCES') return `Port ${port} on ${host} is not for this user. ${other}`
  return `${host} cannot be listened on (${code}). Set CASTELLAN_HOST to an address of this machine.`
}

const chosen = '<CASTELLAN_BOOTSTRAP_SECRET>'

async function announce(app: App, { bootstrapSecret }: Config): Promise<void> {
  const url = app.url()
  const secret = await app.unspentSecret()
  // A secret that the operator chose is known to them, and stays out of the log.
  if (secret) process.stdout.write(invitation(url, bootstrapSecret ? chosen : secret.reveal()))
  process.stdout.write(`Castellan is ready at ${url}\n`)
}

/** How to make the first administrator; printed at each start until that is done. */
const invitation = (url: string, secret: string): string => `
No administrator exists yet. Make the first one, once, in one of these ways:

  in a browser   ${url}/setup?secret=${secret}

  with the CLI   npx castellan bootstrap --address ${url} --secret ${secret} \\
                   --username ada --email ada@example.com --first-name Ada --last-name Lovelace

  with curl      curl -sS ${url}/v1/bootstrap -H 'content-type: application/json' -d '{
                   "secret": "${secret}", "username": "ada", "email": "ada@example.com",
                   "firstName": "Ada", "lastName": "Lovelace", "password": "<at least 12 characters>"}'

`

function fail(error: unknown): never {
  const line = error instanceof StartFailure ? error.message : `Castellan failed: ${String(error)}`
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
