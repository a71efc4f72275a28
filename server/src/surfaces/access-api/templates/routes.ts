import * as z from 'zod'
import type { Template } from '../../../features/policy-templates/schema.ts'
import type { PolicyTemplateService } from '../../../features/policy-templates/service.ts'
import { nameUpTo } from '../../../kernel/line.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../everything.ts'
import { WireInstant, wireInstant } from '../instants.ts'
import { hrefOf, linksTo } from '../links.ts'
import { CodePath, KnownCode, keyAt, NewCode, ScopeQuery, scopeOf } from '../names.ts'
import { pageOf, WirePageQuery } from '../paging.ts'
import type { Base } from '../ports.ts'
import { refuseValue } from '../problems.ts'
import { Nothing, wire } from '../rows.ts'
import {
  fromSelector,
  noteOf,
  notesBy,
  notesOf,
  refuseMisplaced,
  toNote,
  toSelector,
  toSelectors,
  WireSelector,
} from '../selectors.ts'

const path = '/access/api/policytemplates'

const fields = ['scope', 'code', 'displayName', 'description', 'applications', 'tags']

const tag = z.string().min(1).max(100)

const Content = z.object({
  displayName: nameUpTo(512),
  description: z.string().max(1024),
  templatedSelectors: z
    .array(z.object({ application: z.string().min(1).max(100), tag, selector: WireSelector }))
    .min(1)
    .max(1000),
})

const Selection = z.object({
  templateSelection: z
    .array(
      z.object({
        scope: KnownCode,
        code: KnownCode,
        selectorTags: z.array(tag).max(100).nullish(),
      }),
    )
    .min(1)
    .max(100),
  selectors: z.array(WireSelector).max(100).nullish(),
})

const AsAt = z.object({ asAt: WireInstant.optional() })

export const templateRows = (templates: PolicyTemplateService, base: Base): Route[] => {
  const told = (template: Template, atTenant: string | undefined) =>
    replyOf(template, base(atTenant))
  return [
    route({
      ...wire,
      name: 'accessPolicyTemplates.list',
      method: 'GET',
      path,
      summary: 'ListPolicyTemplates',
      allow: 'policy-templates:list',
      query: WirePageQuery.extend(AsAt.shape),
      reply: { status: 200 },
      handle: async ({ caller, query: { asAt, ...query }, atTenant }) => {
        const all = await everything((page) => templates.list(caller.tenant, page))
        const things = asOf(all, asAt).map((template) => told(template, atTenant))
        return pageOf(things, { query, fields, href: `${base(atTenant)}/policytemplates` })
      },
    }),
    route({
      ...wire,
      name: 'accessPolicyTemplates.create',
      method: 'POST',
      path,
      summary: 'CreatePolicyTemplate',
      allow: 'policy-templates:create',
      body: Content.extend({ code: NewCode }),
      reply: { status: 201 },
      handle: async ({ caller, author, body, atTenant }) => {
        const template = { ...fromContent(body), scope: 'default', code: body.code }
        return told(await templates.create(caller, author, template), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessPolicyTemplates.get',
      method: 'GET',
      path: `${path}/:code`,
      summary: 'GetPolicyTemplate',
      allow: 'policy-templates:get',
      params: CodePath,
      query: ScopeQuery.extend(AsAt.shape),
      reply: { status: 200 },
      handle: async ({ caller, params, query, atTenant }) => {
        const template = await templates.get(caller.tenant, keyAt(params, query))
        asOf([template], query.asAt)
        return told(template, atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessPolicyTemplates.replace',
      method: 'PUT',
      path: `${path}/:code`,
      summary: 'UpdatePolicyTemplate',
      allow: 'policy-templates:update',
      params: CodePath,
      query: ScopeQuery,
      body: Content,
      reply: { status: 200 },
      handle: async ({ caller, author, params, query, body, atTenant }) => {
        const change = { key: keyAt(params, query), template: fromContent(body) }
        return told(await templates.replace(caller, author, change), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'accessPolicyTemplates.delete',
      method: 'DELETE',
      path: `${path}/:code`,
      summary: 'DeletePolicyTemplate',
      allow: 'policy-templates:delete',
      params: CodePath,
      query: ScopeQuery,
      body: Nothing,
      reply: { status: 204 },
      handle: ({ caller, author, params, query }) =>
        templates.remove(caller, author, keyAt(params, query)),
    }),
    route({
      ...wire,
      name: 'accessPolicyTemplates.generate',
      method: 'POST',
      path: `${path}/$generatepolicy`,
      summary: 'GeneratePolicyFromTemplate',
      allow: 'policy-templates:generate',
      query: AsAt,
      body: Selection,
      safe: true,
      reply: { status: 200 },
      handle: async ({ caller, body, query: { asAt } }) => {
        for (const { scope, code } of asAt ? body.templateSelection : [])
          asOf([await templates.get(caller.tenant, { scope, code })], asAt)
        return generated(await templates.generate(caller.tenant, generationOf(body)), body)
      },
    }),
  ]
}

/** Templates have no history: of one that changed since, it is not known what it was. */
function asOf(templates: readonly Template[], asAt: Date | undefined): readonly Template[] {
  if (asAt && templates.some(({ updatedAt }) => new Date(updatedAt) > asAt))
    refuseValue('/asAt', 'asAt: templates are kept as they are now, and this one changed since')
  return templates
}

function fromContent({ displayName, description, templatedSelectors }: z.infer<typeof Content>) {
  refuseMisplaced(templatedSelectors.map(({ selector }) => selector))
  return {
    title: displayName,
    description,
    selectors: templatedSelectors.map(({ selector, ...named }) => ({
      ...named,
      selector: fromSelector(selector),
      ...noteOf(selector),
    })),
  }
}

function replyOf(template: Template, base: string) {
  const { title, scope, code, description, applications, tags, selectors } = template
  return {
    displayName: title,
    scope,
    code,
    description,
    applications,
    tags,
    templatedSelectors: selectors.map(({ application, tag, selector, ...note }) => ({
      application,
      tag,
      selector: toSelector(selector, toNote(note)),
    })),
    links: linksTo(hrefOf(`${base}/policytemplates`, template), 'This policy template'),
  }
}

function generationOf({ templateSelection, selectors }: z.infer<typeof Selection>) {
  refuseMisplaced(selectors ?? [])
  return {
    templates: templateSelection.map(({ scope, code, selectorTags }) => ({
      scope: scopeOf(scope),
      code,
      ...(selectorTags && selectorTags.length > 0 && { tags: selectorTags }),
    })),
    selectors: (selectors ?? []).map(fromSelector),
  }
}

type Generated = Awaited<ReturnType<PolicyTemplateService['generate']>>

const generated = (
  { applications, selectors, templateMetadata, tagged }: Generated,
  { selectors: further }: z.infer<typeof Selection>,
) => ({
  applications,
  templateMetadata: {
    templateSelection: templateMetadata.templateSelection.map(({ scope, code, tags }) => ({
      scope,
      code,
      ...(tags && { selectorTags: tags }),
    })),
    buildAsAt: wireInstant(templateMetadata.buildAsAt),
  },
  selectors: toSelectors(selectors, {
    ...notesOf(further ?? []),
    ...notesBy(tagged.map(({ selector, ...said }) => ({ selector, note: toNote(said) }))),
  }),
})
