import type { FastifyInstance } from 'fastify'
import type { BootstrapService } from '../../features/bootstrap/service.ts'
import { escaped, page } from './page.ts'

/** Where whoever opens the bare address is told what this is; who could set it up is led there. */
export function homePage(
  app: FastifyInstance,
  bootstrap: BootstrapService,
  url: () => string,
): void {
  let isSetUp = false
  app.get('/', async (_request, reply) => {
    isSetUp ||= await bootstrap.isDone()
    return isSetUp ? page(reply, 200, home(url())) : reply.redirect('/setup', 303)
  })
}

const home = (url: string): string =>
  `<h1>Castellan</h1><p>It knows who calls, and decides what they may do. Products ask it by
    <a href="/openapi.json">its API</a>, people by its command line, in a checkout of Castellan:</p>
    <pre>npx castellan login --address ${escaped(url)}
npx castellan --help</pre>`
