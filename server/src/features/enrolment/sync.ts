import type { AuditEvent, AuditStore } from '../../kernel/audit.ts'
import type { Author } from '../../kernel/caller.ts'
import type { ActorId } from '../../kernel/ids.ts'
import type { ClaimRule } from '../../kernel/trusted-issuer.ts'

/** What this module asks of a database about what claims give; `store.ts` answers it. */
export interface SyncedStore {
  /** The same roles, and those that manifests tie to the global roles among them. */
  withTied(roles: readonly string[]): Promise<readonly string[]>
  /** What the actor has by claims of the issuer now. */
  of(actor: ActorId, issuer: string): Promise<Synced>
  /**
   * The id of the assignment; undefined when there is no such tenant-level role. Without an issuer it
   * stands by itself.
   */
  putRole(grant: RoleGrant): Promise<string | undefined>
  dropRole(actor: ActorId, assignment: string): Promise<void>
  /** False when there is no such group. */
  putGroup(membership: GroupGrant): Promise<boolean>
  /** Ends what the claim gave; a membership that was given by hand too stays. */
  dropGroup(membership: Omit<GroupGrant, 'at'>): Promise<void>
}

/** Memberships of workspaces that follow a claim; those added by hand are left alone. */
export interface SyncedMemberStore {
  /** False when a hand set it otherwise, or there is no such workspace. */
  putSynced(place: Place, role: WorkspaceRole, at: Date): Promise<boolean>
  /** False when there is no such membership. */
  removeSynced(place: Place, at: Date): Promise<boolean>
}

interface Place {
  readonly workspace: string
  readonly actor: string
}

export type WorkspaceRole = 'admin' | 'member'

export interface Synced {
  readonly groups: readonly string[]
  /** Roles by workspace. */
  readonly workspaces: ReadonlyMap<string, string>
  /** Assignments by the `scope/code` of their role. */
  readonly roles: ReadonlyMap<string, string>
}

export interface RoleGrant {
  readonly actor: ActorId
  readonly role: string
  readonly issuer: string | null
  readonly at: Date
}

export interface GroupGrant {
  readonly actor: ActorId
  readonly group: string
  readonly issuer: string
  readonly at: Date
}

export interface SyncStores {
  readonly synced: SyncedStore
  readonly syncedMembers: SyncedMemberStore
  readonly audit: AuditStore
}

interface Sync {
  readonly actor: ActorId
  readonly issuer: string
  readonly rules: readonly ClaimRule[]
  readonly by: Author
  readonly at: Date
}

/** Gives what the rules that hold give, and takes back what they gave before and no more do. */
export async function syncGrants(stores: SyncStores, sync: Sync): Promise<void> {
  const now = await stores.synced.of(sync.actor, sync.issuer)
  await syncRoles(stores, sync, now)
  await syncGroups(stores, sync, now)
  await syncWorkspaces(stores, sync, now)
}

async function syncRoles(stores: SyncStores, sync: Sync, now: Synced): Promise<void> {
  const { actor, issuer, rules, at } = sync
  const said = rules.flatMap((rule) => ('globalRole' in rule ? [rule.globalRole] : []))
  const wanted = new Set(said.length === 0 ? [] : await stores.synced.withTied(said))
  for (const role of wanted) {
    if (now.roles.has(role)) continue
    const assignment = await stores.synced.putRole({ actor, role, issuer, at })
    if (assignment !== undefined) await tell(stores, sync, assigned(assignment, role))
  }
  for (const [role, assignment] of now.roles) {
    if (wanted.has(role)) continue
    await stores.synced.dropRole(actor, assignment)
    await tell(stores, sync, { ...assigned(assignment, role), action: 'assignment.deleted' })
  }
}

async function syncGroups(stores: SyncStores, sync: Sync, now: Synced): Promise<void> {
  const { actor, issuer, rules, at } = sync
  const wanted = new Set(rules.flatMap((rule) => ('group' in rule ? [rule.group] : [])))
  for (const group of wanted)
    if (!now.groups.includes(group) && (await stores.synced.putGroup({ actor, group, issuer, at })))
      await tell(stores, sync, { action: 'group.member-added', target: `group/${group}` })
  for (const group of now.groups) {
    if (wanted.has(group)) continue
    await stores.synced.dropGroup({ actor, group, issuer })
    await tell(stores, sync, { action: 'group.member-removed', target: `group/${group}` })
  }
}

async function syncWorkspaces(stores: SyncStores, sync: Sync, now: Synced): Promise<void> {
  const { actor, at } = sync
  const { syncedMembers } = stores
  const wanted = workspacesOf(sync.rules)
  for (const [workspace, role] of wanted) {
    const before = now.workspaces.get(workspace)
    if (before === role || !(await syncedMembers.putSynced({ workspace, actor }, role, at)))
      continue
    const facts = { ...(before && { before: { role: before, source } }), after: { role, source } }
    const action = before === undefined ? 'member.added' : 'member.updated'
    await tell(stores, sync, { action, target: `workspace/${workspace}`, facts })
  }
  for (const [workspace, role] of now.workspaces) {
    if (wanted.has(workspace)) continue
    await syncedMembers.removeSynced({ workspace, actor }, at)
    const facts = { before: { role, source } }
    await tell(stores, sync, { action: 'member.removed', target: `workspace/${workspace}`, facts })
  }
}

const source = 'sync'

/** The role in each workspace; of two rules for one workspace, the stronger role. */
function workspacesOf(rules: readonly ClaimRule[]): ReadonlyMap<string, WorkspaceRole> {
  const roles = new Map<string, WorkspaceRole>()
  for (const rule of rules)
    if ('workspace' in rule && roles.get(rule.workspace) !== 'admin')
      roles.set(rule.workspace, rule.role)
  return roles
}

const assigned = (assignment: string, role: string): Told => ({
  action: 'assignment.created',
  target: `assignment/${assignment}`,
  facts: { role },
})

type Told = Pick<AuditEvent, 'action' | 'target' | 'facts'>

/** In the words in which the same act by hand is told, and after whose claim it was done. */
const tell = ({ audit }: SyncStores, { actor, issuer, by, at }: Sync, told: Told) => {
  const whose = told.target.startsWith('assignment/') ? { actorId: actor } : { actor }
  return audit.append({ ...told, by, at, facts: { ...whose, ...told.facts, syncedBy: issuer } })
}
