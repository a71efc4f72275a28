import { expect } from 'vitest'
import { type Case, casesOf } from './cases.ts'
import { base, id, invalid, missing, success, taken, without, wrongCodes } from './outcomes.ts'
import { newRole, since, toldRole } from './wire.ts'

const content = (role: object) => without(role, 'code')
const roleOne = newRole('role-one', ['policy-one'], ['coll-one'])
const other = newRole('role-two', ['policy-two'])
const over = (...codes: string[]) => ({
  resource: { nonTransitiveSupervisorRoleResource: { roles: codes.map(id) } },
})

export const roleCalls: Case[] = [
  ...casesOf(
    `POST ${base}/roles`,
    {
      when: 'a role',
      ...success(201),
      body: () => ({ ...newRole('role-new', ['policy-one']), permission: 'Write' }),
      reply: () => toldRole(newRole('role-new', ['policy-one']), { permission: 'Write' }),
    },
    { when: 'the code is there already', ...taken, code: 615, body: () => newRole('role-one', []) },
    {
      when: 'a policy is not there',
      outcome: 'missing',
      status: 404,
      code: 772,
      body: () => newRole('role-x', ['policy-none']),
    },
    {
      when: 'a collection is not there',
      outcome: 'missing',
      status: 404,
      code: 604,
      body: () => newRole('role-x', [], ['coll-none']),
    },
    {
      when: 'it has no resource',
      ...invalid,
      body: () => without(newRole('role-x', []), 'resource'),
    },
    { when: 'it has no window', ...invalid, body: () => without(newRole('role-x', []), 'when') },
    {
      when: 'one that stands over other roles',
      ...success(201),
      body: () => ({ ...newRole('role-over', []), ...over('role-one', 'role-new') }),
      reply: () => toldRole(newRole('role-over', []), over('role-new', 'role-one')),
    },
    {
      when: 'the code of one that stands over others is there already',
      ...taken,
      code: 615,
      body: () => ({ ...newRole('role-one', []), ...over('role-two') }),
    },
    {
      when: 'a role that it stands over is not there',
      outcome: 'missing',
      status: 404,
      code: 660,
      body: () => ({ ...newRole('role-x', []), ...over('role-one', 'role-none') }),
    },
    {
      when: 'it stands over no role',
      ...invalid,
      body: () => ({ ...newRole('role-x', []), ...over() }),
    },
    {
      when: 'a role that it stands over has no code',
      ...invalid,
      body: () => ({
        ...newRole('role-x', []),
        resource: { nonTransitiveSupervisorRoleResource: { roles: [{ scope: 'default' }] } },
      }),
    },
    {
      when: 'its resource is neither',
      ...invalid,
      body: () => ({ ...newRole('role-x', []), resource: { policyIdRoleResource: null } }),
    },
    ...wrongCodes.map((code) => ({
      when: `the code is ${String(code).slice(0, 9)}`,
      ...invalid,
      body: () => ({ ...newRole('x', []), code }),
    })),
  ),
  ...casesOf(
    `GET ${base}/roles`,
    {
      when: 'of all scopes',
      ...success(),
      reply: () =>
        expect.arrayContaining([
          expect.objectContaining({ id: { scope: 'LUSID_SYSTEM', code: 'lusid-administrator' } }),
          toldRole(roleOne),
        ]),
    },
    { when: 'of one scope', at: `${base}/roles?scope=other`, ...success(), reply: () => [] },
  ),
  ...casesOf(
    `GET ${base}/roles/:code`,
    { when: 'a role', at: `${base}/roles/role-one`, ...success(), reply: () => toldRole(roleOne) },
    {
      when: 'of another scope',
      at: `${base}/roles/lusid-administrator?scope=LUSID_SYSTEM`,
      ...success(),
    },
    {
      when: 'one that stands over others',
      at: `${base}/roles/role-over`,
      ...success(),
      reply: () => toldRole(newRole('role-over', []), over('role-new', 'role-one')),
    },
    { when: 'there is none such', at: `${base}/roles/lusid-administrator`, ...missing, code: 660 },
  ),
  ...casesOf(
    `PUT ${base}/roles/:code`,
    {
      when: 'all of it at once',
      at: `${base}/roles/role-two`,
      ...success(),
      body: () => content(other),
      reply: () => toldRole(other),
    },
    {
      when: 'before another',
      at: `${base}/roles/role-two?beforeCode=role-one`,
      ...success(),
      body: () => content(other),
      reply: () => toldRole(other),
    },
    {
      when: 'there is none such',
      at: `${base}/roles/role-none`,
      ...missing,
      code: 660,
      body: () => content(other),
    },
    {
      when: 'its neighbour is not there',
      at: `${base}/roles/role-two?afterCode=role-none`,
      ...missing,
      code: 660,
      body: () => content(roleOne),
    },
    {
      when: 'it is to be before one and after another',
      at: `${base}/roles/role-two?afterCode=role-one&beforeCode=role-new`,
      ...invalid,
      body: () => content(other),
    },
    {
      when: 'it is to be beside itself',
      at: `${base}/roles/role-two?afterCode=role-two`,
      ...invalid,
      body: () => content(other),
    },
    {
      when: 'it has no resource',
      at: `${base}/roles/role-two`,
      ...invalid,
      body: () => without(other, 'resource'),
    },
    {
      when: 'over another role instead',
      at: `${base}/roles/role-over`,
      ...success(),
      body: () => ({ ...content(newRole('role-over', [])), ...over('role-one') }),
      reply: () => toldRole(newRole('role-over', []), over('role-one')),
    },
    {
      when: 'it is to stand over itself',
      at: `${base}/roles/role-over`,
      ...invalid,
      body: () => ({ ...content(newRole('role-over', [])), ...over('role-over') }),
    },
    {
      when: 'it is to stand over what is not there',
      at: `${base}/roles/role-over`,
      ...missing,
      code: 660,
      body: () => ({ ...content(newRole('role-over', [])), ...over('role-none') }),
    },
    {
      when: 'it is to end, and another stands over it',
      at: `${base}/roles/role-one`,
      ...taken,
      code: 152,
      body: () => ({ ...content(roleOne), when: { ...since, deactivate: '2999-01-01T00:00:00Z' } }),
    },
    {
      when: 'its content is new and its neighbour is not there',
      at: `${base}/roles/role-two?beforeCode=role-none`,
      ...missing,
      code: 660,
      body: () => content(newRole('role-two', ['policy-one'])),
    },
    {
      when: 'its content is new and it is to be beside itself',
      at: `${base}/roles/role-two?beforeCode=role-two`,
      ...invalid,
      body: () => content(newRole('role-two', ['policy-one'])),
    },
    {
      when: 'a manifest manages it',
      at: `${base}/roles/instrument-administrator`,
      ...taken,
      code: 152,
      body: () => content(other),
    },
  ),
  ...casesOf(
    `POST ${base}/roles/:scope/:code/policycollections`,
    {
      when: 'a collection',
      at: `${base}/roles/default/role-two/policycollections`,
      ...success(),
      body: () => ({ policyCollections: [id('coll-two')] }),
      reply: () =>
        toldRole(newRole('role-two', ['policy-two'], ['coll-two']), {
          description: other.description,
        }),
    },
    {
      when: 'there is no such role',
      at: `${base}/roles/other/role-two/policycollections`,
      ...missing,
      code: 660,
      body: () => ({ policyCollections: [id('coll-two')] }),
    },
    {
      when: 'there is no such collection',
      at: `${base}/roles/default/role-two/policycollections`,
      ...missing,
      code: 604,
      body: () => ({ policyCollections: [id('coll-none')] }),
    },
    {
      when: 'none is named',
      at: `${base}/roles/default/role-two/policycollections`,
      ...invalid,
      body: () => ({}),
    },
  ),
  ...casesOf(
    `DELETE ${base}/roles/:scope/:code/policycollections/:collectionScope/:collectionCode`,
    {
      when: 'a collection, told with the role that is left',
      at: `${base}/roles/default/role-two/policycollections/default/coll-two`,
      ...success(200),
      reply: () => toldRole(other),
    },
    {
      when: 'it holds none such',
      at: `${base}/roles/default/role-two/policycollections/default/coll-two`,
      ...missing,
      code: 604,
    },
    {
      when: 'there is no such role',
      at: `${base}/roles/default/role-none/policycollections/default/coll-two`,
      ...missing,
      code: 660,
    },
  ),
  ...casesOf(
    `DELETE ${base}/roles/:code`,
    { when: 'a role', at: `${base}/roles/role-gone`, ...success(204) },
    { when: 'it is gone', at: `${base}/roles/role-gone`, ...missing, code: 660 },
    { when: 'another stands over it', at: `${base}/roles/role-one`, ...taken, code: 152 },
    { when: 'one that stands over others', at: `${base}/roles/role-over`, ...success(204) },
    {
      when: 'a manifest manages it',
      at: `${base}/roles/instrument-administrator`,
      ...taken,
      code: 152,
    },
  ),
]
