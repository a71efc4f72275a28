import { expect } from 'vitest'
import { type Case, casesOf } from './cases.ts'
import {
  base,
  invalid,
  list,
  missing,
  page,
  paged,
  success,
  taken,
  without,
  wrongCodes,
} from './outcomes.ts'
import { action, ask, byId, matchAll, newPolicy, since, toldPolicy } from './wire.ts'

const me: Case[] = [
  ...casesOf(`GET ${base}/me`, { when: 'without policies', ...success(), reply: () => [] }),
  ...casesOf(
    `POST ${base}/me`,
    {
      when: 'each under its key',
      ...success(),
      body: () => ({
        one: ask(['access-manager', 'users', 'get']),
        two: ask(['default', 'Spaceship', 'Read']),
      }),
      reply: () => ({
        one: { result: 'Granted' },
        two: { result: 'Denied', detailedMessage: 'No policy allows it' },
      }),
    },
    {
      when: 'the action is not whole',
      ...invalid,
      body: () => ({ one: { request: { action: { scope: 'LUSID' } }, resource: { id: {} } } }),
    },
    {
      when: 'there is no resource',
      ...invalid,
      body: () => ({ one: without(ask(['a-b', 'c-d', 'e-f']), 'resource') }),
    },
    {
      when: 'a range goes backwards',
      ...invalid,
      body: () => ({
        one: ask(
          ['a-b', 'c-d', 'e-f'],
          {},
          { request: { fromAsAt: '2021-01-01T00:00:00Z', toAsAt: '2020-01-01T00:00:00Z' } },
        ),
      }),
    },
    {
      when: 'a date is none',
      ...invalid,
      body: () => ({
        one: ask(['a-b', 'c-d', 'e-f'], {}, { request: { fromEffectiveDate: 'yesterday' } }),
      }),
    },
  ),
  ...casesOf(`GET ${base}/metadata/access/resources`, {
    when: 'as the catalogue has them',
    ...success(),
    reply: () => ({
      ...page(
        expect.arrayContaining([
          {
            application: 'LUSID',
            name: 'Feature',
            description: 'Feature of LUSID',
            actions: [
              {
                description: 'Execute of LUSID/Feature',
                action: action('Feature', 'Execute', 'LUSID'),
                links: [],
              },
            ],
            identifierParts: ['scope', 'code'].map((name, index) => ({
              index,
              name,
              displayName: name,
              description: `The ${name} of the Feature`,
              required: false,
            })),
            links: [],
          },
          expect.objectContaining({ application: 'default', name: 'Portfolio' }),
        ]),
      ),
    }),
  }),
]

/** What a policy may not say. */
const wrongPolicies = [
  ['there is no grant', without(newPolicy('wrong-one'), 'grant')],
  ['the grant is neither', newPolicy('wrong-one', { grant: 'Undefined' })],
  ['there are no selectors', newPolicy('wrong-one', { selectors: [] })],
  [
    'a selector has two kinds',
    newPolicy('wrong-one', {
      selectors: [
        {
          ...byId({ a: 'b' }, action('Portfolio', 'Read')),
          ...matchAll(action('Portfolio', 'Read')),
        },
      ],
    }),
  ],
  ['a selector has no kind', newPolicy('wrong-one', { selectors: [{}] })],
  ['a selector has no action', newPolicy('wrong-one', { selectors: [matchAll()] })],
  [
    'an id selector names no part',
    newPolicy('wrong-one', { selectors: [byId({}, action('Portfolio', 'Read'))] }),
  ],
  [
    'a wildcard stands in the middle',
    newPolicy('wrong-one', { selectors: [byId({ code: 'a*b' }, action('Portfolio', 'Read'))] }),
  ],
  [
    'an action is too short',
    newPolicy('wrong-one', { selectors: [matchAll(action('P', 'Read'))] }),
  ],
  [
    'an operator is undefined',
    newPolicy('wrong-one', {
      selectors: [
        {
          metadataSelectorDefinition: {
            actions: [action('Portfolio', 'Read')],
            expressions: [{ metadataKey: 'k', operator: 'Undefined' }],
          },
        },
      ],
    }),
  ],
  ['it has no window', without(newPolicy('wrong-one'), 'when')],
  [
    'the window ends before it begins',
    newPolicy('wrong-one', { when: { ...since, deactivate: '2010-01-01T00:00:00Z' } }),
  ],
  [
    'a condition on dates is two',
    newPolicy('wrong-one', {
      for: [
        {
          effectiveRange: { from: '2020-01-01T00:00:00Z' },
          effectiveDateHasQuality: { quality: 'IsBeforeMidday' },
        },
      ],
    }),
  ],
  ['a condition on the request is none', newPolicy('wrong-one', { if: [{}] })],
  [
    'it has a feature chain, which was replaced',
    newPolicy('wrong-one', { if: [{ ifFeatureChainExpression: { selectors: [] } }] }),
  ],
  [
    'more is kept beside it than is kept of anything',
    newPolicy('wrong-one', {
      how: {
        type: 'x',
        parameters: Array.from({ length: 90 }, () => ({ key: 'k', value: 'v'.repeat(400) })),
      },
    }),
  ],
  ['the description is too long', newPolicy('wrong-one', { description: 'x'.repeat(1025) })],
] as const

