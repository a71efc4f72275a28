import { identityInput, preconditionFailed } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { NamedQuery } from '../policies/schema.ts'
import { tagUnknown, templateCodeTaken, templateUnknown } from './problems.ts'
import {
  Generated,
  Generation,
  NewTemplate,
  Template,
  TemplateContent,
  TemplatePage,
} from './schema.ts'
import type { PolicyTemplateService } from './service.ts'

export const policyTemplateRoutes = (templates: PolicyTemplateService): Route[] => [
  route({
    name: 'policyTemplates.create',
    method: 'POST',
    path: '/v1/policy-templates',
    summary: 'Add a template, of whose selectors policies can be made',
    allow: 'policy-templates:create',
    input: identityInput,
    body: NewTemplate,
    reply: { status: 201, schema: Template },
    problems: [templateCodeTaken],
    handle: ({ caller, author, body }) => templates.create(caller, author, body),
  }),
  route({
    name: 'policyTemplates.list',
    method: 'GET',
    path: '/v1/policy-templates',
    summary: 'List the policy templates of the tenant',
    allow: 'policy-templates:list',
    input: identityInput,
    query: NamedQuery,
    reply: { status: 200, schema: TemplatePage },
    handle: ({ caller, query }) => templates.list(caller.tenant, query),
  }),
  route({
    name: 'policyTemplates.generate',
    method: 'POST',
    path: '/v1/policy-templates/generate',
    summary: 'Compute what a policy of templates would select, and store nothing',
    allow: 'policy-templates:generate',
    input: identityInput,
    safe: true,
    body: Generation,
    reply: { status: 200, schema: Generated },
    problems: [templateUnknown, tagUnknown],
    handle: ({ caller, body }) => templates.generate(caller.tenant, body),
  }),
  route({
    name: 'policyTemplates.get',
    method: 'GET',
    path: '/v1/policy-templates/:id',
    summary: 'Show a policy template',
    allow: 'policy-templates:get',
    input: identityInput,
    params: IdPath,
    reply: { status: 200, schema: Template },
    problems: [templateUnknown],
    handle: ({ caller, params }) => templates.get(caller.tenant, params),
  }),
  route({
    name: 'policyTemplates.replace',
    method: 'PUT',
    path: '/v1/policy-templates/:id',
    summary: 'Make this all that a policy template is',
    allow: 'policy-templates:update',
    input: identityInput,
    params: IdPath,
    body: TemplateContent,
    reply: { status: 200, schema: Template },
    problems: [templateUnknown, preconditionFailed],
    handle: ({ caller, author, params, body, ifMatch }) =>
      templates.replace(caller, author, { key: params, template: body, ifMatch }),
  }),
  route({
    name: 'policyTemplates.delete',
    method: 'DELETE',
    path: '/v1/policy-templates/:id',
    summary: 'Delete a policy template; policies made of it stay',
    allow: 'policy-templates:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [templateUnknown],
    handle: ({ caller, author, params }) => templates.remove(caller, author, params),
  }),
]
