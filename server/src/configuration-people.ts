import type { ActorService } from './features/actors/service.ts'
import type { ApplicationService } from './features/applications/service.ts'
import type { AssignmentService } from './features/assignments/service.ts'
import { wrong } from './features/configuration/canon.ts'
import { each, type Hands, type Told } from './features/configuration/reconcile.ts'
import type { ConfigurationStore, Order } from './features/configuration/service.ts'
import type { Item } from './features/configuration/shapes.ts'
import type { GlobalRoleService } from './features/global-roles/service.ts'
import { NewGroup } from './features/groups/schema.ts'
import type { GroupService } from './features/groups/service.ts'
import type { MemberService } from './features/members/service.ts'
import type { UserService } from './features/users/service.ts'
import type { WorkspaceService } from './features/workspaces/service.ts'
import type { Clock } from './kernel/clock.ts'
import type { NewId } from './kernel/ids.ts'
import type { Refusals } from './kernel/refusals.ts'
import { randomText } from './kernel/secret.ts'
import type { Stores } from './stores.ts'

export interface PeoplePorts extends Order<Stores>, Pick<Refusals, 'refuseStronger'> {
  /** The id of whom files name so. */
  readonly holder: (name: string) => Promise<string | undefined>
  readonly passwords: { hash(password: string): Promise<string> }
  readonly clock: Clock
  readonly newId: NewId
  readonly actors: ActorService
  readonly applications: ApplicationService
  readonly assignments: AssignmentService
  readonly globalRoles: GlobalRoleService
  readonly groups: GroupService
  readonly members: MemberService
  readonly users: UserService
  readonly workspaces: WorkspaceService
}

type PeopleKind = 'users' | 'applications' | 'actors' | 'groups' | 'workspaces'

/** How files make and unmake who there is: each by its own noun's rules. */
export const peopleHands = (ports: PeoplePorts): Pick<Hands, PeopleKind> => ({
  users: userHand(ports),
  applications: applicationHand(ports),
  actors: actorHand(ports),
  groups: groupHand(ports),
  workspaces: workspaceHand(ports),
})

const nothing: Told = {}

/** Asks the tenant's own store. */
export const asked =
  ({ transact, caller }: PeoplePorts) =>
  <T>(work: (store: ConfigurationStore) => Promise<T>): Promise<T> =>
    transact(caller.tenant, ({ configuration }) => work(configuration))

export async function idOf({ holder }: PeoplePorts, name: string): Promise<string> {
  const id = await holder(name)
  if (id === undefined) throw wrong(`there is no actor ${name}`, '')
  return id
}

function userHand(ports: PeoplePorts): Hands['users'] {
  const { caller, by, clock, newId, users, globalRoles, passwords, transact } = ports
  // Passwords are in no file. Until one is set there is one that nobody knows, the same for all,
  // since making it is meant to take long.
  let unknown: Promise<string> | undefined
  return {
    async putAll(wanted) {
      const fresh = wanted.filter(({ before }) => !before)
      if (fresh.length === 0) return
      unknown ??= passwords.hash(randomText(32))
      const passwordHash = await unknown
      const added = fresh.map(({ item: { globalRole: _, status: __, ...person } }) => {
        const at = { id: newId<'actor'>(), createdAt: clock() }
        return { ...person, ...at, passwordHash, groups: [] }
      })
      const refused = await transact(caller.tenant, (stores) => users.enrolAll(stores, by, added))
      if (refused) await fresh[refused.at]?.at(() => Promise.reject(refused.problem))
    },
    async put(user, before) {
      const isPlain = user.status === 'active' && user.globalRole === 'member'
      if (!before && isPlain) return nothing
      const id = await idOf(ports, `@${user.username}`)
      const { subject, email, firstName, lastName, status, globalRole } = user
      if (before && before.subject !== subject) await rename(ports, id, subject)
      const patch = {
        ...(before && before.email !== email && { email }),
        ...(before && before.firstName !== firstName && { firstName }),
        ...(before && before.lastName !== lastName && { lastName }),
        ...((before?.status ?? 'active') !== status && { status }),
      }
      if (Object.keys(patch).length > 0)
        await users.update(caller, by, { id, patch, ifMatch: undefined })
      if ((before?.globalRole ?? 'member') !== globalRole)
        await globalRoles.set(caller, by, { user: id, role: globalRole })
      return nothing
    },
    remove: each(async ({ username }) =>
      users.remove(caller, by, await idOf(ports, `@${username}`)),
    ),
  }
}

function applicationHand(ports: PeoplePorts): Hands['applications'] {
  const { caller, by, applications, actors } = ports
  const create = async ({ subject, name, description }: Item<'applications'>) => {
    const { id, clientId, clientSecret } = await applications.create(caller, by, {
      name,
      description,
    })
    await rename(ports, id, subject)
    return { id, secret: { application: subject, clientId, clientSecret } }
  }
  return {
    async put(application, before) {
      const { subject, name, description, enabled } = application
      if (before && before.name !== name)
        throw wrong(`the application ${subject} keeps the name ${before.name}`, '')
      const made = before ? undefined : await create(application)
      const id = made?.id ?? (await idOf(ports, subject))
      if (before && before.description !== description)
        await applications.update(caller, by, { id, patch: { description }, ifMatch: undefined })
      if ((before?.enabled ?? true) !== enabled) await actors.update(caller, by, { id, enabled })
      return made ? { secret: made.secret } : nothing
    },
    remove: each(async ({ subject }) =>
      applications.remove(caller, by, await idOf(ports, subject)),
    ),
  }
}