const policies: Case[] = [
  ...casesOf(
    `POST ${base}/policies`,
    {
      when: 'a policy',
      ...success(201),
      body: () => newPolicy('policy-new'),
      reply: () => toldPolicy('policy-new'),
    },
    { when: 'the code is there already', ...taken, code: 613, body: () => newPolicy('policy-new') },
    ...wrongPolicies.map(([when, body]) => ({ when, ...invalid, body: () => body })),
    ...wrongCodes.map((code) => ({
      when: `the code is ${String(code).slice(0, 9)}`,
      ...invalid,
      body: () => ({ ...newPolicy('x'), code }),
    })),
    {
      when: 'delegation is not in a policy selector',
      ...invalid,
      code: 607,
      body: () => newPolicy('wrong-one', { selectors: [matchAll(action('User', 'Delegate'))] }),
    },
    {
      when: 'a policy selector is about other things',
      ...invalid,
      code: 608,
      body: () =>
        newPolicy('wrong-one', {
          selectors: [{ policySelectorDefinition: { actions: [action('Portfolio', 'Read')] } }],
        }),
    },
    {
      when: 'policies are not in a policy selector',
      ...invalid,
      code: 611,
      body: () => newPolicy('wrong-one', { selectors: [matchAll(action('Policy', 'Read'))] }),
    },
  ),
  ...casesOf(
    `GET ${base}/policies`,
    { when: 'a bare list of one scope', ...success(), reply: () => list },
    {
      when: 'none in another scope',
      at: `${base}/policies?scope=other`,
      ...success(),
      reply: () => [],
    },
    { when: 'the scope is none', at: `${base}/policies?scope=a/b`, ...invalid },
  ),
  ...paged(`GET ${base}/policies/page`),
  ...casesOf(
    `GET ${base}/policies/:code`,
    {
      when: 'a policy',
      at: `${base}/policies/policy-one`,
      ...success(),
      reply: () => toldPolicy('policy-one'),
    },
    { when: 'there is none such', at: `${base}/policies/policy-none`, ...missing, code: 772 },
    {
      when: 'it is in another scope',
      at: `${base}/policies/policy-one?scope=other`,
      ...missing,
      code: 772,
    },
  ),
  ...casesOf(
    `PUT ${base}/policies/:code`,
    {
      when: 'all of it at once',
      at: `${base}/policies/policy-two`,
      ...success(),
      body: () =>
        without(
          newPolicy('any', {
            grant: 'Deny',
            description: 'other',
            how: { type: 'x', parameters: [{ key: 'k', value: 'v' }] },
          }),
          'code',
        ),
      reply: () => ({
        ...toldPolicy('policy-two', { grant: 'Deny', description: 'other' }),
        how: { type: 'x', parameters: [{ key: 'k', value: 'v' }] },
      }),
    },
    {
      when: 'there is none such',
      at: `${base}/policies/policy-none`,
      ...missing,
      code: 772,
      body: () => newPolicy('x'),
    },
    {
      when: 'it has no grant',
      at: `${base}/policies/policy-two`,
      ...invalid,
      body: () => without(newPolicy('x'), 'grant'),
    },
  ),
  ...casesOf(
    `DELETE ${base}/policies/:code`,
    { when: 'a policy', at: `${base}/policies/policy-gone`, ...success(204) },
    { when: 'it is gone', at: `${base}/policies/policy-gone`, ...missing, code: 772 },
    { when: 'it is attached', at: `${base}/policies/policy-one`, ...taken, code: 152 },
  ),
]

export const policyCalls: readonly Case[] = [...me, ...policies]
