import * as z from 'zod'
import type { PersonalToken } from '../../../features/personal-tokens/schema.ts'
import type { Caller } from '../../../kernel/caller.ts'
import { nameUpTo } from '../../../kernel/line.ts'
import { Problem } from '../../../kernel/problem.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../../access-api/everything.ts'
import { WireInstant, wireInstant } from '../../access-api/instants.ts'
import { listed, resourcesOf } from '../../access-api/metadata/routes.ts'
import { keyMissing } from '../../access-api/problems.ts'
import { Nothing } from '../../access-api/rows.ts'
import type { IdentityRowPorts } from '../ports.ts'
import { IdPath, wire } from '../rows.ts'

const keys = '/identity/api/keys'

/** Rows of which each caller asks for themselves: who they are, and their keys. */
export const meRows = ({ services, base }: IdentityRowPorts): Route[] => {
  const { personalTokens, decisions, tokens, permissions } = services
  const own = (caller: Caller) => everything((page) => personalTokens.list(caller, page))
  return [
    route({
      ...wire,
      name: 'identityMe.get',
      method: 'GET',
      path: '/identity/api/me',
      summary: 'GetUserInfo',
      allow: 'authenticated',
      reply: { status: 200 },
      handle: ({ caller }) => {
        const { id, issuer, subject, kind, attributes, roles } = decisions.me(caller)
        const { email } = attributes
        return {
          id: issuer === 'local' ? subject : id,
          emailAddress: typeof email === 'string' ? email : '',
          type: kind === 'user' ? 'Personal' : 'Service',
          groups: roles.map((role) => role.slice(role.indexOf('/') + 1)),
        }
      },
    }),
    route({
      ...wire,
      name: 'identityKeys.list',
      method: 'GET',
      path: keys,
      summary: 'ListOwnApiKeys',
      allow: 'personal-tokens:list',
      reply: { status: 200 },
      handle: async ({ caller }) => (await own(caller)).map(toKey),
    }),
    route({
      ...wire,
      name: 'identityKeys.create',
      method: 'POST',
      path: keys,
      summary: 'CreateApiKey',
      allow: 'personal-tokens:create',
      body: z.object({
        displayName: nameUpTo(512),
        deactivationDate: WireInstant.nullish(),
      }),
      reply: { status: 200 },
      handle: async ({ caller, author, body: { displayName: name, deactivationDate } }) => {
        const expiresAt = deactivationDate?.toISOString()
        const wanted = { name, ...(expiresAt !== undefined && { expiresAt }) }
        const { token, ...made } = await personalTokens.create(caller, author, wanted)
        return { ...toKey(made), key: token }
      },
    }),
    route({
      ...wire,
      name: 'identityKeys.delete',
      method: 'DELETE',
      path: `${keys}/:id`,
      summary: 'DeleteApiKey',
      allow: 'personal-tokens:delete',
      params: IdPath,
      body: Nothing,
      reply: { status: 200 },
      handle: async ({ caller, author, params }) => {
        const key = (await own(caller)).find(({ id }) => id === params.id)
        if (!key) throw new Problem(keyMissing)
        await personalTokens.remove(caller, author, key.id)
        return toKey(key)
      },
    }),
    route({
      ...wire,
      name: 'identityTokens.delete',
      method: 'DELETE',
      path: '/identity/api/tokens',
      summary: 'InvalidateToken',
      allow: 'authenticated',
      body: Nothing,
      reply: { status: 204 },
      handle: ({ caller, author }) => tokens.logout({ caller, by: author }),
    }),
    route({
      ...wire,
      name: 'identityMetadata.resources',
      method: 'GET',
      path: '/identity/api/metadata/access/resources',
      summary: 'ListAccessControlledResources',
      allow: 'permissions:list',
      reply: { status: 200 },
      handle: async ({ caller, atTenant }) => {
        const all = await resourcesOf(permissions, caller.tenant)
        const ours = all.filter(({ application }) => application === 'Lydia')
        return listed(ours, `${base(atTenant)}/metadata/access/resources`)
      },
    }),
  ]
}

const toKey = ({ id, name, createdAt, expiresAt }: PersonalToken) => ({
  id,
  displayName: name,
  createdDate: wireInstant(createdAt),
  deactivationDate: wireInstant(expiresAt),
})
