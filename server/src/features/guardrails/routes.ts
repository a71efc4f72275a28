import { PageQuery } from '../../kernel/page.ts'
import { identityInput, lockedOut } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { beyondOwn } from '../assignments/problems.ts'
import { policyUnknown } from '../policies/problems.ts'
import { guardrailAllows, guardrailLocksOut, guardrailUnknown } from './problems.ts'
import { Guardrail, GuardrailPage, GuardrailPath, NewGuardrail } from './schema.ts'
import type { GuardrailService } from './service.ts'

export const guardrailRoutes = (guardrails: GuardrailService): Route[] => [
  route({
    name: 'guardrails.list',
    method: 'GET',
    path: '/v1/guardrails',
    summary: 'List the policies that hold for the whole tenant',
    allow: 'guardrails:list',
    input: identityInput,
    query: PageQuery,
    reply: { status: 200, schema: GuardrailPage },
    handle: ({ caller, query }) => guardrails.list(caller.tenant, query),
  }),
  route({
    name: 'guardrails.put',
    method: 'PUT',
    path: '/v1/guardrails/:policyId',
    summary: 'Have a deny policy hold for the whole tenant; nothing overrides it',
    allow: 'guardrails:put',
    input: identityInput,
    params: GuardrailPath,
    body: NewGuardrail,
    reply: { status: 200, schema: Guardrail },
    problems: [policyUnknown, guardrailAllows, guardrailLocksOut, beyondOwn, lockedOut],
    handle: ({ caller, author, params, body }) =>
      guardrails.put(caller, author, { policy: { id: params.policyId }, ...body }),
  }),
  route({
    name: 'guardrails.delete',
    method: 'DELETE',
    path: '/v1/guardrails/:policyId',
    summary: 'Take a guardrail away; the policy stays',
    allow: 'guardrails:delete',
    input: identityInput,
    params: GuardrailPath,
    reply: { status: 204 },
    problems: [guardrailUnknown, beyondOwn],
    handle: ({ caller, author, params }) =>
      guardrails.remove(caller, author, { id: params.policyId }),
  }),
]
