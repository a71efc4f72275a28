import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { User } from '../../../features/users/schema.ts'
import type { Caller } from '../../../kernel/caller.ts'
import { Problem } from '../../../kernel/problem.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../../access-api/everything.ts'
import { needsOf } from '../../access-api/needs.ts'
import { notBuilt, userMissing, wrongStatus } from '../../access-api/problems.ts'
import { isIn } from '../../access-api/roles/role.ts'
import { Nothing } from '../../access-api/rows.ts'
import type { IdentityRowPorts } from '../ports.ts'
import { toRole } from '../roles/role.ts'
import { IdPath, wire } from '../rows.ts'
import { inviteUser, resendLink } from './acts.ts'
import { DirectoryQuery, directoryOf } from './directory.ts'
import { NewWireUser, toUser, WireUserUpdate } from './user.ts'

const path = '/identity/api/users'

const Flag = z
  .enum(['true', 'false', 'True', 'False'])
  .transform((text) => text.toLowerCase() === 'true')
  .default(false)

const Schema = z.object({ alternativeUserIds: z.array(z.unknown()).nullish() })

const lifecycle = `${path}/:id/lifecycle`

/** Acts of a user's life that have no counterpart, and what to do instead. */
const unbuilt = {
  $resetpassword: 'no link to reset a password is mailed; $expirepassword sets another one',
  $resetfactors: 'second factors are not there to be reset',
  $unlock: 'nobody is locked: after too many failures sign-in waits for a while',
} as const

