import { changes, removal } from '../../kernel/audit.ts'
import type { Author, Caller } from '../../kernel/caller.ts'
import { type Contents, joined, without } from '../../kernel/contents.ts'
import type { TenantId } from '../../kernel/ids.ts'
import { type Page, sliceOf, toPage } from '../../kernel/page.ts'
import { known, Problem, refuseStale } from '../../kernel/problem.ts'
import { policyUnknown } from '../policies/problems.ts'
import type { Key } from '../policies/schema.ts'
import { collectionUnknown } from '../policy-collections/problems.ts'
import { type Move, move } from './move.ts'
import type { RolePorts, RoleStore, RoleStores } from './ports.ts'
import { gap } from './precedence.ts'
import * as problems from './problems.ts'
import type {
  NewRole,
  Place,
  Role,
  RoleContent,
  RolePatch,
  RoleQuery,
  WrittenRole,
} from './schema.ts'
import { patternsOf, refuseEnding, refuseSupervised, supervise } from './supervision.ts'

export type RoleService = ReturnType<typeof roleService>

export function roleService(ports: RolePorts) {
  const { transact, clock } = ports

  return {
    /** Adds a role on the word of `/v1`, in no list of another API in particular. */
    async add(caller: Caller, by: Author, input: NewRole): Promise<WrittenRole> {
      return this.create(caller, by, { ...input, annotations: besideLists(input.annotations, {}) })
    },

    /** Adds a role of the tenant's own; nobody puts into it what they do not hold. */
    create: (caller: Caller, by: Author, input: NewRole): Promise<WrittenRole> =>
      transact(caller.tenant, async (stores) => {
        const { roles, contents, audit } = stores
        await roles.takeTurn()
        const at = clock()
        ports.refuseBeyondPatterns(caller, await patternsOf(stores, input))
        const id = ports.newId<'role'>()
        const precedence = input.precedence ?? (await roles.weakest()) + gap
        if (!(await roles.insert(made({ ...input, precedence }, id, at))))
          throw new Problem(problems.roleCodeTaken)
        refuseUnknown(await contents.set({ kind: 'role', id }, input))
        if (input.supervises.length > 0) await supervise(roles, { ...input, id }, at)
        await audit.append({
          action: 'role.created',
          by,
          target: `role/${id}`,
          at,
          facts: { ...input, precedence },
        })
        return written(ports, stores, id)
      }),

    list: (tenant: TenantId, query: RoleQuery): Promise<Page<Role>> =>
      transact(tenant, async ({ roles }) =>
        toPage(query, await roles.list(query, sliceOf(query)), (role) => role.id),
      ),

    get: (tenant: TenantId, key: Key): Promise<Role> =>
      transact(tenant, async ({ roles }) => known(await roles.find(key), problems.roleUnknown)),

    /** Changes what is given and leaves the rest. Its holders have the change at once. */
    update: (caller: Caller, by: Author, { patch, ...rest }: Patch): Promise<WrittenRole> =>
      write(ports, { caller, by, ...rest, patchOf: () => patch }),

    /** Changes a role and places it beside another: both, or neither. */
    updateAndMove: (caller: Caller, by: Author, { place, patch, ...rest }: PlacedPatch) =>
      ports.gather(caller.tenant, async (transact) => {
        const within = { ...ports, transact }
        await write(within, { caller, by, ...rest, patchOf: () => patch })
        return move(within, { caller, by }, { ...place, key: rest.key })
      }),

    /** Makes this all of the role; its place it keeps unless the content names one. */
    replace: (caller: Caller, by: Author, { role, ...rest }: Whole): Promise<WrittenRole> =>
      write(ports, {
        caller,
        by,
        ...rest,
        patchOf: ({ code }) => ({ ...role, title: role.title ?? code }),
      }),

    /** Attaches policies and collections; those that are attached already are no error. */
    attach: (caller: Caller, by: Author, { key, ...added }: Attachment): Promise<WrittenRole> =>
      write(ports, { caller, by, key, patchOf: (before) => mutable(joined(before, added)) }),

    /** Detaches policies and collections; those that are not attached are no error. */
    detach: (caller: Caller, by: Author, { key, ...gone }: Attachment): Promise<WrittenRole> =>
      write(ports, { caller, by, key, patchOf: (before) => mutable(without(before, gone)) }),

    /** Places a role, managed or not, directly before (stronger than) or after another. */
    move: (caller: Caller, by: Author, input: Move): Promise<Role> =>
      move(ports, { caller, by }, input),

    /** Removes a role that nobody holds or supervises any more. */
    remove: (caller: Caller, by: Author, key: Key): Promise<void> =>
      transact(caller.tenant, async ({ roles, audit }) => {
        await roles.takeTurn()
        const role = await ownRole(roles, key)
        const { id, scope, code } = role
        await refuseSupervised(roles, id)
        if (!(await roles.remove(id))) throw new Problem(problems.roleAssigned)
        await audit.append({
          action: 'role.deleted',
          by,
          target: `role/${id}`,
          at: clock(),
          facts: { scope, code, ...removal(role) },
        })
      }),
  }
}

