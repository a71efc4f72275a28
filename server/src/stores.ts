import { accessReviewStore } from './features/access-reviews/store.ts'
import { actorStore, sightingStore } from './features/actors/store.ts'
import { apiKeyCredentials, apiKeyStore } from './features/api-keys/store.ts'
import { applicationStore } from './features/applications/store.ts'
import { administratorStore } from './features/assignments/administrator-store.ts'
import { assignmentStore, memberRoleStore } from './features/assignments/store.ts'
import { attemptStore } from './features/attempts/store.ts'
import { auditStore } from './features/audit/store.ts'
import { bootstrapStore } from './features/bootstrap/store.ts'
import { configurationStore } from './features/configuration/store.ts'
import { decisionLogStore } from './features/decision-log/store.ts'
import { nameStore } from './features/decisions/store.ts'
import { declarationStore } from './features/declarations/store.ts'
import { enrolmentStore, syncedStore } from './features/enrolment/store.ts'
import { globalRoleStore } from './features/global-roles/store.ts'
import { groupStore, membershipStore } from './features/groups/store.ts'
import { guardrailStore } from './features/guardrails/store.ts'
import { idempotencyStore } from './features/idempotency/store.ts'
import { invitationStore } from './features/invitations/store.ts'
import { issuerStore } from './features/issuers/store.ts'
import { derivedGrantStore, memberStore, syncedMemberStore } from './features/members/store.ts'
import { permissionStore } from './features/permissions/store.ts'
import {
  type Ended,
  personalTokenCredentials,
  personalTokenStore,
} from './features/personal-tokens/store.ts'
import { attachmentStore, policyStore } from './features/policies/store.ts'
import { policyCollectionStore } from './features/policy-collections/store.ts'
import { policyTemplateStore } from './features/policy-templates/store.ts'
import { linkStore, providerStore } from './features/providers/store.ts'
import { resourceStore } from './features/resources/store.ts'
import { roleStore } from './features/roles/store.ts'
import { lapsedStore } from './features/sessions/lapsed-store.ts'
import { credentialStore, sessionStore } from './features/sessions/store.ts'
import { tenantStore } from './features/tenants/store.ts'
import { keyStore, tokenStore } from './features/tokens/store.ts'
import { userRoleStore } from './features/user-roles/store.ts'
import { userStore } from './features/users/store.ts'
import { workspaceStore } from './features/workspaces/store.ts'
import type { Clock } from './kernel/clock.ts'
import type { EndedCredentials } from './kernel/credential.ts'
import { contentsStore } from './storage/contents.ts'
import type { TenantDatabase } from './storage/database.ts'

/** Does something once the transaction has committed, and not if it fails. */
export type AfterCommit = (work: () => void) => void

export interface StorePorts {
  readonly clock: Clock
  /** Makes the end of these sessions hold in this process at once. */
  readonly sessionsEnded: (sessions: readonly string[]) => void
  /** The same for personal tokens. */
  readonly tokensEnded: (tokens: readonly Ended[]) => void
}

/** What the making of a store may need beside the transaction. */
interface Around extends StorePorts {
  readonly afterCommit: AfterCommit
}

type Make<Store> = (database: TenantDatabase, around: Around) => Store

const personalTokensOf = (database: TenantDatabase, { afterCommit, tokensEnded }: Around) =>
  personalTokenStore(database, (ended) => afterCommit(() => tokensEnded(ended)))

const credentialsOf = (database: TenantDatabase, around: Around) => ({
  /** And their personal tokens: no credential of theirs goes on. */
  async endSessionsOf(actor: string, at: Date): Promise<EndedCredentials> {
    const tokensEnded = await personalTokensOf(database, around).endAllOf(actor, at)
    const ended = await credentialStore(database).endSessionsOf(actor, at)
    around.afterCommit(() => around.sessionsEnded(ended))
    return { sessionsEnded: ended.length, tokensEnded }
  },
})

/** How each store is made. */
const makers = {
  accessReviews: accessReviewStore,
  actors: actorStore,
  administrators: (database, { clock }) => administratorStore(database, clock),
  apiKeyCredentials: apiKeyCredentials,
  apiKeys: apiKeyStore,
  applications: applicationStore,
  assignments: assignmentStore,
  attachments: attachmentStore,
  attempts: attemptStore,
  audit: auditStore,
  bootstrap: bootstrapStore,
  contents: contentsStore,
  credentials: credentialsOf,
  decisionLog: decisionLogStore,
  configuration: configurationStore,
  declarations: declarationStore,
  derivedGrants: derivedGrantStore,
  enrolment: enrolmentStore,
  globalRoles: globalRoleStore,
  groups: groupStore,
  guardrails: guardrailStore,
  idempotency: idempotencyStore,
  issuers: issuerStore,
  invitations: invitationStore,
  keys: keyStore,
  lapsed: lapsedStore,
  links: linkStore,
  memberRoles: memberRoleStore,
  members: memberStore,
  memberships: membershipStore,
  names: nameStore,
  permissions: permissionStore,
  personalTokenCredentials: personalTokenCredentials,
  personalTokens: personalTokensOf,
  policies: policyStore,
  policyCollections: policyCollectionStore,
  policyTemplates: policyTemplateStore,
  providers: providerStore,
  resources: resourceStore,
  roles: roleStore,
  sessions: sessionStore,
  sightings: sightingStore,
  synced: syncedStore,
  syncedMembers: syncedMemberStore,
  tenants: tenantStore,
  tokens: tokenStore,
  userRoles: userRoleStore,
  users: userStore,
  workspaces: workspaceStore,
} satisfies Record<string, Make<unknown>>

export type Stores = { readonly [Name in keyof typeof makers]: ReturnType<(typeof makers)[Name]> }

const transaction = Symbol('transaction')

interface OnTransaction {
  readonly [transaction]: {
    readonly database: TenantDatabase
    readonly around: Around
    readonly made: Map<string, unknown>
  }
}

/** Has every store, each of which is made once somebody asks for it: an act needs few of many. */
const lazyStores = Object.create(null)
for (const [name, make] of Object.entries<Make<unknown>>(makers))
  Object.defineProperty(lazyStores, name, {
    get(this: OnTransaction) {
      const { database, around, made } = this[transaction]
      if (!made.has(name)) made.set(name, make(database, around))
      return made.get(name)
    },
  })

/** Every store, on one open transaction of one tenant. */
export const storesOf = (
  database: TenantDatabase,
  afterCommit: AfterCommit,
  ports: StorePorts,
): Stores =>
  Object.create(lazyStores, {
    [transaction]: { value: { database, around: { ...ports, afterCommit }, made: new Map() } },
  })

/** The same stores, but for those that are given. */
export const storesBut = (stores: Stores, others: Partial<Stores>): Stores =>
  Object.create(stores, Object.getOwnPropertyDescriptors(others))
