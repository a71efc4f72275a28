import type { TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import type { Transact } from '../../kernel/transact.ts'
import type { Permission, PermissionQuery } from './schema.ts'

/** What this module asks of a database; `store.ts` answers it. */
export interface PermissionStore {
  list(query: PermissionQuery, slice: Slice): Promise<Sliced<Permission>>
  /** Every permission that the tenant's manifests declare. */
  catalogue(): Promise<readonly string[]>
}

export interface PermissionPorts {
  readonly transact: Transact<{ readonly permissions: PermissionStore }>
}

export type PermissionService = ReturnType<typeof permissionService>

export const permissionService = ({ transact }: PermissionPorts) => ({
  /** The catalogue: all that there is to be allowed, as the manifests declare it. */
  list: (tenant: TenantId, query: PermissionQuery): Promise<Page<Permission>> =>
    transact(tenant, async ({ permissions }) =>
      toPage(query, await permissions.list(query, sliceOf(query)), (permission) => permission.key),
    ),
})
