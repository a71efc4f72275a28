import * as z from 'zod'
import type { NewRole, Role, RolePatch } from '../../../features/roles/schema.ts'
import { canonicalJson } from '../../../kernel/audit-chain.ts'
import { modest } from '../annotations.ts'
import { fromWhen, toWhen, When } from '../instants.ts'
import { hrefOf, linksTo } from '../links.ts'
import { fromParts, idsOf, Parts, ResourceId, references, toParts } from '../names.ts'

/** A role holds policies, or it stands over other roles; one that was made elsewhere may do both. */
const Resource = z
  .object({
    policyIdRoleResource: Parts.nullish(),
    nonTransitiveSupervisorRoleResource: z
      .object({ roles: z.array(ResourceId).min(1).max(1000) })
      .nullish(),
  })
  .refine(
    ({ policyIdRoleResource: held, nonTransitiveSupervisorRoleResource: over }) => held ?? over,
    'must have policyIdRoleResource or nonTransitiveSupervisorRoleResource',
  )

const permissions = ['Read', 'Write', 'Execute', 'Update'] as const

/** What a role is, on the wire; `permission` and `limit` are kept, and decide nothing. */
export const RoleContent = z.object({
  description: z.string().max(1024).nullish(),
  resource: Resource,
  when: When,
  permission: z.enum(permissions).nullish().catch(null),
  limit: z.record(z.string(), z.string().max(1024)).nullish().catch(null),
})
export type RoleContent = z.infer<typeof RoleContent>

/** The two APIs that each have a list of roles. */
export type Api = 'access' | 'identity'

/**
 * Kept with the role: of each list whether the role was made there (true) or deleted there (false).
 * A list that is not named has the role because the other one has it.
 */
const Apis = z.object({ access: z.boolean().optional(), identity: z.boolean().optional() })

/** Undefined of a role that neither API made: a manifest's, or one made elsewhere. */
const apisOf = ({ annotations }: Role) => Apis.safeParse(annotations.apis).data

export const isIn = (role: Role, api: Api): boolean =>
  role.level === 'tenant' && apisOf(role)?.[api] !== false

/** Whether to make it there is to make it twice. */
export function isMadeIn(role: Role, api: Api): boolean {
  const apis = apisOf(role)
  return apis === undefined || apis[api] === true
}

/** Whether it was made in both lists, and stays in the one when it is deleted in the other. */
export function isMadeInBoth(role: Role): boolean {
  const apis = apisOf(role)
  return apis?.access === true && apis.identity === true
}

/** Annotations by which the role was made in the list, or deleted from it. */
export const marked = (role: Role, api: Api, isThere: boolean) => ({
  ...role.annotations,
  apis: { ...apisOf(role), [api]: isThere },
})

export const fromRole = (code: string, content: RoleContent): NewRole => ({
  scope: 'default',
  code,
  title: code,
  level: 'tenant',
  permissions: [],
  ...contentOf(content),
  annotations: keptWith({ apis: { access: true } }, keptOf(content)),
})

/** What a PUT changes; permissions and the ceiling have no words on the wire, and stay. */
export const patchOf = (content: RoleContent, before: Role): RolePatch => ({
  ...contentOf(content),
  annotations: keptWith(before.annotations, keptOf(content)),
})

/** Whether a PUT says what the role is already, as it does of one that it only moves. */
export function isUnchanged(patch: RolePatch, before: Role): boolean {
  const { policies, collections, supervises, ...rest } = patch
  return (
    isSame(policies, before.policies) &&
    isSame(collections, before.collections) &&
    isSame(supervises, before.supervises) &&
    rest.description === before.description &&
    JSON.stringify(toWhen(windowOf(rest.when))) === JSON.stringify(toWhen(before.when)) &&
    canonicalJson(rest.annotations) === canonicalJson(before.annotations)
  )
}

const isSame = (some: readonly string[] = [], other: readonly string[]): boolean =>
  some.length === other.length && some.every((one) => other.includes(one))

const windowOf = (when: RolePatch['when']) =>
  when ? { activate: when.activate ?? null, deactivate: when.deactivate ?? null } : null

const contentOf = ({ description, resource, when }: RoleContent) => ({
  description: description ?? '',
  ...fromParts(resource.policyIdRoleResource ?? {}),
  supervises: references(resource.nonTransitiveSupervisorRoleResource?.roles),
  when: fromWhen(when),
})

const usual = 'Read'

const keptOf = ({ permission, limit }: RoleContent) => ({
  ...(permission && { permission }),
  ...(limit && { limit }),
})

/** What is told of every role need not be kept: to send back what was told changes nothing. */
function keptWith(
  { permission: former, ...rest }: Readonly<Record<string, unknown>>,
  { permission = former, ...kept }: Readonly<Record<string, unknown>>,
) {
  return modest({
    ...rest,
    ...kept,
    ...(permission !== undefined && permission !== usual && { permission }),
  })
}

const Kept = z.object({
  permission: z.enum(permissions).catch(usual),
  limit: z.record(z.string(), z.string()).optional().catch(undefined),
})

export function toRole(role: Role, base: string) {
  const { scope, code, precedence, description, when, annotations } = role
  const { permission, limit } = Kept.parse(annotations)
  return {
    id: { scope, code },
    roleHierarchyIndex: precedence,
    description,
    resource: resourceOf(role),
    when: toWhen(when),
    permission,
    ...(limit && { limit }),
    links: linksTo(hrefOf(`${base}/roles`, role), 'This role'),
  }
}

const resourceOf = ({ policies, collections, supervises }: Role) => ({
  ...(supervises.length === 0 || policies.length + collections.length > 0
    ? { policyIdRoleResource: toParts({ policies, collections }) }
    : {}),
  ...(supervises.length > 0 && {
    nonTransitiveSupervisorRoleResource: { roles: idsOf(supervises) },
  }),
})
