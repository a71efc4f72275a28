import { type AuditStore, changes, removal } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ActorId, NewId, TenantId } from '../../kernel/ids.ts'
import { type Page, type Slice, type Sliced, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, preconditionFailed } from '../../kernel/problem.ts'
import type { Refusals } from '../../kernel/refusals.ts'
import { randomText, sha256 } from '../../kernel/secret.ts'
import type { Transact } from '../../kernel/transact.ts'
import { newClientId } from './client-id.ts'
import * as problems from './problems.ts'
import type {
  Application,
  ApplicationDetail,
  ApplicationPatch,
  ApplicationQuery,
  CreatedApplication,
  CreatedSecret,
  NewApplication,
  SecretNote,
} from './schema.ts'

export interface StoredApplication extends NewApplication {
  readonly id: ActorId
  readonly clientId: string
  readonly createdAt: Date
}

export interface StoredSecret {
  readonly id: string
  readonly application: string
  readonly hash: string
  readonly hint: string
  readonly createdAt: Date
}

/** What this module asks of a database; `store.ts` answers it. */
export interface ApplicationStore {
  /** The products that manifests declare for machines, and the role codes that each gives. */
  machineRoles(): Promise<ReadonlyMap<string, readonly string[]>>
  /** Adds the application and its actor. */
  insert(application: StoredApplication): Promise<void>
  find(id: string): Promise<Application | undefined>
  list(query: ApplicationQuery, slice: Slice): Promise<Sliced<Application>>
  /** Changes the application as of `revision`, or as it is; undefined when there is none such. */
  update(id: string, patch: ApplicationPatch, change: Change): Promise<Application | undefined>
  /** Ends the application and its actor; the history stays. */
  remove(id: string, at: Date): Promise<void>
  /** The secrets that are good at `at`, the newest first. */
  secrets(id: string, at: Date): Promise<readonly SecretNote[]>
  addSecret(secret: StoredSecret): Promise<void>
  /** Ends all secrets of the application at `until` that would go on longer, and forgets ended ones. */
  expireSecrets(id: string, { at, until }: { at: Date; until: Date }): Promise<void>
}

interface Change {
  readonly at: Date
  readonly revision: number | undefined
}

export interface ApplicationStores {
  readonly applications: ApplicationStore
  readonly audit: AuditStore
  /** Assigns roles of scope `default` to an actor. */
  readonly assignments: { give(actor: string, codes: readonly string[], at: Date): Promise<void> }
}

export interface ApplicationPorts extends Pick<Refusals, 'refuseBeyondRoles' | 'refuseStronger'> {
  readonly transact: Transact<ApplicationStores>
  readonly clock: Clock
  readonly newId: NewId
}

export type ApplicationService = ReturnType<typeof applicationService>

export function applicationService(ports: ApplicationPorts) {
  const { transact, clock, newId, refuseBeyondRoles, refuseStronger } = ports

  /** Makes a secret of which only the hash is kept. */
  async function addSecret({ applications }: ApplicationStores, application: string, at: Date) {
    const clientSecret = `cs_${randomText(32)}`
    const note = { id: newId<'secret'>(), hint: clientSecret.slice(-4) }
    await applications.addSecret({
      ...note,
      application,
      hash: sha256(clientSecret),
      createdAt: at,
    })
    return { ...note, clientSecret }
  }

  return {
    /** Adds an application, which holds from now on what its product gives machines. */
    create: (caller: Caller, by: Author, input: NewApplication): Promise<CreatedApplication> =>
      transact(caller.tenant, async (stores) => {
        const { applications, assignments, audit } = stores
        const codes = await productRoles(applications, input.name)
        refuseBeyondRoles(
          caller,
          codes.map((code) => `default/${code}`),
        )

        const at = clock()
        const id = newId<'actor'>()
        const clientId = newClientId(caller.tenant)
        await applications.insert({ ...input, id, clientId, createdAt: at })
        await assignments.give(id, codes, at)
        const { clientSecret } = await addSecret(stores, id, at)
        await audit.append({
          action: 'application.created',
          by,
          target: `application/${id}`,
          at,
          facts: { ...input, clientId },
        })
        return { ...known(await applications.find(id), problems.applicationUnknown), clientSecret }
      }),

    list: (tenant: TenantId, query: ApplicationQuery): Promise<Page<Application>> =>
      transact(tenant, async ({ applications }) =>
        toPage(
          query,
          await applications.list(query, sliceOf(query)),
          (application) => application.id,
        ),
      ),

    get: (tenant: TenantId, id: string): Promise<ApplicationDetail> =>
      transact(tenant, async ({ applications }) => ({
        ...known(await applications.find(id), problems.applicationUnknown),
        secrets: await applications.secrets(id, clock()),
      })),

    update: (caller: Caller, by: Author, { id, patch, ifMatch }: Patch): Promise<Application> =>
      transact(caller.tenant, async ({ applications, audit }) => {
        const at = clock()
        const before = known(await applications.find(id), problems.applicationUnknown)
        const updated = known(
          await applications.update(id, patch, { at, revision: ifMatch }),
          preconditionFailed,
        )
        await audit.append({
          action: 'application.updated',
          by,
          target: `application/${id}`,
          at,
          facts: changes(before, updated),
        })
        return updated
      }),

    /**
     * A new secret, shown once; the older ones end after the overlap. Whoever holds a secret is
     * the application, so one stronger than the caller is refused.
     */
    rotate(caller: Caller, by: Author, { id, overlapSeconds }: Rotate): Promise<CreatedSecret> {
      refuseStronger(caller, id)
      return transact(caller.tenant, async (stores) => {
        const { applications, audit } = stores
        const at = clock()
        const { clientId } = known(await applications.find(id), problems.applicationUnknown)
        const until = new Date(at.getTime() + overlapSeconds * 1000)
        await applications.expireSecrets(id, { at, until })
        const secret = await addSecret(stores, id, at)
        const facts = { secret: secret.id, overlapSeconds }
        await audit.append({
          action: 'application.secret-rotated',
          by,
          target: `application/${id}`,
          at,
          facts,
        })
        return { ...secret, clientId, createdAt: at.toISOString(), expiresAt: null }
      })
    },

    /** Deletes the application softly; its tokens stop at once. */
    remove(caller: Caller, by: Author, id: string): Promise<void> {
      refuseStronger(caller, id)
      return transact(caller.tenant, async ({ applications, audit }) => {
        const at = clock()
        const application = known(await applications.find(id), problems.applicationUnknown)
        const held = await audit.holdings('application', id)
        await applications.remove(id, at)
        const facts = { before: { ...removal(application).before, ...held } }
        const target = `application/${id}`
        await audit.append({ action: 'application.deleted', by, target, at, facts })
      })
    },
  }
}

interface Patch {
  readonly id: string
  readonly patch: ApplicationPatch
  readonly ifMatch: number | undefined
}

interface Rotate {
  readonly id: string
  readonly overlapSeconds: number
}

async function productRoles(
  applications: ApplicationStore,
  name: string,
): Promise<readonly string[]> {
  const products = await applications.machineRoles()
  const codes = products.get(name)
  if (codes) return codes
  const known = [...products.keys()].sort().join(', ')
  throw new Problem(problems.productUnknown, { detail: `Known: ${known || 'none'}` })
}
