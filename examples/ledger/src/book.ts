import { randomUUID } from 'node:crypto'
import { Problem, problems } from './problem.ts'

export interface Organization {
  readonly id: string
  readonly legalName: string
}

export interface Ledger {
  readonly id: string
  readonly organizationId: string
  readonly name: string
}

export interface Account {
  readonly id: string
  readonly ledgerId: string
  readonly name: string
  readonly alias: string | null
  readonly assetCode: string
  /** An external account stands for the world outside, and alone may fall below zero. */
  readonly type: AccountType
}

export type AccountType = 'deposit' | 'external'

export interface Entry {
  readonly accountId: string
  readonly side: 'debit' | 'credit'
  /** In the asset's smallest unit, as decimal digits. */
  readonly amount: string
}

export interface Transaction {
  readonly id: string
  readonly ledgerId: string
  readonly description: string
  readonly entries: readonly Entry[]
}

export interface Balance {
  readonly accountId: string
  readonly assetCode: string
  /** Credits less debits, in the asset's smallest unit, as decimal digits. */
  readonly available: string
}

export type NewAccount = Pick<Account, 'name' | 'assetCode'> &
  Partial<Pick<Account, 'alias' | 'type'>>
export type AccountPatch = Partial<Pick<Account, 'name' | 'alias'>>
export type NewTransaction = Pick<Transaction, 'entries'> & { readonly description?: string }

/** One ledger with all that was booked in it. */
interface Page {
  readonly ledger: Ledger
  readonly accounts: Map<string, Account>
  readonly transactions: Map<string, Transaction>
  readonly balances: Map<string, bigint>
}

export type Book = ReturnType<typeof newBook>

/**
 * The organizations of one tenant, their ledgers, accounts and transactions, in memory.
 *
 * 1. A transaction's debits equal its credits, asset by asset.
 * 2. No deposit account falls below zero.
 * 3. A transaction is booked as a whole, or not at all.
 * 4. An account that holds money cannot be deleted.
 */
export function newBook() {
  const organizations = new Map<string, Organization>()
  const pages = new Map<string, Page>()

  return {
    organizations: () => [...organizations.values()],

    addOrganization(legalName: string): Organization {
      const organization = { id: randomUUID(), legalName }
      organizations.set(organization.id, organization)
      return organization
    },

    ledgers(organizationId: string): Ledger[] {
      if (!organizations.has(organizationId)) throw new Problem(problems.organizationUnknown)
      return [...pages.values()]
        .map(({ ledger }) => ledger)
        .filter((ledger) => ledger.organizationId === organizationId)
    },

    addLedger(organizationId: string, name: string): Ledger {
      if (!organizations.has(organizationId)) throw new Problem(problems.organizationUnknown)
      const ledger = { id: randomUUID(), organizationId, name }
      pages.set(ledger.id, {
        ledger,
        accounts: new Map(),
        transactions: new Map(),
        balances: new Map(),
      })
      return ledger
    },

    /** What is in one ledger of an organization; another organization's is not there. */
    open(organizationId: string, ledgerId: string) {
      if (!organizations.has(organizationId)) throw new Problem(problems.organizationUnknown)
      const page = pages.get(ledgerId)
      if (page?.ledger.organizationId !== organizationId) throw new Problem(problems.ledgerUnknown)
      return openLedger(page)
    },
  }
}

function openLedger(page: Page) {
  const { accounts, transactions, balances } = page
  const account = (id: string): Account => {
    const found = accounts.get(id)
    if (!found) throw new Problem(problems.accountUnknown)
    return found
  }

  return {
    account,
    accounts: () => [...accounts.values()],

    addAccount({ name, assetCode, alias = null, type = 'deposit' }: NewAccount): Account {
      refuseTakenAlias(page, alias)
      const added = { id: randomUUID(), ledgerId: page.ledger.id, name, alias, assetCode, type }
      accounts.set(added.id, added)
      balances.set(added.id, 0n)
      return added
    },

    changeAccount(id: string, patch: AccountPatch): Account {
      const before = account(id)
      if (patch.alias !== before.alias) refuseTakenAlias(page, patch.alias ?? null)
      const after = { ...before, ...patch }
      accounts.set(id, after)
      return after
    },

    deleteAccount(id: string): void {
      account(id)
      if (balances.get(id) !== 0n) throw new Problem(problems.notEmpty)
      accounts.delete(id)
      balances.delete(id)
    },

    balances: (): Balance[] =>
      [...accounts.values()].map(({ id, assetCode }) => ({
        accountId: id,
        assetCode,
        available: String(balances.get(id) ?? 0n),
      })),

    transactions: () => [...transactions.values()],

    transaction(id: string): Transaction {
      const found = transactions.get(id)
      if (!found) throw new Problem(problems.transactionUnknown)
      return found
    },

    /** Books all entries, or none of them. */
    book({ description = '', entries }: NewTransaction): Transaction {
      refuseUnbalanced(page, entries)
      for (const [id, balance] of balancesAfter(page, entries)) balances.set(id, balance)
      const booked = { id: randomUUID(), ledgerId: page.ledger.id, description, entries }
      transactions.set(booked.id, booked)
      return booked
    },
  }
}

function refuseTakenAlias({ accounts }: Page, alias: string | null): void {
  if (alias === null) return
  if ([...accounts.values()].some((other) => other.alias === alias)) {
    throw new Problem(problems.aliasTaken, `"${alias}" is taken`)
  }
}

function refuseUnbalanced(page: Page, entries: readonly Entry[]): void {
  const sums = new Map<string, bigint>()
  for (const entry of entries) {
    const { assetCode } = accountOf(page, entry)
    sums.set(assetCode, (sums.get(assetCode) ?? 0n) + signed(entry))
  }
  for (const [assetCode, sum] of sums) {
    if (sum === 0n) continue
    const [more, less] = sum > 0n ? ['credits', 'debits'] : ['debits', 'credits']
    const difference = sum > 0n ? sum : -sum
    const detail = `in ${assetCode} the ${more} exceed the ${less} by ${difference}`
    throw new Problem(problems.unbalanced, detail)
  }
}

function balancesAfter(page: Page, entries: readonly Entry[]): Map<string, bigint> {
  const after = new Map<string, bigint>()
  for (const entry of entries) {
    const { accountId } = entry
    const before = after.get(accountId) ?? page.balances.get(accountId) ?? 0n
    after.set(accountId, before + signed(entry))
  }
  for (const [id, balance] of after) {
    const account = page.accounts.get(id)
    if (balance >= 0n || account?.type === 'external') continue
    throw new Problem(problems.fundsMissing, `"${account?.name}" lacks ${-balance}`)
  }
  return after
}

const signed = ({ side, amount }: Entry): bigint =>
  side === 'credit' ? BigInt(amount) : -BigInt(amount)

function accountOf({ accounts }: Page, { accountId }: Entry): Account {
  const account = accounts.get(accountId)
  if (!account) throw new Problem(problems.accountMissing, `"${accountId}" is no account here`)
  return account
}
