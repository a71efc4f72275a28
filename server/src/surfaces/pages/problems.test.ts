import { expect, test } from 'vitest'
import { startServer } from '../../../test/harness.ts'
import { problemsOf } from '../../http/openapi.ts'
import { describedRoutes } from '../../routes.ts'

const server = await startServer()
const open = (path: string) => server.call<string>('GET', path, { token: null })

test('every problem that a row tells of has a page with its title, status and calls', async () => {
  for (const row of describedRoutes().filter((one) => !one.hidden)) {
    for (const { code, status } of problemsOf(row)) {
      const reply = await open(`/problems/${code}`)
      expect([code, reply.status]).toEqual([code, 200])
      expect(reply.body).toContain(`<code>${code}</code>, status ${status}.`)
      expect(reply.body).toContain(`<code>${row.method} ${row.path}</code>`)
    }
  }
})

test('the type of a refusal leads to its page', async () => {
  for (const [method, path] of [
    ['GET', '/v1/users/7'],
    ['GET', '/nothing'],
    ['PATCH', '/v1/users'],
    ['POST', '/v1/users'],
  ] as const) {
    const { body } = await server.call<{ type: string; title: string; status: number }>(
      method,
      path,
    )
    const page = await open(body.type)
    expect([body.type, page.status]).toEqual([body.type, 200])
    expect(page.body).toContain(`<h1>${body.title}</h1>`)
    expect(page.body).toContain(`status ${body.status}.`)
  }
})

test('what only the HTTP parser refuses has a page too', async () => {
  const { status, body } = await open('/problems/http.431')
  expect([status, body.includes('Request Header Fields Too Large')]).toEqual([200, true])
  expect(body).toContain('Any path may answer with it')
})

for (const code of ['nothing', 'http.400', 'http.499', 'http.200', '%3Cscript%3E', 'constructor'])
  test(`of the code ${code}, which no answer has, is told that it is unknown`, async () => {
    const { status, body } = await open(`/problems/${code}`)
    expect(status).toBe(404)
    expect(body).toContain('No such problem')
    expect(body).not.toContain('script')
  })

test('the page runs nothing, and is framed by nobody', async () => {
  for (const code of ['AUT-0007', 'nothing']) {
    const { headers } = await open(`/problems/${code}`)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
  }
})
