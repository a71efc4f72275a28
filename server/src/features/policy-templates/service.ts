import { readSelector, type Selector } from '@castellan/engine'
import { type AuditStore, changes } from '../../kernel/audit.ts'
import { canonicalJson } from '../../kernel/audit-chain.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, refuseStale } from '../../kernel/problem.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { Key, NamedQuery } from '../policies/schema.ts'
import * as problems from './problems.ts'
import type { Generated, Generation, NewTemplate, Template, TemplateContent } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface TemplateStore {
  /** Adds the template. False, and nothing added, when the tenant has one of that name. */
  insert(template: Template): Promise<boolean>
  find(key: Key): Promise<Template | undefined>
  /** The same, kept from changing until the transaction ends. */
  hold(key: Key): Promise<Template | undefined>
  list(query: NamedQuery, slice: Slice): Promise<Sliced<Template>>
  update(template: Template): Promise<void>
  remove(id: string): Promise<void>
}

export interface TemplateStores {
  readonly policyTemplates: TemplateStore
  readonly audit: AuditStore
}

export interface TemplatePorts {
  readonly transact: Transact<TemplateStores>
  readonly clock: Clock
  readonly newId: NewId
  /** What a reader of the engine makes of a value; throws a 400 problem that points below. */
  readonly readBy: <T>(read: (value: unknown) => T, value: unknown, pointer: string) => T
}

export type PolicyTemplateService = ReturnType<typeof policyTemplateService>

/** Templates decide nothing: they help people to write policies, and keep no tie to these. */
export function policyTemplateService({ transact, clock, newId, readBy }: TemplatePorts) {
  const read = (selectors: TemplateContent['selectors']): Template['selectors'] =>
    selectors.map(({ selector, ...named }, at) => ({
      ...named,
      selector: readBy(readSelector, selector, `/selectors/${at}/selector`),
    }))

  return {
    create(caller: Caller, by: Author, input: NewTemplate): Promise<Template> {
      const selectors = read(input.selectors)
      return transact(caller.tenant, async ({ policyTemplates, audit }) => {
        const at = clock()
        const template: Template = {
          id: newId<'policy-template'>(),
          scope: input.scope,
          code: input.code,
          ...described({ ...input, selectors }),
          createdAt: at.toISOString(),
          updatedAt: at.toISOString(),
          revision: 1,
        }
        if (!(await policyTemplates.insert(template))) throw new Problem(problems.templateCodeTaken)
        await audit.append({ action: 'policy-template.created', by, at, ...told(template) })
        return template
      })
    },

    list: (tenant: TenantId, query: NamedQuery): Promise<Page<Template>> =>
      transact(tenant, async ({ policyTemplates }) =>
        toPage(query, await policyTemplates.list(query, sliceOf(query)), ({ id }) => id),
      ),

    get: (tenant: TenantId, key: Key): Promise<Template> =>
      transact(tenant, async ({ policyTemplates }) =>
        known(await policyTemplates.find(key), problems.templateUnknown),
      ),

    replace(
      caller: Caller,
      by: Author,
      { key, template: content, ifMatch }: Replacement,
    ): Promise<Template> {
      const selectors = read(content.selectors)
      return transact(caller.tenant, async ({ policyTemplates, audit }) => {
        const at = clock()
        const before = known(await policyTemplates.hold(key), problems.templateUnknown)
        refuseStale(before, ifMatch)
        const template: Template = {
          ...before,
          ...described({ ...content, selectors }),
          updatedAt: at.toISOString(),
          revision: before.revision + 1,
        }
        const facts = changes(before, template)
        if (Object.keys(facts.after).length === 0) return before
        await policyTemplates.update(template)
        await audit.append({
          action: 'policy-template.replaced',
          by,
          target: `policy-template/${template.id}`,
          at,
          facts,
        })
        return template
      })
    },

    /** Removes a template; policies that were made of it stay. */
    remove: (caller: Caller, by: Author, key: Key): Promise<void> =>
      transact(caller.tenant, async ({ policyTemplates, audit }) => {
        const template = known(await policyTemplates.hold(key), problems.templateUnknown)
        await policyTemplates.remove(template.id)
        await audit.append({
          action: 'policy-template.deleted',
          by,
          at: clock(),
          ...told(template),
        })
      }),

    /** What a policy of these templates would select; stores nothing. */
    generate(tenant: TenantId, { templates, selectors = [] }: Generation): Promise<Generated> {
      const further = selectors.map((selector, at) =>
        readBy(readSelector, selector, `/selectors/${at}`),
      )
      return transact(tenant, async ({ policyTemplates }) => {
        const chosen: Template['selectors'] = []
        const templateSelection: Generated['templateMetadata']['templateSelection'] = []
        for (const { scope = 'default', code, tags } of templates) {
          const template = known(
            await policyTemplates.find({ scope, code }),
            problems.templateUnknown,
            { detail: `There is no policy template ${scope}/${code}` },
          )
          chosen.push(...tagged(template, tags))
          templateSelection.push({ scope, code, ...(tags && { tags: [...tags] }) })
        }
        return {
          applications: sorted(chosen.map(({ application }) => application)),
          selectors: distinct([...chosen.map(({ selector }) => selector), ...further]),
          templateMetadata: { templateSelection, buildAsAt: clock().toISOString() },
          tagged: chosen,
        }
      })
    },
  }
}

export interface Replacement {
  readonly key: Key
  readonly template: TemplateContent
  readonly ifMatch?: number | undefined
}

/** The content, and what follows from its selectors. */
const described = ({
  title,
  description,
  selectors,
}: Pick<Template, 'title' | 'description' | 'selectors'>) => ({
  title,
  description,
  selectors,
  applications: sorted(selectors.map(({ application }) => application)),
  tags: sorted(selectors.map(({ tag }) => tag)),
})

const told = ({ id, scope, code, title, description, selectors }: Template) => ({
  target: `policy-template/${id}`,
  facts: { scope, code, title, description, selectors },
})

/** The selectors with one of the tags; all of them when none is asked for. */
function tagged(
  { scope, code, tags: has, selectors }: Template,
  tags: readonly string[] | undefined,
): Template['selectors'] {
  const missing = tags?.filter((tag) => !has.includes(tag)) ?? []
  if (missing.length > 0)
    throw new Problem(problems.tagUnknown, {
      detail: `${scope}/${code} has no tag ${missing.join(', ')}`,
    })
  return selectors.filter(({ tag }) => tags === undefined || tags.includes(tag))
}

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort()

const distinct = (selectors: readonly Selector[]): Selector[] => [
  ...new Map(selectors.map((selector) => [canonicalJson(selector), selector])).values(),
]
