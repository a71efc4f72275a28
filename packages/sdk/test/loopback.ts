import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
  readonly port: number
}

export type Respond = (seen: Seen, response: ServerResponse) => void

export interface Loopback {
  readonly address: string
  readonly seen: Seen[]
  /** What answers from now on. */
  respond: Respond
  close(): Promise<void>
}

/** A real HTTP server on this machine that stands for the world outside the SDK. */
export async function loopback(respond: Respond): Promise<Loopback> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    const one: Seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
      port: request.socket.remotePort ?? 0,
    }
    seen.push(one)
    outside.respond(one, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  const port = typeof place === 'object' && place ? place.port : 0

  const outside: Loopback = {
    address: `http://127.0.0.1:${port}`,
    seen,
    respond,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return outside
}

export const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
