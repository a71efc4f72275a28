import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

/** What to send: complete HTTP/1.1 requests, each with the text its answer must hold. */
export interface LoadJob {
  readonly port: number
  readonly connections: number
  readonly warmUpSeconds: number
  readonly seconds: number
  readonly requests: readonly { readonly bytes: string; readonly expect: string }[]
  /** A field that a connection's next request has as it is in the answer to the one before. */
  readonly carried?: string
}

export interface LoadResult {
  readonly perSecond: number
  readonly p50Milliseconds: number
  readonly p95Milliseconds: number
  readonly p99Milliseconds: number
  /** Answers whose text was not the expected one. */
  readonly wrong: number
}

/** Keeps every connection busy with one request at a time, and checks each answer. */
async function run(job: LoadJob): Promise<LoadResult> {
  const requests = job.requests.map(({ bytes, expect }) => ({ bytes: Buffer.from(bytes), expect }))
  const carried = job.carried && new RegExp(`"${job.carried}":"[^"]+"`)
  const start = performance.now() + job.warmUpSeconds * 1000
  const end = start + job.seconds * 1000
  const latencies: number[] = []
  let next = 0
  let wrong = 0

  const client = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(job.port, '127.0.0.1')
      socket.setNoDelay(true)
      let sentAt = 0
      let request = requests[next++ % requests.length]
      let expected = ''
      let received = ''
      const send = () => {
        if (!request) return
        expected = request.expect
        received = ''
        sentAt = performance.now()
        socket.write(request.bytes)
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1')
        const body = bodyIn(received)
        if (body === undefined) return
        const now = performance.now()
        if (!received.startsWith('HTTP/1.1 200') || !body.includes(expected)) wrong += 1
        if (now >= start && now < end) latencies.push(now - sentAt)
        request =
          carried && request ? carry(carried, request, body) : requests[next++ % requests.length]
        if (now < end) return send()
        socket.destroy()
        resolve()
      })
    })

  await Promise.all(Array.from({ length: job.connections }, client))
  latencies.sort((one, other) => one - other)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return {
    perSecond: latencies.length / job.seconds,
    p50Milliseconds: at(0.5),
    p95Milliseconds: at(0.95),
    p99Milliseconds: at(0.99),
    wrong,
  }
}

/** The same request with the field as the answer has it, in which it is as long. */
function carry(field: RegExp, request: Request, answer: string): Request {
  const [told] = field.exec(answer) ?? []
  if (told === undefined) return request
  return { ...request, bytes: Buffer.from(request.bytes.toString().replace(field, told)) }
}

interface Request {
  readonly bytes: Buffer<ArrayBuffer>
  readonly expect: string
}

/** The body of a reply; undefined until all of it is there. */
function bodyIn(text: string): string | undefined {
  const head = text.indexOf('\r\n\r\n')
  if (head === -1) return undefined
  const fields = text.slice(0, head)
  const rest = text.slice(head + 4)
  if (/\r\ntransfer-encoding: chunked/i.test(fields))
    return rest.endsWith('0\r\n\r\n') ? joined(rest) : undefined
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(fields)?.[1] ?? 0)
  return rest.length >= length ? rest : undefined
}

/** What was sent in chunks (RFC 9112 §7.1), of which the last one is empty. */
function joined(chunks: string): string {
  let text = ''
  for (let at = 0; ; ) {
    const line = chunks.indexOf('\r\n', at)
    const size = Number.parseInt(chunks.slice(at, line), 16)
    if (!(size > 0)) return text
    text += chunks.slice(line + 2, line + 2 + size)
    at = line + 2 + size + 2
  }
}

if (import.meta.main) {
  const job: LoadJob = JSON.parse(readFileSync(0, 'utf8'))
  process.stdout.write(JSON.stringify(await run(job)))
}
