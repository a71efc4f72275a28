import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { Acceptance, type OpenInvitation } from '../../features/invitations/schema.ts'
import type { InvitationService } from '../../features/invitations/service.ts'
import type { Author } from '../../kernel/caller.ts'
import { Problem } from '../../kernel/problem.ts'
import { escaped, page } from './page.ts'

/** The page behind an invitation's link, on which a person chooses username and password. */
export function invitePage(app: FastifyInstance, invitations: InvitationService): void {
  app.get('/invite', async (request, reply) => {
    const { token = '' } = Texts.parse(request.query)
    try {
      const invitation = await invitations.lookup(authorOf(request), token, undefined)
      return page(reply, 200, form(invitation, { token }))
    } catch (error) {
      return page(reply, statusOf(error), refusal(error))
    }
  })

  app.post('/invite', async (request, reply) => {
    const given = Texts.parse(request.body)
    const { token = '' } = given
    const by = authorOf(request)
    try {
      const invitation = await invitations.lookup(by, token, undefined)
      const parsed = Acceptance.safeParse(given)
      if (!parsed.success) return page(reply, 400, form(invitation, given, wordsOf(parsed.error)))
      try {
        const user = await invitations.accept(by, parsed.data, undefined)
        return page(reply, 200, welcome(user.username))
      } catch (error) {
        // What can be mended is said at the form, what cannot in its place.
        if (!isMendable(error)) throw error
        return page(reply, statusOf(error), form(invitation, given, [error.message]))
      }
    } catch (error) {
      return page(reply, statusOf(error), refusal(error))
    }
  })
}

const authorOf = ({ id, ip }: FastifyRequest): Author => ({ id: null, requestId: id, address: ip })

/** What was sent, if it is a form's fields, each once; else nothing. */
const Texts = z.record(z.string(), z.string()).catch({})

type Given = Readonly<Record<string, string>>

function form(invitation: OpenInvitation, given: Given, faults: readonly string[] = []): string {
  const alert = faults.map((fault) => `<p role="alert">${escaped(fault)}</p>`).join('')
  return `<h1>Welcome to ${escaped(invitation.tenant)}</h1>
    <p>The invitation is for <strong>${escaped(invitation.email)}</strong>.</p>${alert}
    <form method="post" action="/invite">
    <input type="hidden" name="token" value="${escaped(given.token ?? '')}">
    <label>Username<input name="username" value="${escaped(given.username ?? '')}" autocomplete="username" required><small>Letters, digits, dashes, underscores</small></label>
    <label>Password<input name="password" type="password" autocomplete="new-password" required><small>At least 12 characters</small></label>
    <button>Accept the invitation</button></form>`
}

const welcome = (username: string): string =>
  `<h1>You are in</h1><p>Sign in as <strong>${escaped(username)}</strong> from now on.</p>`

const refusal = (error: unknown): string =>
  `<h1>This link does not work</h1><p>${escaped(problemOf(error).kind.title)}.</p>`

const statusOf = (error: unknown): number => problemOf(error).kind.status

const isMendable = (error: unknown): error is Problem =>
  error instanceof Problem && [400, 409].includes(error.kind.status)

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

const labels: Given = { username: 'Username', password: 'Password' }

const wordsOf = (error: z.ZodError): string[] =>
  error.issues.map((issue) => `${labels[String(issue.path[0])] ?? 'The form'}: ${issue.message}`)
