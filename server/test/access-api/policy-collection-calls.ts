import { expect } from 'vitest'
import { type Case, casesOf } from './cases.ts'
import { base, id, invalid, list, missing, paged, success, taken, wrongCodes } from './outcomes.ts'

const toldCollection = (code: string, more: object = {}) => ({
  id: id(code),
  policies: [id('policy-one')],
  policyCollections: [],
  description: '',
  links: expect.any(Array),
  ...more,
})

export const policyCollectionCalls: Case[] = [
  ...casesOf(
    `POST ${base}/policycollections`,
    {
      when: 'a collection',
      ...success(201),
      body: () => ({
        code: 'coll-new',
        description: 'd',
        policies: [{ code: 'policy-one' }],
        policyCollections: [id('coll-one')],
        metadata: { owner: [{ provider: 'p', value: 'v' }] },
      }),
      reply: () =>
        toldCollection('coll-new', { description: 'd', policyCollections: [id('coll-one')] }),
    },
    { when: 'the code is there already', ...taken, code: 612, body: () => ({ code: 'coll-one' }) },
    {
      when: 'a policy is not there',
      outcome: 'missing',
      status: 404,
      code: 772,
      body: () => ({ code: 'coll-x', policies: [id('policy-none')] }),
    },
    {
      when: 'a collection is not there',
      outcome: 'missing',
      status: 404,
      code: 604,
      body: () => ({ code: 'coll-x', policyCollections: [id('coll-none')] }),
    },
    ...wrongCodes.map((code) => ({
      when: `the code is ${String(code).slice(0, 9)}`,
      ...invalid,
      body: () => ({ code }),
    })),
  ),
  ...casesOf(`GET ${base}/policycollections`, {
    when: 'a bare list',
    ...success(),
    reply: () => list,
  }),
  ...paged(`GET ${base}/policycollections/page`),
  ...casesOf(
    `GET ${base}/policycollections/:code`,
    {
      when: 'a collection, without its metadata',
      at: `${base}/policycollections/coll-one`,
      ...success(),
      reply: () => toldCollection('coll-one'),
    },
    {
      when: 'there is none such',
      at: `${base}/policycollections/coll-none`,
      ...missing,
      code: 604,
    },
  ),
  ...casesOf(
    `PUT ${base}/policycollections/:code`,
    {
      when: 'all of it at once',
      at: `${base}/policycollections/coll-two`,
      ...success(),
      body: () => ({ description: 'other', policies: [id('policy-two')] }),
      reply: () =>
        toldCollection('coll-two', { description: 'other', policies: [id('policy-two')] }),
    },
    {
      when: 'there is none such',
      at: `${base}/policycollections/coll-none`,
      ...missing,
      code: 604,
      body: () => ({}),
    },
    {
      when: 'the description is no text',
      at: `${base}/policycollections/coll-two`,
      ...invalid,
      body: () => ({ description: 7 }),
    },
    {
      when: 'it would hold itself',
      at: `${base}/policycollections/coll-one`,
      ...taken,
      code: 152,
      body: () => ({ policyCollections: [id('coll-new')] }),
    },
  ),
  ...casesOf(
    `POST ${base}/policycollections/:code/add`,
    {
      when: 'a policy',
      at: `${base}/policycollections/coll-two/add`,
      ...success(),
      body: () => ({ policies: [id('policy-one')] }),
      reply: () =>
        toldCollection('coll-two', {
          description: 'other',
          policies: [id('policy-one'), id('policy-two')],
        }),
    },
    {
      when: 'there is no such collection',
      at: `${base}/policycollections/coll-none/add`,
      ...missing,
      code: 604,
      body: () => ({}),
    },
    {
      when: 'there is no such policy',
      at: `${base}/policycollections/coll-two/add`,
      ...missing,
      code: 772,
      body: () => ({ policies: [id('policy-none')] }),
    },
    {
      when: 'an id is not whole',
      at: `${base}/policycollections/coll-two/add`,
      ...invalid,
      body: () => ({ policies: [{ scope: 'default' }] }),
    },
  ),
  ...casesOf(
    `POST ${base}/policycollections/:code/remove`,
    {
      when: 'a policy',
      at: `${base}/policycollections/coll-two/remove`,
      ...success(),
      body: () => ({ policies: [id('policy-two')] }),
      reply: () => toldCollection('coll-two', { description: 'other' }),
    },
    {
      when: 'there is no such collection',
      at: `${base}/policycollections/coll-none/remove`,
      ...missing,
      code: 604,
      body: () => ({}),
    },
    {
      when: 'an id is not whole',
      at: `${base}/policycollections/coll-two/remove`,
      ...invalid,
      body: () => ({ policies: [{}] }),
    },
  ),
  ...casesOf(
    `DELETE ${base}/policycollections/:code`,
    { when: 'a collection', at: `${base}/policycollections/coll-gone`, ...success(204) },
    { when: 'it is gone', at: `${base}/policycollections/coll-gone`, ...missing, code: 604 },
    { when: 'it is attached', at: `${base}/policycollections/coll-one`, ...taken, code: 152 },
  ),
]
