import type { Selector } from '@castellan/engine'
import * as z from 'zod'
import { lineUpTo, nameUpTo } from '../../kernel/line.ts'
import { pageOf } from '../../kernel/page.ts'
import { anyObject, Code, part, Scope } from '../policies/schema.ts'

const Application = z.string().min(1).max(100)
const Tag = z.string().min(1).max(100)
const sentSelector = part('A selector of any kind, as policies have them')

/** What people call a selector; no decision hangs on it. */
const note = {
  name: lineUpTo(100).min(1).optional(),
  description: z.string().min(1).max(1024).optional(),
}

/** All of a template but its name. */
export const TemplateContent = z.strictObject({
  title: nameUpTo(512),
  description: z.string().max(1024).default(''),
  selectors: z
    .array(z.strictObject({ application: Application, tag: Tag, selector: sentSelector, ...note }))
    .min(1)
    .max(1000)
    .describe('What policies made of it may select, by application and tag'),
})
export type TemplateContent = z.infer<typeof TemplateContent>

export const NewTemplate = TemplateContent.extend({ scope: Scope.default('default'), code: Code })
export type NewTemplate = z.infer<typeof NewTemplate>

/** As they are kept. */
export const TaggedSelectors = z.array(
  z.object({
    application: z.string(),
    tag: z.string(),
    selector: z.custom<Selector>().meta(anyObject),
    ...note,
  }),
)

export const Template = z.object({
  id: z.string(),
  scope: z.string(),
  code: z.string(),
  title: z.string(),
  description: z.string(),
  selectors: TaggedSelectors,
  applications: z.array(z.string()).describe('Those of its selectors'),
  tags: z.array(z.string()).describe('Those of its selectors'),
  createdAt: z.string(),
  updatedAt: z.string(),
  revision: z.int(),
})
export type Template = z.infer<typeof Template>

export const TemplatePage = pageOf(Template)

const Selection = z.strictObject({
  scope: z.string().max(100).default('default'),
  code: Code,
  tags: z.array(Tag).min(1).max(100).optional().describe('Only selectors with one of these tags'),
})

export const Generation = z.strictObject({
  templates: z.array(Selection).min(1).max(100),
  selectors: z.array(sentSelector).max(100).default([]).describe('Further ones'),
})
export type Generation = z.input<typeof Generation>

/** What a policy made of templates would have; nothing of it is stored. */
export const Generated = z.object({
  applications: z.array(z.string()),
  selectors: z.array(z.custom<Selector>().meta(anyObject)),
  templateMetadata: z.object({
    templateSelection: z.array(
      z.object({ scope: z.string(), code: z.string(), tags: z.array(z.string()).optional() }),
    ),
    buildAsAt: z.string(),
  }),
})
export type Generated = z.infer<typeof Generated> & {
  /** The selectors as templates have them, with what these call them. */
  readonly tagged: z.infer<typeof TaggedSelectors>
}