/** Which role, and on whose word. */
interface Addressed {
  readonly key: Key
  readonly ifMatch?: number | undefined
  /** On the word of `/v1`, which leaves the lists of other APIs alone. */
  readonly isNative?: boolean
}

interface Patch extends Addressed {
  readonly patch: RolePatch
  /** Refused while another role supervises it, as deleting it is. */
  readonly isFarewell?: boolean
}

interface PlacedPatch extends Patch {
  readonly place: Place
}

interface Whole extends Addressed {
  readonly role: RoleContent
}

interface Attachment extends Contents {
  readonly key: Key
}

interface Write extends Addressed {
  readonly caller: Caller
  readonly by: Author
  readonly isFarewell?: boolean
  /** What is to change, told of the role as it is. */
  readonly patchOf: (before: Role) => RolePatch
}

const nativePatch = (patch: RolePatch, before: Role): RolePatch => ({
  ...patch,
  ...(patch.annotations && { annotations: besideLists(patch.annotations, before.annotations) }),
})

type Annotations = Readonly<Record<string, unknown>>

/** The annotations with what the lists of the Access and Identity API keep, which stays as it was. */
function besideLists(
  { apis, ...given }: Annotations,
  before: Annotations,
): Record<string, unknown> {
  if (apis !== undefined && differ(apis, before.apis))
    throw new Problem(problems.annotationReserved)
  return { ...given, ...(before.apis !== undefined && { apis: before.apis }) }
}

/** Changes a role that no manifest manages. */
const write = (
  ports: RolePorts,
  { caller, by, key, ifMatch, isNative, isFarewell, patchOf }: Write,
): Promise<WrittenRole> =>
  ports.transact(caller.tenant, async (stores) => {
    const { roles, contents, audit } = stores
    await roles.takeTurn()
    const at = ports.clock()
    const before = await ownRole(roles, key)
    const { id, level } = before
    refuseStale(before, ifMatch)
    const patch = isNative ? nativePatch(patchOf(before), before) : patchOf(before)
    if (level === 'workspace' && patch.ceiling) throw new Problem(problems.ceilingMisplaced)
    if (level === 'tenant' && patch.ceiling !== undefined && differ(patch.ceiling, before.ceiling))
      ports.refuseWiderCeiling(caller, patch.ceiling)
    // A ceiling lets through as long as its role counts, so its time is guarded as itself.
    else if (level === 'tenant' && patch.when !== undefined)
      ports.refuseWiderCeiling(caller, before.ceiling)
    // What it gave or denied counts too: nobody takes away what they could not give.
    ports.refuseBeyondPatterns(caller, await patternsOf(stores, before, patch))
    await refuseEnding(roles, id, { when: patch.when, now: at })
    if (isFarewell) await refuseSupervised(roles, id)

    await roles.update(id, patch, at)
    if (patch.policies || patch.collections)
      refuseUnknown(await contents.set({ kind: 'role', id }, { ...before, ...given(patch) }))
    if (patch.supervises) await supervise(roles, { id, level, supervises: patch.supervises }, at)
    const role = await written(ports, stores, id)
    const { warnings: _, ...told } = role
    const facts = changes(before, told)
    await audit.append({ action: 'role.updated', by, target: `role/${id}`, at, facts })
    return role
  })

const differ = (some: unknown, other: unknown) => JSON.stringify(some) !== JSON.stringify(other)

const given = ({ policies, collections }: RolePatch): Partial<Contents> => ({
  ...(policies && { policies }),
  ...(collections && { collections }),
})

const mutable = ({ policies, collections }: Contents): RolePatch => ({
  policies: [...policies],
  collections: [...collections],
})

const made = (input: NewRole & { readonly precedence: number }, id: string, at: Date): Role => ({
  ...input,
  id,
  title: input.title ?? input.code,
  ceiling: input.ceiling ?? null,
  when: windowOf(input.when),
  managedBy: null,
  createdAt: at.toISOString(),
  updatedAt: at.toISOString(),
  revision: 1,
})

function windowOf(when: NewRole['when']): Role['when'] {
  const instant = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null)
  const window = { activate: instant(when?.activate), deactivate: instant(when?.deactivate) }
  return window.activate === null && window.deactivate === null ? null : window
}

/** Nothing is attached that does not exist. */
function refuseUnknown({ policies, collections }: Contents): void {
  if (policies.length > 0) throw new Problem(policyUnknown, { detail: policies.join(', ') })
  if (collections.length > 0)
    throw new Problem(collectionUnknown, { detail: collections.join(', ') })
}

/** The role as it is now, and what of it cannot have an effect. */
async function written(
  { undeclared }: RolePorts,
  { roles, permissions }: RoleStores,
  id: string,
): Promise<WrittenRole> {
  const role = known(await roles.find({ id }), problems.roleUnknown)
  const patterns = [...role.permissions, ...(role.ceiling ?? [])]
  return { ...role, warnings: undeclared(patterns, await permissions.catalogue()) }
}

/** A role of the tenant's own, which is one that no manifest manages. */
async function ownRole(roles: RoleStore, key: Key): Promise<Role> {
  const role = known(await roles.find(key), problems.roleUnknown)
  if (role.managedBy !== null)
    throw new Problem(problems.roleManaged, { detail: `It is managed by ${role.managedBy}` })
  return role
}
