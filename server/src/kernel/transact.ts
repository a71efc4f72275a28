import type { TenantId } from './ids.ts'

/**
 * Runs one act of one tenant as one transaction, with the stores it may use.
 * All of it happens, or none; when the promise resolves, every later check sees it.
 */
export type Transact<Stores> = <T>(
  tenant: TenantId,
  work: (stores: Stores) => Promise<T>,
) => Promise<T>

/** What is done in one tenant. */
export interface Act<Stores, T> {
  readonly tenant: TenantId
  readonly work: (stores: Stores) => Promise<T>
}

/**
 * Runs acts of several tenants, in their order, as one transaction; each reaches its own tenant
 * only. Answers with the result of the first. For what the platform does to a tenant.
 */
export type TransactTogether<Stores> = <T>(
  first: Act<Stores, T>,
  ...others: readonly Act<Stores, unknown>[]
) => Promise<T>

/** Runs many acts of one tenant, each written as if it were one by itself, as one transaction. */
export type Gather<Stores> = <T>(
  tenant: TenantId,
  work: (transact: Transact<Stores>) => Promise<T>,
) => Promise<T>
