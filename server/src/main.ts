import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { systemClock } from './kernel/clock.ts'
import { StartFailure } from './kernel/start-failure.ts'

/**
 * Serves until SIGTERM or SIGINT, then drains and exits 0. What keeps it from starting is one line
 * on standard error and exit code 1.
 */
export async function serve(environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  try {
    const config = readConfig(environment)
    const app = await createApp(config, systemClock)
    const stop = () => {
      app.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
    await listen(app, config)
    await announce(app, config)
  } catch (error) {
    fail(error)
  }
}

type App = Awaited<ReturnType<typeof createApp>>

async function listen(app: App, { host, port }: Config): Promise<void> {
  try {
    await app.http.listen({ host, port })
  } catch (error) {
    await app.stop()
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const reason =
      code === 'EADDRINUSE' ? 'is in use by another process' : `cannot be listened on (${code})`
    throw new StartFailure(
      `Port ${port} on ${host} ${reason}. Set CASTELLAN_PORT to another, or 0 for any free one.`,
      error,
    )
  }
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
