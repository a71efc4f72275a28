import { expect } from 'vitest'
import { type Case, casesOf } from './cases.ts'
import {
  base,
  newUser,
  ofNobody,
  person,
  summaryOf,
  toldRole,
  toldUser,
  userNamed,
} from './identity-wire.ts'
import { invalid, missing, nothing, success, taken } from './outcomes.ts'

export const users: Case[] = [
  ...casesOf(
    `POST ${base}/users`,
    {
      when: 'one who is invited by that, with roles',
      ...success(200),
      body: () =>
        newUser('ivy', { roles: [{ scope: 'default', code: 'role-one' }], alternativeUserIds: {} }),
      reply: () =>
        toldUser('ivy', {
          status: 'PROVISIONED',
          roles: expect.arrayContaining([toldRole('role-one')]),
        }),
    },
    { when: 'the address is there already', ...taken, code: 658, body: () => newUser('ivy') },
    {
      when: 'a role is not there',
      outcome: 'missing',
      status: 404,
      code: 660,
      body: () => newUser('eve', { roles: [{ code: 'role-none' }] }),
    },
    { when: 'it is a service', ...invalid, body: () => newUser('eve', { type: 'Service' }) },
    {
      when: 'the login is not the address',
      ...invalid,
      body: () => newUser('eve', { login: 'other@acme.test' }),
    },
    {
      when: 'the last name is a letter',
      ...invalid,
      body: () => newUser('eve', { lastName: 'x' }),
    },
    {
      when: 'there is no address',
      ...invalid,
      body: () => newUser('eve', { emailAddress: undefined }),
    },
    {
      when: 'it is to expire',
      ...invalid,
      body: () => newUser('eve', { userExpiry: '2030-01-01T00:00:00Z' }),
    },
  ),
  ...casesOf(
    `GET ${base}/users`,
    {
      when: 'of those who are there',
      ...success(),
      reply: () =>
        expect.arrayContaining([
          toldUser('grace', { firstName: 'grace' }),
          toldUser('ivy', { status: 'PROVISIONED' }),
        ]),
    },
    { when: 'the flag is none', at: `${base}/users?includeDeactivated=perhaps`, ...invalid },
  ),
  ...casesOf(
    `GET ${base}/users/:id`,
    {
      when: 'with roles',
      at: ({ grace }) => `${base}/users/${grace}?includeRoles=true`,
      ...success(),
      reply: () =>
        toldUser('grace', {
          roles: expect.arrayContaining([toldRole('member', { description: '' })]),
        }),
    },
    { when: 'there is none such', at: ofNobody(), ...missing, code: 657 },
    { when: 'the id is none', at: `${base}/users/a%20b`, ...invalid },
  ),
  ...casesOf(
    `GET ${base}/users/fromlogin/:login`,
    {
      when: 'by the address',
      at: `${base}/users/fromlogin/GRACE@acme.test`,
      ...success(),
      reply: () => toldUser('grace'),
    },
    {
      when: 'by the username',
      at: `${base}/users/fromlogin/grace`,
      ...success(),
      reply: () => toldUser('grace'),
    },
    { when: 'there is none such', at: `${base}/users/fromlogin/gra`, ...missing, code: 657 },
  ),
  ...casesOf(
    `PUT ${base}/users/:id`,
    {
      when: 'names and address',
      at: ({ grace }) => `${base}/users/${grace}`,
      ...success(),
      body: () => ({ ...person('grace'), firstName: 'Grace', roles: [] }),
      reply: () => toldUser('grace', { firstName: 'Grace' }),
    },
    {
      when: 'there is none such',
      at: ofNobody(),
      ...missing,
      code: 657,
      body: () => person('grace'),
    },
    {
      when: 'the login is not the address',
      at: ({ grace }) => `${base}/users/${grace}`,
      ...invalid,
      body: () => ({ ...person('grace'), login: 'x@acme.test' }),
    },
    {
      when: 'the address is another’s',
      at: ({ grace }) => `${base}/users/${grace}`,
      ...taken,
      code: 658,
      body: () => person('ivy'),
    },
  ),
  ...casesOf(
    `GET ${base}/directory`,
    {
      when: 'of those asked for, and why not of others',
      at: ({ grace }) => `${base}/directory?id=${grace}&id=${nothing}`,
      ...success(),
      reply: ({ grace }) => ({
        href: expect.stringMatching(/directory$/),
        values: { [grace]: summaryOf(grace) },
        failed: { [nothing]: { id: nothing, type: 'UserNotFound', detail: expect.any(String) } },
      }),
    },
    {
      when: 'more than fifty are asked for',
      at: `${base}/directory?${'id=x&'.repeat(51)}`,
      ...invalid,
    },
  ),
  ...casesOf(`GET ${base}/users/$runnable`, { when: 'nobody', ...success(), reply: () => [] }),
  ...casesOf(`GET ${base}/users/schema`, {
    when: 'nothing beside',
    ...success(),
    reply: () => ({ alternativeUserIds: [] }),
  }),
  ...casesOf(
    `PUT ${base}/users/schema`,
    {
      when: 'nothing beside',
      ...success(),
      body: () => ({ alternativeUserIds: [] }),
      reply: () => ({ alternativeUserIds: [] }),
    },
    {
      when: 'an alternative id',
      outcome: 'invalid',
      status: 400,
      code: 152,
      body: () => ({ alternativeUserIds: [{ name: 'x' }] }),
    },
  ),
]

