import { accessReviewStore } from './features/access-reviews/store.ts'
import { actorStore, sightingStore } from './features/actors/store.ts'
import { apiKeyCredentials, apiKeyStore } from './features/api-keys/store.ts'
import { applicationStore } from './features/applications/store.ts'
import { administratorStore } from './features/assignments/administrator-store.ts'
import { assignmentStore, memberRoleStore } from './features/assignments/store.ts'
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
import { credentialStore, sessionStore } from './features/sessions/store.ts'
import { tenantStore } from './features/tenants/store.ts'
import { keyStore, tokenStore } from './features/tokens/store.ts'
import { userRoleStore } from './features/user-roles/store.ts'
import { userStore } from './features/users/store.ts'
import { workspaceStore } from './features/workspaces/store.ts'
import type { Clock } from './kernel/clock.ts'
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

/** Every store, on one open transaction of one tenant. */
export function storesOf(database: TenantDatabase, afterCommit: AfterCommit, ports: StorePorts) {
  const { endSessionsOf } = credentialStore(database)
  const personalTokens = personalTokenStore(database, (ended) =>
    afterCommit(() => ports.tokensEnded(ended)),
  )
  return {
    accessReviews: accessReviewStore(database),
    actors: actorStore(database),
    administrators: administratorStore(database, ports.clock),
    apiKeyCredentials: apiKeyCredentials(database),
    apiKeys: apiKeyStore(database),
    applications: applicationStore(database),
    assignments: assignmentStore(database),
    attachments: attachmentStore(database),
    audit: auditStore(database),
    bootstrap: bootstrapStore(database),
    contents: contentsStore(database),
    credentials: {
      /** And their personal tokens: no credential of theirs goes on. */
      async endSessionsOf(actor: string, at: Date): Promise<void> {
        await personalTokens.endAllOf(actor, at)
        const ended = await endSessionsOf(actor, at)
        afterCommit(() => ports.sessionsEnded(ended))
      },
    },
    decisionLog: decisionLogStore(database),
    configuration: configurationStore(database),
    declarations: declarationStore(database),
    derivedGrants: derivedGrantStore(database),
    enrolment: enrolmentStore(database),
    globalRoles: globalRoleStore(database),
    groups: groupStore(database),
    guardrails: guardrailStore(database),
    idempotency: idempotencyStore(database),
    issuers: issuerStore(database),
    invitations: invitationStore(database),
    keys: keyStore(database),
    links: linkStore(database),
    memberRoles: memberRoleStore(database),
    members: memberStore(database),
    memberships: membershipStore(database),
    names: nameStore(database),
    permissions: permissionStore(database),
    personalTokenCredentials: personalTokenCredentials(database),
    personalTokens,
    policies: policyStore(database),
    policyCollections: policyCollectionStore(database),
    policyTemplates: policyTemplateStore(database),
    providers: providerStore(database),
    resources: resourceStore(database),
    roles: roleStore(database),
    sessions: sessionStore(database),
    sightings: sightingStore(database),
    synced: syncedStore(database),
    syncedMembers: syncedMemberStore(database),
    tenants: tenantStore(database),
    tokens: tokenStore(database),
    userRoles: userRoleStore(database),
    users: userStore(database),
    workspaces: workspaceStore(database),
  }
}

export type Stores = ReturnType<typeof storesOf>