export const userRows = ({ services, base }: IdentityRowPorts): Route[] => {
  const { users, userRoles, actors, roles } = services
  const needs = needsOf(services.ownDecisions)
  const told = (user: User, atTenant: string | undefined) => toUser(user, base(atTenant))

  const userNamed = async (tenant: Tenant, name: string): Promise<User> =>
    users.get(tenant, await userRoles.userNamed(tenant, name))

  /** The roles that somebody has tenant-wide, by whatever way. */
  const rolesOf = async (tenant: Tenant, id: string, address: string) => {
    const held = (await actors.get(tenant, id)).roles.filter(({ workspace }) => workspace === null)
    const names = new Set(held.map(({ role }) => role))
    const all = await everything((page) => roles.list(tenant, { ...page, level: 'tenant' }))
    return all
      .filter((role) => names.has(`${role.scope}/${role.code}`) && isIn(role, 'identity'))
      .map((role) => toRole(role, address))
  }

  return [
    route({
      ...wire,
      name: 'identityUsers.list',
      method: 'GET',
      path,
      summary: 'ListUsers',
      allow: 'users:list',
      query: z.object({ includeDeactivated: Flag }),
      reply: { status: 200 },
      handle: async ({ caller: { tenant }, query, atTenant }) => {
        const all = await everything((page) => users.list(tenant, page))
        const gone = query.includeDeactivated
          ? await everything((page) => users.list(tenant, { ...page, status: 'deleted' }))
          : []
        return [...all, ...gone].map((user) => told(user, atTenant))
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.create',
      method: 'POST',
      path,
      summary: 'CreateUser',
      allow: 'invitations:create',
      body: NewWireUser,
      reply: { status: 200 },
      handle: async ({ caller, author, body, atTenant }) => {
        if (body.roles?.length) needs(caller, 'assignments:create')
        const { user, link } = await inviteUser(services, { caller, author }, body)
        const reply = told(user, atTenant)
        const activate = {
          relation: 'Activate',
          href: link,
          description: 'By which the user comes in, once; it is shown here alone',
          method: 'GET',
        }
        const roles = await rolesOf(caller.tenant, user.id, base(atTenant))
        return { ...reply, roles, links: [...reply.links, activate] }
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.runnable',
      method: 'GET',
      path: `${path}/$runnable`,
      summary: 'ListRunnableUsers',
      allow: 'authenticated',
      reply: { status: 200 },
      // Nobody runs as anybody else.
      handle: () => [],
    }),
    route({
      ...wire,
      name: 'identityUsers.schema',
      method: 'GET',
      path: `${path}/schema`,
      summary: 'GetUserSchema',
      allow: 'users:list',
      reply: { status: 200 },
      handle: () => ({ alternativeUserIds: [] }),
    }),
    route({
      ...wire,
      name: 'identityUsers.putSchema',
      method: 'PUT',
      path: `${path}/schema`,
      summary: 'UpdateUserSchema',
      allow: 'users:update',
      body: Schema,
      reply: { status: 200 },
      handle: ({ body }) => {
        if (body.alternativeUserIds?.length)
          throw new Problem(notBuilt, { detail: 'Users have no alternative ids here' })
        return { alternativeUserIds: [] }
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.directory',
      method: 'GET',
      path: '/identity/api/directory',
      summary: 'GetDirectory',
      allow: 'users:get',
      query: DirectoryQuery,
      reply: { status: 200 },
      handle: async ({ caller: { tenant }, query: { id = [] }, atTenant }) => {
        const all = await everything((page) => users.list(tenant, page))
        return directoryOf(all, id, `${base(atTenant)}/directory`)
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.fromLogin',
      method: 'GET',
      path: `${path}/fromlogin/:login`,
      summary: 'GetUserByLogin',
      allow: 'users:get',
      params: z.object({ login: z.string().min(1).max(254) }),
      reply: { status: 200 },
      handle: async ({ caller: { tenant }, params: { login }, atTenant }) => {
        const wanted = login.toLowerCase()
        const some = await everything((page) => users.list(tenant, { ...page, filter: login }))
        const user =
          some.find(({ email }) => email === wanted) ??
          some.find(({ username }) => username.toLowerCase() === wanted)
        if (!user) throw new Problem(userMissing)
        return told(user, atTenant)
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.get',
      method: 'GET',
      path: `${path}/:id`,
      summary: 'GetUser',
      allow: 'users:get',
      params: IdPath,
      query: z.object({ includeRoles: Flag }),
      reply: { status: 200 },
      handle: async ({ caller: { tenant }, params, query, atTenant }) => {
        const user = await userNamed(tenant, params.id)
        return {
          ...told(user, atTenant),
          ...(query.includeRoles && { roles: await rolesOf(tenant, user.id, base(atTenant)) }),
        }
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.update',
      method: 'PUT',
      path: `${path}/:id`,
      summary: 'UpdateUser',
      allow: 'users:update',
      params: IdPath,
      body: WireUserUpdate,
      reply: { status: 200 },
      handle: async ({ caller, author, params, body, atTenant }) => {
        const id = await userRoles.userNamed(caller.tenant, params.id)
        const { firstName, lastName, emailAddress } = body
        const patch = { firstName, lastName, email: emailAddress.toLowerCase() }
        const change = { id, patch, ifMatch: undefined }
        return told(await users.update(caller, author, change), atTenant)
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.delete',
      method: 'DELETE',
      path: `${path}/:id`,
      summary: 'DeleteUser',
      allow: 'users:delete',
      params: IdPath,
      query: z.object({ purge: Flag }),
      body: Nothing,
      reply: { status: 204 },
      handle: async ({ caller, author, params, query }) => {
        const id = await userRoles.userNamed(caller.tenant, params.id)
        await users.remove(caller, author, id)
        if (query.purge) await users.purge(caller, author, id)
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.activate',
      method: 'POST',
      path: `${lifecycle}/$activate`,
      summary: 'SendActivationEmail',
      allow: 'invitations:resend',
      params: IdPath,
      body: Nothing,
      reply: { status: 204 },
      handle: async ({ caller, author, params }) => {
        const user = await userNamed(caller.tenant, params.id)
        await resendLink(services, { caller, author }, user)
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.unsuspend',
      method: 'POST',
      path: `${lifecycle}/$unsuspend`,
      summary: 'UnsuspendUser',
      allow: 'users:update',
      params: IdPath,
      body: Nothing,
      reply: { status: 204 },
      handle: async ({ caller, author, params }) => {
        const { id, status } = await userNamed(caller.tenant, params.id)
        if (status !== 'disabled') throw new Problem(wrongStatus)
        const change = { id, patch: { status: 'active' as const }, ifMatch: undefined }
        await users.update(caller, author, change)
      },
    }),
    route({
      ...wire,
      name: 'identityUsers.expirePassword',
      method: 'POST',
      path: `${lifecycle}/$expirepassword`,
      summary: 'ExpirePassword',
      allow: 'reset-password:patch',
      params: IdPath,
      body: Nothing,
      reply: { status: 200 },
      handle: async ({ caller, author, params }) => {
        const id = await userRoles.userNamed(caller.tenant, params.id)
        const password = randomBytes(passwordBytes).toString('base64url')
        await users.resetPassword(caller, author, { id, password })
        return { password }
      },
    }),
    ...Object.entries(unbuilt).map(([verb, detail]) =>
      route({
        ...wire,
        name: `identityUsers.${verb.slice(1)}`,
        method: 'POST',
        path: `${lifecycle}/${verb}`,
        summary: verb,
        allow: 'users:update',
        params: IdPath,
        body: Nothing,
        reply: { status: 204 },
        handle: async ({ caller, params }) => {
          await userRoles.userNamed(caller.tenant, params.id)
          throw new Problem(notBuilt, { detail: `${verb}: ${detail}` })
        },
      }),
    ),
  ]
}

type Tenant = Caller['tenant']

const passwordBytes = 18
