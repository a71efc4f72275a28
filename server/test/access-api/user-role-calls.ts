import { expect } from 'vitest'
import { type Case, casesOf } from './cases.ts'
import { base, id, invalid, missing, nothing, paged, success, taken } from './outcomes.ts'

const toldUserRole = (code: string, policies: string[], policyCollections: string[] = []) => ({
  resource: {
    policyIdRoleResource: {
      policies: policies.map(id),
      policyCollections: policyCollections.map(id),
    },
  },
  id: { scope: '_users', code },
})
const held = (policies: string[], policyCollections: string[] = []) => ({
  resource: { policies: policies.map(id), policyCollections: policyCollections.map(id) },
})

export const userRoleCalls: Case[] = [
  ...casesOf(
    `POST ${base}/userroles`,
    // Grace has signed in, and had an empty one made by that.
    {
      when: 'the user has one',
      ...taken,
      code: 615,
      body: ({ grace }) => ({ userId: grace, ...held(['policy-one']) }),
    },
    {
      when: 'there is no such user',
      outcome: 'missing',
      status: 404,
      code: 616,
      body: () => ({ userId: nothing, ...held([]) }),
    },
    { when: 'there is no resource', ...invalid, body: ({ grace }) => ({ userId: grace }) },
    { when: 'the id is none', ...invalid, body: () => ({ userId: 'a b', ...held([]) }) },
  ),
  ...paged(`GET ${base}/userroles`, expect.any(Array)).map((one) => ({
    ...one,
    at: async (world: Parameters<Case['at']>[0]) =>
      (await one.at(world)).replaceAll('description', 'id.scope'),
  })),
  ...casesOf(
    `POST ${base}/userroles/:userId/update`,
    {
      when: 'all of it at once',
      at: ({ grace }) => `${base}/userroles/${grace}/update`,
      ...success(),
      body: () => held(['policy-one'], ['coll-one']),
      reply: ({ grace }) => toldUserRole(grace, ['policy-one'], ['coll-one']),
    },
    {
      when: 'there is none such',
      at: `${base}/userroles/${nothing}/update`,
      ...missing,
      code: 660,
      body: () => held([]),
    },
    {
      when: 'a policy is not there',
      at: ({ grace }) => `${base}/userroles/${grace}/update`,
      ...missing,
      code: 772,
      body: () => held(['policy-none']),
    },
    {
      when: 'there is no resource',
      at: ({ grace }) => `${base}/userroles/${grace}/update`,
      ...invalid,
      body: () => ({}),
    },
  ),
  ...casesOf(
    `GET ${base}/userroles/:userId`,
    {
      when: 'a user-role',
      at: ({ grace }) => `${base}/userroles/${grace}`,
      ...success(),
      reply: ({ grace }) => toldUserRole(grace, ['policy-one'], ['coll-one']),
    },
    { when: 'there is none such', at: `${base}/userroles/${nothing}`, ...missing, code: 660 },
  ),
  ...casesOf(
    `POST ${base}/userroles/:userId/policies`,
    {
      when: 'a policy',
      at: ({ grace }) => `${base}/userroles/${grace}/policies`,
      ...success(),
      body: () => ({ policies: [id('policy-two')] }),
      reply: ({ grace }) => toldUserRole(grace, ['policy-one', 'policy-two'], ['coll-one']),
    },
    {
      when: 'there is none such',
      at: ({ grace }) => `${base}/userroles/${grace}/policies`,
      ...missing,
      code: 772,
      body: () => ({ policies: [id('policy-none')] }),
    },
    {
      when: 'none is named',
      at: ({ grace }) => `${base}/userroles/${grace}/policies`,
      ...invalid,
      body: () => ({ policies: [] }),
    },
  ),
  ...casesOf(
    `DELETE ${base}/userroles/:userId/policies/:scope/:code`,
    {
      when: 'a policy',
      at: ({ grace }) => `${base}/userroles/${grace}/policies/default/policy-two`,
      ...success(204),
    },
    {
      when: 'it holds none such',
      at: ({ grace }) => `${base}/userroles/${grace}/policies/default/policy-two`,
      ...missing,
      code: 772,
    },
  ),
  ...casesOf(
    `POST ${base}/userroles/:userId/policycollections`,
    {
      when: 'a collection',
      at: ({ grace }) => `${base}/userroles/${grace}/policycollections`,
      ...success(),
      body: () => ({ policyCollections: [id('coll-two')] }),
      reply: ({ grace }) => toldUserRole(grace, ['policy-one'], ['coll-one', 'coll-two']),
    },
    {
      when: 'there is none such',
      at: ({ grace }) => `${base}/userroles/${grace}/policycollections`,
      ...missing,
      code: 604,
      body: () => ({ policyCollections: [id('coll-none')] }),
    },
    {
      when: 'none is named',
      at: ({ grace }) => `${base}/userroles/${grace}/policycollections`,
      ...invalid,
      body: () => ({}),
    },
  ),
  ...casesOf(
    `DELETE ${base}/userroles/:userId/policycollections/:scope/:code`,
    {
      when: 'a collection',
      at: ({ grace }) => `${base}/userroles/${grace}/policycollections/default/coll-two`,
      ...success(204),
    },
    {
      when: 'it holds none such',
      at: ({ grace }) => `${base}/userroles/${grace}/policycollections/default/coll-two`,
      ...missing,
      code: 604,
    },
  ),
  ...casesOf(
    `DELETE ${base}/userroles/:userId`,
    { when: 'a user-role', at: ({ grace }) => `${base}/userroles/${grace}`, ...success(204) },
    { when: 'it is gone', at: ({ grace }) => `${base}/userroles/${grace}`, ...missing, code: 660 },
  ),
  ...casesOf(`POST ${base}/userroles`, {
    when: 'one that is wanted, answered with 200',
    ...success(200),
    body: ({ grace }) => ({ userId: grace, ...held(['policy-one'], ['coll-one']) }),
    reply: ({ grace }) => toldUserRole(grace, ['policy-one'], ['coll-one']),
  }),
]
