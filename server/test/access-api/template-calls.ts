import { expect } from 'vitest'
import { type Case, casesOf, namedSelector, newTemplate } from './cases.ts'
import { base, id, invalid, missing, paged, success, taken, without } from './outcomes.ts'
import { action, matchAll, newPolicy } from './wire.ts'

const toldTemplate = (code: string) => ({
  ...newTemplate(code),
  scope: 'default',
  applications: ['Drive', 'LUSID'],
  tags: ['Data', 'Feature'],
  links: expect.any(Array),
})
const furtherSelector = {
  matchAllSelectorDefinition: {
    ...matchAll(action('Instrument', 'Any')).matchAllSelectorDefinition,
    name: 'All instruments',
  },
}
const selection = (code: string, more: object = {}) => ({ ...id(code), ...more })

export const templateCalls: readonly Case[] = [
  ...casesOf(
    `POST ${base}/policytemplates`,
    {
      when: 'a template',
      ...success(201),
      body: () => newTemplate('template-new'),
      reply: () => toldTemplate('template-new'),
    },
    {
      when: 'the code is there already',
      ...taken,
      code: 877,
      body: () => newTemplate('template-one'),
    },
    {
      when: 'it has no name',
      ...invalid,
      body: () => without(newTemplate('x-y-z'), 'displayName'),
    },
    {
      when: 'a selector has a name that is too long',
      ...invalid,
      body: () => ({
        ...newTemplate('x-y-z'),
        templatedSelectors: [
          {
            application: 'LUSID',
            tag: 'Data',
            selector: {
              matchAllSelectorDefinition: {
                ...furtherSelector.matchAllSelectorDefinition,
                name: 'x'.repeat(101),
              },
            },
          },
        ],
      }),
    },
    {
      when: 'it has no selector',
      ...invalid,
      body: () => ({ ...newTemplate('x-y-z'), templatedSelectors: [] }),
    },
  ),
  ...paged(
    `GET ${base}/policytemplates`,
    expect.arrayContaining([toldTemplate('template-one')]),
  ).map((one) => ({
    ...one,
    at: async (world: Parameters<Case['at']>[0]) =>
      (await one.at(world)).replaceAll('id.code', 'code'),
  })),
  ...casesOf(
    `GET ${base}/policytemplates/:code`,
    {
      when: 'a template',
      at: `${base}/policytemplates/template-one`,
      ...success(),
      reply: () => toldTemplate('template-one'),
    },
    {
      when: 'as of now',
      at: `${base}/policytemplates/template-one?asAt=2999-01-01T00:00:00Z`,
      ...success(),
    },
    {
      when: 'as of before it changed',
      at: `${base}/policytemplates/template-one?asAt=2001-01-01T00:00:00Z`,
      ...invalid,
    },
    {
      when: 'there is none such',
      at: `${base}/policytemplates/template-none`,
      ...missing,
      code: 878,
    },
  ),
  ...casesOf(
    `PUT ${base}/policytemplates/:code`,
    {
      when: 'all of it at once',
      at: `${base}/policytemplates/template-new`,
      ...success(),
      body: () => newTemplate('x'),
      reply: () => ({ ...toldTemplate('template-new'), displayName: 'Template x' }),
    },
    {
      when: 'there is none such',
      at: `${base}/policytemplates/template-none`,
      ...missing,
      code: 878,
      body: () => newTemplate('x'),
    },
    {
      when: 'it has no description',
      at: `${base}/policytemplates/template-new`,
      ...invalid,
      body: () => without(newTemplate('x'), 'description'),
    },
  ),
  ...casesOf(
    `DELETE ${base}/policytemplates/:code`,
    { when: 'a template', at: `${base}/policytemplates/template-gone`, ...success(204) },
    { when: 'it is gone', at: `${base}/policytemplates/template-gone`, ...missing, code: 878 },
  ),
  ...casesOf(
    `POST ${base}/policytemplates/$generatepolicy`,
    {
      when: 'what is tagged, and more',
      ...success(),
      body: () => ({
        templateSelection: [selection('template-one', { selectorTags: ['Data'] })],
        selectors: [furtherSelector],
      }),
      reply: () => ({
        applications: ['LUSID'],
        templateMetadata: {
          templateSelection: [selection('template-one', { selectorTags: ['Data'] })],
          buildAsAt: expect.stringMatching(/^\d{4}-.*\.\d{7}\+00:00$/),
        },
        selectors: [namedSelector, furtherSelector],
      }),
    },
    {
      when: 'the same selector from a template and as a further one, by its name in the template',
      ...success(),
      body: () => ({
        templateSelection: [selection('template-one', { selectorTags: ['Data'] })],
        selectors: newPolicy('x').selectors,
      }),
      reply: () => expect.objectContaining({ selectors: [namedSelector] }),
    },
    {
      when: 'a template is not there',
      ...missing,
      code: 878,
      body: () => ({ templateSelection: [selection('template-none')] }),
    },
    { when: 'nothing is selected', ...invalid, body: () => ({ templateSelection: [] }) },
    {
      when: 'a template has no such tag',
      ...invalid,
      body: () => ({ templateSelection: [selection('template-one', { selectorTags: ['none'] })] }),
    },
  ),
]
