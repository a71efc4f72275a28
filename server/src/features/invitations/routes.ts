import { identityInput, tenantSuspended } from '../../kernel/problem.ts'
import { publicRoute, type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { emailForeign } from '../tenants/problems.ts'
import { emailTaken, groupsUnknown, passwordWeak, usernameTaken } from '../users/problems.ts'
import { User } from '../users/schema.ts'
import * as problems from './problems.ts'
import {
  Acceptance,
  Invitation,
  InvitationPage,
  InvitationQuery,
  NewInvitation,
  OpenInvitation,
  SentInvitation,
  TokenQuery,
} from './schema.ts'
import type { InvitationService } from './service.ts'

const {
  invitationUnknown,
  invitationUsed,
  invitationExpired,
  invitationClosed,
  invitationOutgrown,
} = problems

export const invitationRoutes = (invitations: InvitationService): Route[] => [
  route({
    name: 'invitations.create',
    method: 'POST',
    path: '/v1/invitations',
    summary: 'Invite somebody; the link is shown this once, and mailed when there is a provider',
    allow: 'invitations:create',
    input: identityInput,
    body: NewInvitation,
    reply: { status: 201, schema: SentInvitation },
    problems: [emailTaken, emailForeign, groupsUnknown, beyondOwn],
    handle: ({ caller, author, body }) => invitations.create(caller, author, body),
  }),
  route({
    name: 'invitations.list',
    method: 'GET',
    path: '/v1/invitations',
    summary: 'List the invitations of the tenant, newest first',
    allow: 'invitations:list',
    input: identityInput,
    query: InvitationQuery,
    reply: { status: 200, schema: InvitationPage },
    handle: ({ caller, query }) => invitations.list(caller.tenant, query),
  }),
  publicRoute({
    name: 'invitations.lookup',
    method: 'GET',
    path: '/v1/invitations/lookup',
    summary: 'What somebody with the link is shown before they accept',
    input: identityInput,
    query: TokenQuery,
    perTenant: true,
    reply: { status: 200, schema: OpenInvitation },
    problems: [
      invitationUnknown,
      invitationUsed,
      invitationExpired,
      invitationOutgrown,
      tenantSuspended,
    ],
    handle: ({ author, query, atTenant }) => invitations.lookup(author, query.token, atTenant),
  }),
  publicRoute({
    name: 'invitations.accept',
    method: 'POST',
    path: '/v1/invitations/accept',
    summary: 'Choose username and password; the user can sign in from now on',
    input: identityInput,
    body: Acceptance,
    perTenant: true,
    reply: { status: 200, schema: User },
    problems: [
      invitationUnknown,
      invitationUsed,
      invitationExpired,
      invitationOutgrown,
      usernameTaken,
      passwordWeak,
      tenantSuspended,
    ],
    handle: ({ author, body, atTenant }) => invitations.accept(author, body, atTenant),
  }),
  route({
    name: 'invitations.get',
    method: 'GET',
    path: '/v1/invitations/:id',
    summary: 'Show an invitation, never its link',
    allow: 'invitations:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: Invitation },
    problems: [invitationUnknown],
    handle: ({ caller, params }) => invitations.get(caller.tenant, params.id),
  }),
  route({
    name: 'invitations.resend',
    method: 'POST',
    path: '/v1/invitations/:id/resend',
    summary: 'Make a new link; the old one is worth nothing from now on',
    allow: 'invitations:resend',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: SentInvitation },
    problems: [invitationUnknown, invitationClosed, beyondOwn],
    handle: ({ caller, author, params }) => invitations.resend(caller, author, params.id),
  }),
  route({
    name: 'invitations.delete',
    method: 'DELETE',
    path: '/v1/invitations/:id',
    summary: 'Revoke an invitation; its user is deleted',
    allow: 'invitations:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [invitationUnknown, invitationClosed, beyondOwn],
    handle: ({ caller, author, params }) => invitations.revoke(caller, author, params.id),
  }),
]
