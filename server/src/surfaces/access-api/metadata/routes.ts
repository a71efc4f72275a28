import type { PermissionService } from '../../../features/permissions/service.ts'
import type { Caller } from '../../../kernel/caller.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../everything.ts'
import type { Base } from '../ports.ts'
import { wire } from '../rows.ts'
import { toAction } from '../selectors.ts'

export const metadataRows = (permissions: PermissionService, base: Base): Route[] => [
  route({
    ...wire,
    name: 'accessMetadata.resources',
    method: 'GET',
    path: '/access/api/metadata/access/resources',
    summary: 'ListAccessControlledResources',
    allow: 'permissions:list',
    reply: { status: 200 },
    handle: async ({ caller, atTenant }) =>
      listed(await resourcesOf(permissions, caller.tenant), `${base(atTenant)}${resourcesPath}`),
  }),
]

const resourcesPath = '/metadata/access/resources'

export const listed = (values: readonly object[], href: string) => ({
  values,
  href,
  links: [{ relation: 'Self', href, method: 'GET' }],
})

/** Everything that actions may be named on, as the catalogue has it. */
export async function resourcesOf(permissions: PermissionService, tenant: Caller['tenant']) {
  const catalogue = await everything((page) => permissions.list(tenant, page))
  const keys = catalogue.map(({ key }) => key)
  const byResource = Map.groupBy(keys, (key) => key.slice(0, key.lastIndexOf(':')))
  return [...byResource].map(([resource, of]) => {
    const { scope: application, entity: name } = toAction(of[0] ?? '')
    return {
      application,
      name,
      description: `${name} of ${application}`,
      actions: of.map((key) => ({
        description: `${toAction(key).activity} of ${resource}`,
        action: toAction(key),
        links: [],
      })),
      identifierParts: partsOf(application, name).map((part, index) => ({
        index,
        name: part,
        displayName: part,
        description: `The ${part} of the ${name}`,
        required: false,
      })),
      links: [],
    }
  })
}

/** By which parts of its id a resource is named; products of our own name theirs by `id`. */
function partsOf(application: string, entity: string): readonly string[] {
  if (entity !== 'Feature' && application !== 'default') return ['id']
  return entityParts[entity] ?? ['scope', 'code']
}

const entityParts: Readonly<Record<string, readonly string[]>> = {
  PropertyDefinition: ['domain', 'scope', 'code'],
  PropertyValue: ['domain', 'scope', 'code'],
  Folder: ['path', 'name'],
  File: ['path', 'name'],
  User: ['id'],
}
