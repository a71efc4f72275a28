import { expect } from 'vitest'
import { type Case, casesOf } from './cases.ts'
import { invalid, missing, nothing, success, taken } from './outcomes.ts'

const base = '/identity/api'
const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\.\d{7}\+00:00$/)
const links = expect.any(Array)

const person = (name: string) => ({
  firstName: name,
  lastName: 'Tester',
  emailAddress: `${name}@acme.test`,
  login: `${name}@acme.test`,
})
const newUser = (name: string, more: object = {}) => ({
  ...person(name),
  type: 'Personal',
  ...more,
})
const toldUser = (name: string, more: object = {}) => ({
  id: expect.stringMatching(/^[\w-]{1,64}$/),
  ...person(name),
  type: 'Personal',
  status: 'ACTIVE',
  external: false,
  created: instant,
  lastUpdated: instant,
  links,
  ...more,
})
const summaryOf = (id: string) => ({
  id,
  login: 'grace@acme.test',
  email: 'grace@acme.test',
  firstName: 'Grace',
  lastName: 'Tester',
  type: 'Personal',
})
const toldRole = (name: string, more: object = {}) => ({
  id: expect.any(String),
  roleId: { scope: 'default', code: name },
  source: 'LusidUser',
  name,
  description: `About ${name}`,
  samlName: `lusid:default:${name}`,
  links,
  ...more,
})
const lusidAdministrator = toldRole('lusid-administrator', {
  roleId: { scope: 'LUSID_SYSTEM', code: 'lusid-administrator' },
  samlName: 'lusid:LUSID_SYSTEM:lusid-administrator',
  description: '',
})

/** The user of that name, whom the cases before invited. */
const userNamed =
  (name: string, rest = '') =>
  async ({ server }: Parameters<Case['at']>[0]): Promise<string> => {
    const { body } = await server.call<{ id: string }>(
      'GET',
      `${base}/users/fromlogin/${name}@acme.test`,
    )
    return `${base}/users/${body.id}${rest}`
  }
const ofNobody = (rest = '') => `${base}/users/${nothing}${rest}`

const users: Case[] = [
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

const lifecycle: Case[] = [
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

const roleAt =
  (name: string, rest = '') =>
  async ({ roleId }: Parameters<Case['at']>[0]): Promise<string> =>
    `${base}/roles/${await roleId(name)}${rest}`
const memberAt = (name: string) => async (world: Parameters<Case['at']>[0]) =>
  `${await roleAt(name)(world)}/users/${world.grace}`

const roles: Case[] = [
  ...casesOf(
    `POST ${base}/roles`,
    {
      when: 'a role',
      ...success(201),
      body: () => ({ name: 'id-new', description: 'About id-new' }),
      reply: () => toldRole('id-new'),
    },
    { when: 'the name is there already', ...taken, code: 157, body: () => ({ name: 'id-new' }) },
    {
      when: 'one that the Access API made',
      ...success(201),
      body: () => ({ name: 'role-two' }),
      reply: () => toldRole('role-two'),
    },
    { when: 'the name begins with a digit', ...invalid, body: () => ({ name: '1abc' }) },
    { when: 'there is no name', ...invalid, body: () => ({}) },
  ),
  ...casesOf(`GET ${base}/roles`, {
    when: 'those of every scope',
    ...success(),
    reply: () => expect.arrayContaining([lusidAdministrator, toldRole('id-new')]),
  }),
  ...casesOf(
    `GET ${base}/roles/:id`,
    { when: 'a role', at: roleAt('id-new'), ...success(), reply: () => toldRole('id-new') },
    { when: 'there is none such', at: `${base}/roles/${nothing}`, ...missing, code: 660 },
  ),
  ...casesOf(
    `GET ${base}/roles/byCode/:code`,
    {
      when: 'a role',
      at: `${base}/roles/byCode/id-new`,
      ...success(),
      reply: () => toldRole('id-new'),
    },
    {
      when: 'of another scope',
      at: `${base}/roles/byCode/lusid-administrator?scope=LUSID_SYSTEM`,
      ...success(),
      reply: () => lusidAdministrator,
    },
    { when: 'there is none such', at: `${base}/roles/byCode/id-none`, ...missing, code: 660 },
  ),
  ...casesOf(
    `PUT ${base}/roles/:id`,
    {
      when: 'its description',
      at: roleAt('id-new'),
      ...success(),
      body: () => ({ description: 'other', name: 'ignored' }),
      reply: () => toldRole('id-new', { description: 'other' }),
    },
    {
      when: 'there is none such',
      at: `${base}/roles/${nothing}`,
      ...missing,
      code: 660,
      body: () => ({}),
    },
  ),
  ...casesOf(
    `PUT ${base}/roles/:id/users/:userId`,
    { when: 'a member', at: memberAt('id-new'), ...success(204) },
    { when: 'a member already', at: memberAt('id-new'), ...success(204) },
    {
      when: 'there is no such role',
      at: ({ grace }) => `${base}/roles/${nothing}/users/${grace}`,
      ...missing,
      code: 660,
    },
    {
      when: 'there is no such user',
      at: roleAt('id-new', `/users/${nothing}`),
      ...missing,
      code: 657,
    },
  ),
  ...casesOf(
    `GET ${base}/roles/:id/users`,
    {
      when: 'its members',
      at: roleAt('id-new', '/users'),
      ...success(),
      reply: () => [toldUser('grace', { firstName: 'Grace' })],
    },
    { when: 'there is no such role', at: `${base}/roles/${nothing}/users`, ...missing, code: 660 },
  ),
  ...casesOf(
    `DELETE ${base}/roles/:id/users/:userId`,
    { when: 'a member', at: memberAt('id-new'), ...success(204) },
    { when: 'no member any more', at: memberAt('id-new'), ...success(204) },
    {
      when: 'there is no such role',
      at: ({ grace }) => `${base}/roles/${nothing}/users/${grace}`,
      ...missing,
      code: 660,
    },
    {
      when: 'there is no such user',
      at: roleAt('id-new', `/users/${nothing}`),
      ...missing,
      code: 657,
    },
  ),
  ...casesOf(
    `DELETE ${base}/roles/:id`,
    {
      when: 'a role that has members',
      async at(world) {
        await world.server.call('PUT', await memberAt('id-new')(world))
        return roleAt('id-new')(world)
      },
      ...success(204),
    },
    { when: 'there is none such', at: `${base}/roles/${nothing}`, ...missing, code: 660 },
    { when: 'a manifest manages it', at: roleAt('member'), ...taken, code: 152 },
  ),
]

const own: Case[] = [
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

const ends: Case[] = [
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

export const identityCalls: readonly Case[] = [...users, ...lifecycle, ...roles, ...own, ...ends]
