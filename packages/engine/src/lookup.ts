import type { Actor, Group, Permission, Role } from './model.ts'
import type { Snapshot } from './snapshot.ts'
import { find } from './table.ts'

/** The actor of that id; undefined when the tenant has none. */
export const actorOf = (snapshot: Snapshot, id: string): Actor | undefined =>
  find(snapshot.actors, id)

/** The role of that reference, `scope/code`. */
export const roleOf = (snapshot: Snapshot, role: string): Role | undefined =>
  find(snapshot.roles, role)

/** The group of that name. */
export const groupOf = (snapshot: Snapshot, name: string): Group | undefined =>
  find(snapshot.groups, name)

/** Whether the tenant has that workspace. */
export const hasWorkspace = (snapshot: Snapshot, id: string): boolean =>
  find(snapshot.workspaces, id) !== undefined

/** The permissions that can be asked for. */
export const catalogueOf = (snapshot: Snapshot): readonly Permission[] =>
  snapshot.catalogue.permissions