/** Actors of other issuers come by their own tokens, so none is removed for being in no file. */
function actorHand(ports: PeoplePorts): Hands['actors'] {
  const { caller, by, clock, newId, actors, transact, refuseStronger } = ports
  const tell = (action: string, id: string) =>
    transact(caller.tenant, ({ audit }) =>
      audit.append({ action, by, target: `actor/${id}`, at: clock() }),
    )
  return {
    async put(actor, before) {
      const name = `${actor.issuer} ${actor.subject}`
      if (before && before.kind !== actor.kind)
        throw wrong(`the actor ${name} stays of the kind ${before.kind}`, '')
      const id = before ? await idOf(ports, name) : newId<'actor'>()
      if (!before) {
        if (!(await asked(ports)((store) => store.enter({ ...actor, id, at: clock() }))))
          throw wrong(`there was an actor ${name} before`, '')
        await tell('actor.created', id)
      } else if (before.displayName !== actor.displayName || before.email !== actor.email) {
        refuseStronger(caller, id)
        await asked(ports)((store) => store.describe({ ...actor, id }))
        await tell('actor.updated', id)
      }
      if ((before?.enabled ?? true) !== actor.enabled)
        await actors.update(caller, by, { id, enabled: actor.enabled })
      return nothing
    },
  }
}

function groupHand(ports: PeoplePorts): Hands['groups'] {
  const { caller, by, groups } = ports
  const add = async (group: string, names: readonly string[]) => {
    const actors: string[] = []
    for (const name of names) actors.push(await idOf(ports, name))
    if (actors.length > 0) await groups.addMembers(caller, by, { group, actors })
  }
  const remove = async (group: string, names: readonly string[]) => {
    for (const name of names)
      await groups.removeMember(caller, by, { group, actor: await idOf(ports, name) })
  }
  return {
    async put({ name, title, members }, before) {
      const isNamable = NewGroup.shape.name.safeParse(name)
      if (!before && !isNamable.success)
        throw wrong(isNamable.error.issues[0]?.message ?? 'is no name of a group', '/name')
      if (!before) await groups.create(caller, by, { name, ...(title !== undefined && { title }) })
      else if (before.title !== title)
        await groups.retitle(caller, by, { name, title: title ?? name })
      const had = new Set(before?.members)
      const has = new Set(members)
      await add(
        name,
        members.filter((member) => !had.has(member)),
      )
      await remove(
        name,
        [...had].filter((member) => !has.has(member)),
      )
      return nothing
    },
    release: ({ name, members }) => remove(name, members),
    remove: each(({ name }) => groups.remove(caller, by, name)),
  }
}

function workspaceHand(ports: PeoplePorts): Hands['workspaces'] {
  const { caller, by, clock, members, workspaces, transact } = ports
  const create = ({ id, name, description }: Item<'workspaces'>) =>
    transact(caller.tenant, async (stores) => {
      const at = clock()
      const time = at.toISOString()
      const workspace = { id, name, description, createdAt: time, updatedAt: time, revision: 1 }
      await stores.workspaces.insert(workspace, caller.id)
      const facts = { name, description }
      await stores.audit.append({
        action: 'workspace.created',
        by,
        target: `workspace/${id}`,
        at,
        facts,
      })
    })
  return {
    async put(workspace, before) {
      const { id, name, description } = workspace
      if (!workspace.members.some(({ role }) => role === 'owner'))
        throw wrong(`the workspace ${id} has no owner`, '')
      if (!before) await create(workspace)
      else if (before.name !== name || before.description !== description)
        await workspaces.update(caller, by, {
          id,
          patch: { name, description },
          ifMatch: undefined,
        })

      const had = new Map(before?.members.map(({ actor, role }) => [actor, role]))
      for (const { actor: holder, role } of ownersFirst(workspace.members)) {
        const known = had.get(holder)
        had.delete(holder)
        if (known === role) continue
        const actor = await idOf(ports, holder)
        if (known === undefined)
          await members.create(caller, by, { workspace: id, input: { actorId: actor, role } })
        else await members.update(caller, by, { workspace: id, actor, role })
      }
      for (const holder of had.keys())
        await members.remove(caller, by, { workspace: id, actor: await idOf(ports, holder) })
      return nothing
    },
    remove: each(({ id }) => workspaces.remove(caller, by, id)),
  }
}

/** So that there is always one, whoever the workspace goes to. */
const ownersFirst = (members: Item<'workspaces'>['members']) =>
  members.toSorted((a, b) => Number(b.role === 'owner') - Number(a.role === 'owner'))

/** Whoever is known by another subject is somebody else to all who trust these tokens. */
async function rename(ports: PeoplePorts, id: string, subject: string): Promise<void> {
  const { caller, by, clock, transact, refuseStronger } = ports
  refuseStronger(caller, id)
  await transact(caller.tenant, async ({ configuration, audit }) => {
    if (!(await configuration.rename(id, subject)))
      throw wrong(`the subject ${subject} is or was another’s`, '')
    const facts = { after: { subject: '[REDACTED]' } }
    await audit.append({ action: 'actor.renamed', by, target: `actor/${id}`, at: clock(), facts })
  })
}
