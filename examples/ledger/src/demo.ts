import { gatherCast } from './demo/cast.ts'
import { page } from './demo/page.ts'
import { newStage, type Scenery } from './demo/stage.ts'
import { changesOfMind, everydayWork, withoutToken } from './demo/story.ts'
import { teller } from './demo/teller.ts'

/**
 * Starts Castellan and the ledger, tells who may do what there and why, and ends both. Exit code 0
 * when every call went as the story says, else 1.
 */
async function main(): Promise<void> {
  const startedAt = performance.now()
  const stage = newStage()
  let interrupted = 0
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    // More than once: npm passes on the SIGINT that the terminal sent to all.
    process.on(signal, () => {
      interrupted = code
      // What goes wrong in it is told below, where the same end is awaited.
      stage.strike().catch(() => undefined)
    })
  }

  try {
    page.title('Castellan keeps the keys of a ledger')
    page.tell('Starting Castellan on an empty store of its own, and the ledger behind it …')
    await tell(await stage.set(), startedAt)
  } catch (error) {
    if (interrupted === 0) throw error
    process.exitCode = interrupted
  } finally {
    await stage.strike()
    page.tell('Both servers ended, the store is removed.')
  }
}

async function tell(scenery: Scenery, startedAt: number): Promise<void> {
  const { castellan, ledger } = scenery
  const cast = await gatherCast(scenery)
  page.row(['Castellan', castellan.address, `process ${castellan.pid}`])
  page.row(['ledger', ledger.address, `process ${ledger.pid}, PLUGIN_AUTH_ADDRESS set`])

  page.heading('The cast')
  page.row(['Ada', 'administrator', 'made with the one-time secret'])
  page.row(['Vera', 'viewer', 'in midaz-viewer-group'])
  page.row(['Edgar', 'editor', 'in midaz-editor-group'])
  page.row(['robot', 'machine', 'an application of midaz, by client credentials'])
  page.tell('Roles below are written without their scope, “default/”.')

  const told = teller(ledger.address, cast)
  await everydayWork(cast, told)
  await withoutToken(cast, told)
  await changesOfMind(cast, told)

  const { allowed, refused, different } = told.tally
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const verdict = different === 0 ? 'all as the story says' : `${different} NOT as the story says`
  page.heading(`${allowed} calls allowed, ${refused} refused, ${verdict} (${seconds} s)`)
  if (different > 0) process.exitCode = 1
}

// Whoever reads along may leave early, as `head` does; the story then goes on untold to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

main().catch((error: unknown) => {
  process.stderr.write(`The demo failed: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
})
