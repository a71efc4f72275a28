import type { Actor, Group, Permission, PersonalRole, Policy, Role } from './model.ts'
import { leavesOf } from './role-source.ts'
import type { Snapshot } from './snapshot.ts'
import { findSubject } from './subjects.ts'
import { entitiesOf, find } from './table.ts'

/** The actor of that id; undefined when the tenant has none. */
export const actorOf = (snapshot: Snapshot, id: string): Actor | undefined =>
  find(snapshot.actors, id)

/** The actor whom an issuer knows as that subject; undefined when the tenant has none. */
export const actorOfSubject = (
  { actors, shared }: Snapshot,
  issuer: string,
  subject: string,
): Actor | undefined => findSubject(shared.subjects, actors, { issuer, subject })

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

/** The policies that are attached, those deep in collections too; each once. */
export const policiesOf = (snapshot: Snapshot, attached: PersonalRole): readonly Policy[] =>
  [...leavesOf(attached, snapshot.collections).policies].flatMap(
    (name) => find(snapshot.policies, name)?.policy ?? [],
  )

/** Every policy of the tenant, attached or not. */
export const everyPolicy = (snapshot: Snapshot): readonly Policy[] =>
  entitiesOf(snapshot.policies).map(({ policy }) => policy)
