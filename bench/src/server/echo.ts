import { createServer } from 'node:http'

// What no framework can beat: the platform's own server, which reads the body and answers as many
// bytes as the check does, and decides nothing.
const body = JSON.stringify({
  authorized: true,
  timestamp: new Date().toISOString(),
  reason: 'granted',
})

const server = createServer((request, response) => {
  request.on('data', () => undefined)
  request.on('end', () => {
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  process.stdout.write(`echo is ready at http://127.0.0.1:${port}\n`)
})
process.once('SIGTERM', () => process.exit(0))
