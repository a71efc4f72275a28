import { expect } from 'vitest'
import { type Case, casesOf } from './cases.ts'
import { base, lusidAdministrator, toldRole, toldUser } from './identity-wire.ts'
import { invalid, missing, nothing, success, taken } from './outcomes.ts'

const roleAt =
  (name: string, rest = '') =>
  async ({ roleId }: Parameters<Case['at']>[0]): Promise<string> =>
    `${base}/roles/${await roleId(name)}${rest}`
const memberAt = (name: string) => async (world: Parameters<Case['at']>[0]) =>
  `${await roleAt(name)(world)}/users/${world.grace}`

export const roles: Case[] = [
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