export const lifecycle: Case[] = [
  ...casesOf(
    `POST ${base}/users/:id/lifecycle/$activate`,
    { when: 'one who was invited', at: userNamed('ivy', '/lifecycle/$activate'), ...success(204) },
    { when: 'there is none such', at: ofNobody('/lifecycle/$activate'), ...missing, code: 657 },
    {
      when: 'the user is active',
      at: ({ grace }) => `${base}/users/${grace}/lifecycle/$activate`,
      ...taken,
      code: 707,
    },
  ),
  ...casesOf(
    `POST ${base}/users/:id/lifecycle/$expirepassword`,
    {
      when: 'one who has a password',
      at: ({ grace }) => `${base}/users/${grace}/lifecycle/$expirepassword`,
      ...success(),
      reply: () => ({ password: expect.stringMatching(/^.{24}$/) }),
    },
    {
      when: 'there is none such',
      at: ofNobody('/lifecycle/$expirepassword'),
      ...missing,
      code: 657,
    },
    {
      when: 'the user has none yet',
      at: userNamed('ivy', '/lifecycle/$expirepassword'),
      ...taken,
      code: 717,
    },
  ),
  ...casesOf(
    `POST ${base}/users/:id/lifecycle/$unsuspend`,
    {
      when: 'the user is not suspended',
      at: ({ grace }) => `${base}/users/${grace}/lifecycle/$unsuspend`,
      ...taken,
      code: 717,
    },
    { when: 'there is none such', at: ofNobody('/lifecycle/$unsuspend'), ...missing, code: 657 },
    {
      when: 'one who was suspended',
      async at({ server, grace }) {
        await server.call('PATCH', `/v1/users/${grace}`, { body: { status: 'disabled' } })
        return `${base}/users/${grace}/lifecycle/$unsuspend`
      },
      ...success(204),
    },
  ),
  ...['$resetpassword', '$resetfactors', '$unlock'].flatMap((verb) =>
    casesOf(
      `POST ${base}/users/:id/lifecycle/${verb}`,
      {
        when: 'as what it is: not built',
        at: ({ grace }) => `${base}/users/${grace}/lifecycle/${verb}`,
        ...success(400),
        code: 152,
      },
      { when: 'there is none such', at: ofNobody(`/lifecycle/${verb}`), ...missing, code: 657 },
    ),
  ),
]
