import { expect } from 'vitest'
import { type Case, casesOf } from './cases.ts'
import { base, instant, links, ofNobody, toldUser, userNamed } from './identity-wire.ts'
import { invalid, missing, nothing, success, taken } from './outcomes.ts'

export const own: Case[] = [
  ...casesOf(`GET ${base}/me`, {
    when: 'the caller',
    ...success(),
    reply: ({ server }) => ({
      id: server.administrator,
      emailAddress: 'ada@acme.test',
      type: 'Personal',
      groups: expect.arrayContaining(['superadmin', 'member']),
    }),
  }),
  ...casesOf(`GET ${base}/metadata/access/resources`, {
    when: 'its own features alone',
    ...success(),
    reply: () => ({
      values: [expect.objectContaining({ application: 'Lydia', name: 'Feature' })],
      href: expect.any(String),
      links,
    }),
  }),
  ...casesOf(
    `POST ${base}/keys`,
    {
      when: 'a key, shown this once',
      ...success(200),
      body: () => ({ displayName: 'laptop' }),
      reply: () => ({
        id: expect.any(String),
        displayName: 'laptop',
        createdDate: instant,
        deactivationDate: instant,
        key: expect.stringMatching(/^pat_/),
      }),
    },
    { when: 'the name is in use', ...taken, code: 659, body: () => ({ displayName: 'laptop' }) },
    { when: 'there is no name', ...invalid, body: () => ({}) },
    {
      when: 'it ended before it began',
      ...invalid,
      body: () => ({ displayName: 'x', deactivationDate: '2001-01-01T00:00:00Z' }),
    },
    {
      when: 'a second',
      ...success(200),
      body: () => ({ displayName: 'x'.repeat(512), deactivationDate: null }),
    },
    { when: 'a third', ...success(200), body: () => ({ displayName: 'third' }) },
    { when: 'there are three', ...taken, code: 238, body: () => ({ displayName: 'fourth' }) },
  ),
  ...casesOf(`GET ${base}/keys`, {
    when: 'those that go on',
    ...success(),
    reply: () =>
      expect.arrayContaining([
        {
          id: expect.any(String),
          displayName: 'laptop',
          createdDate: instant,
          deactivationDate: instant,
        },
      ]),
  }),
  ...casesOf(
    `DELETE ${base}/keys/:id`,
    {
      when: 'a key, told a last time',
      async at({ server }) {
        const { body } = await server.call<{ id: string; displayName: string }[]>(
          'GET',
          `${base}/keys`,
        )
        return `${base}/keys/${body.find(({ displayName }) => displayName === 'laptop')?.id}`
      },
      ...success(200),
      reply: () => ({
        id: expect.any(String),
        displayName: 'laptop',
        createdDate: instant,
        deactivationDate: instant,
      }),
    },
    { when: 'there is none such', at: `${base}/keys/${nothing}`, ...missing, code: 239 },
  ),
]

export const ends: Case[] = [
  ...casesOf(
    `DELETE ${base}/users/:id`,
    { when: 'one who is kept on record', at: userNamed('ivy'), ...success(204) },
    { when: 'there is none such', at: ofNobody(), ...missing, code: 657 },
    {
      when: 'one who is forgotten',
      at: ({ grace }) => `${base}/users/${grace}?purge=true`,
      ...success(204),
    },
  ),
  ...casesOf(`GET ${base}/users`, {
    when: 'those who are gone too, but not who is forgotten',
    at: `${base}/users?includeDeactivated=true`,
    ...success(),
    reply: () => expect.arrayContaining([toldUser('ivy', { status: 'DEPROVISIONED' })]),
  }),
  ...casesOf(`DELETE ${base}/tokens`, {
    when: 'the token that is presented',
    as: async ({ server }) => (await server.user('leaving')).token,
    ...success(204),
  }),
]
