import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { BootstrapRequest } from '../../features/bootstrap/schema.ts'
import type { BootstrapService } from '../../features/bootstrap/service.ts'
import { Problem } from '../../kernel/problem.ts'
import { escaped, page } from './page.ts'

/** The page on which a person makes the first administrator: one form, no script. */
export function setupPage(
  app: FastifyInstance,
  bootstrap: BootstrapService,
  url: () => string,
): void {
  app.get('/setup', async (request, reply) => {
    if (await bootstrap.isDone()) return page(reply, 410, done)
    return page(reply, 200, form(Texts.parse(request.query)))
  })

  app.post('/setup', async (request, reply) => {
    const given = Texts.parse(request.body)
    const parsed = BootstrapRequest.safeParse(given)
    if (!parsed.success && (await bootstrap.isDone())) return page(reply, 410, done)
    if (!parsed.success) return page(reply, 400, form(given, wordsOf(parsed.error)))
    const by = { id: null, requestId: request.id, address: request.ip }
    try {
      const { user } = await bootstrap.run(parsed.data, {
        by,
        userAgent: request.headers['user-agent'] ?? null,
      })
      return page(reply, 201, welcome(url(), user.username))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (await bootstrap.isDone()) return page(reply, 410, done)
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

const welcome = (url: string, username: string): string =>
  `<h1>Castellan is set up</h1><p>Sign in as <strong>${escaped(username)}</strong>, in the checkout of Castellan:</p><pre>npx castellan login --address ${escaped(url)} --username ${escaped(username)}</pre>`

const wordsOf = (error: z.ZodError): string[] =>
  error.issues.map((issue) => {
    const field = fields.find((one) => one.name === issue.path[0])
    return `${field?.label ?? 'The form'}: ${issue.message}`
  })
