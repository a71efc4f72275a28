import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as z from 'zod'
import { BootstrapRequest } from '../../features/bootstrap/schema.ts'
import type { BootstrapService } from '../../features/bootstrap/service.ts'
import { Problem } from '../../kernel/problem.ts'

/** The page on which a person makes the first administrator: one form, no script. */
export function setupPage(app: FastifyInstance, bootstrap: BootstrapService): void {
  app.get('/setup', async (request, reply) => {
    if (await bootstrap.isDone()) return page(reply, 410, done)
    return page(reply, 200, form(Texts.parse(request.query)))
  })

  app.post('/setup', async (request, reply) => {
    const given = Texts.parse(request.body)
    const parsed = BootstrapRequest.safeParse(given)
    if (!parsed.success) return page(reply, 400, form(given, wordsOf(parsed.error)))
    const by = { id: null, requestId: request.id, address: request.ip }
    try {
      const { user } = await bootstrap.run(parsed.data, {
        by,
        userAgent: request.headers['user-agent'] ?? null,
      })
      return page(reply, 201, welcome(user.username))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return page(reply, error.kind.status, form(given, [error.message]))
    }
  })
}

/** What was sent, if it is a form's fields, each once; else nothing. */
const Texts = z.record(z.string(), z.string()).catch({})

const fields = [
  {
    name: 'secret',
    label: 'Bootstrap secret',
    type: 'password',
    hint: 'Printed where the server was started',
    autocomplete: 'off',
  },
  {
    name: 'username',
    label: 'Username',
    type: 'text',
    hint: 'Letters, digits, dashes, underscores',
    autocomplete: 'username',
  },
  { name: 'email', label: 'E-mail address', type: 'email', hint: '', autocomplete: 'email' },
  { name: 'firstName', label: 'First name', type: 'text', hint: '', autocomplete: 'given-name' },
  { name: 'lastName', label: 'Last name', type: 'text', hint: '', autocomplete: 'family-name' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    hint: 'At least 12 characters',
    autocomplete: 'new-password',
  },
]

function form(given: Readonly<Record<string, string>>, faults: readonly string[] = []): string {
  const inputs = fields.map(({ name, label, type, hint, autocomplete }) => {
    // What was typed comes back, but for the password.
    const value = name === 'password' ? '' : escaped(given[name] ?? '')
    return `<label>${label}<input name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" required>${hint && `<small>${hint}</small>`}</label>`
  })
  const alert = faults.map((fault) => `<p role="alert">${escaped(fault)}</p>`).join('')
  return `<h1>Set up Castellan</h1><p>Make the first administrator. This works once.</p>${alert}
    <form method="post" action="/setup">${inputs.join('')}<button>Create administrator</button></form>`
}

const done = '<h1>Castellan is set up</h1><p>The first administrator exists already.</p>'

const welcome = (username: string): string =>
  `<h1>Castellan is set up</h1><p>Sign in as <strong>${escaped(username)}</strong>:</p><pre>npx castellan login --username ${escaped(username)}</pre>`

const wordsOf = (error: z.ZodError): string[] =>
  error.issues.map((issue) => {
    const field = fields.find((one) => one.name === issue.path[0])
    return `${field?.label ?? 'The form'}: ${issue.message}`
  })

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:26rem;margin:8vh auto;padding:0 1.25rem}h1{font-size:1.5rem;margin:0 0 .25rem}
label{display:block;margin:1rem 0 0;font-weight:600}
input{display:block;box-sizing:border-box;width:100%;padding:.55rem .7rem;margin-top:.3rem;font:inherit;border:1px solid #8a8f98;border-radius:.4rem}
small{font-weight:400;opacity:.75}button{margin-top:1.5rem;width:100%;padding:.7rem;font:inherit;font-weight:600;color:#fff;background:#2d4f9e;border:0;border-radius:.4rem;cursor:pointer}
[role=alert]{padding:.6rem .8rem;border-left:4px solid #c0392b;background:#c0392b1a}
pre{padding:.8rem;background:#8a8f9822;border-radius:.4rem;overflow-x:auto}`

const styleHash = createHash('sha256').update(style).digest('base64')

function page(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    .header('referrer-policy', 'no-referrer')
    .send(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Castellan</title><style>${style}</style></head><body><main>${body}</main></body></html>`)
}
