import type { TenantId } from './ids.ts'

/**
 * Runs one act of one tenant as one transaction, with the stores it may use.
 * All of it happens, or none; when the promise resolves, every later check sees it.
 */
export type Transact<Stores> = <T>(
  tenant: TenantId,
  work: (stores: Stores) => Promise<T>,
) => Promise<T>
