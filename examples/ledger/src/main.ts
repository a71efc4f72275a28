import { ledgerApp } from './ledger.ts'

/** Starts the ledger by `PLUGIN_AUTH_ADDRESS` and `LEDGER_PORT`; SIGTERM or SIGINT ends it. */
async function main(): Promise<void> {
  const { LEDGER_PORT, LEDGER_HOST } = process.env
  const port = Number(LEDGER_PORT || 4100)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError('LEDGER_PORT must be a port, or 0 for any free one')
  }

  const app = ledgerApp()
  const stop = () => void app.close()
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  const address = await app.listen({ host: LEDGER_HOST || '127.0.0.1', port })
  process.stdout.write(`The ledger is ready at ${address}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
