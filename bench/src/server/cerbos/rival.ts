import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cerbosBinary } from './binary.ts'

// cerbos as its makers ship it, without what it could spend time on beside decisions: no request
// log, no metrics, no telemetry, no watching of files; with room for a batch of 100 in one request.
const port = await freePort()
const address = `127.0.0.1:${port}`
const settings = {
  'server.httpListenAddr': address,
  'server.grpcListenAddr': `127.0.0.1:${await freePort()}`,
  'server.metricsEnabled': false,
  'server.requestLimits.maxResourcesPerRequest': 100,
  'telemetry.disabled': true,
  'storage.driver': 'disk',
  'storage.disk.directory': fileURLToPath(new URL('./policies', import.meta.url)),
  'storage.disk.watchForChanges': false,
}
const flags = Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`)
const cerbos = spawn(cerbosBinary(), ['server', '--log-level=error', ...flags], {
  stdio: 'inherit',
})
process.once('SIGTERM', () => cerbos.kill('SIGTERM'))
const ended = once(cerbos, 'exit')
ended.then(([code]) => process.exit(code ?? 0))

await healthy()
process.stdout.write(`cerbos is ready at http://${address}\n`)

async function healthy(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const reply = await fetch(`http://${address}/_cerbos/health`).catch(() => undefined)
    if (reply?.ok) return
    await setTimeout(100)
  }
  cerbos.kill('SIGTERM')
  throw new Error('cerbos is not ready after 10 seconds')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  return typeof bound === 'object' && bound ? bound.port : 0
}
