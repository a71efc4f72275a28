import { noPages } from './pages.ts'
import { makeShared } from './role-source.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'
import type { Table } from './table.ts'

/**
 * The same state with nothing that descendants share: what is tried on it leaves no trace, neither
 * keys nor conditions, in the snapshot that it was taken from.
 */
export const detached = (snapshot: Snapshot): Snapshot =>
  snapshotOf({
    actors: apart(snapshot.actors),
    walks: snapshot.walks.map((chunk) => [...chunk]),
    pages: noPages(),
    catalogue: snapshot.catalogue,
    suspended: snapshot.suspended,
    opinions: snapshot.opinions,
    workspaces: apart(snapshot.workspaces),
    compiledRoles: snapshot.compiledRoles,
    version: snapshot.version,
    name: snapshot.name,
    guardrails: snapshot.guardrails,
    roles: apart(snapshot.roles),
    groups: apart(snapshot.groups),
    policies: apart(snapshot.policies),
    collections: apart(snapshot.collections),
    shared: makeShared(),
    personalRoles: snapshot.personalRoles,
  })

const apart = <T>({ index, chunks, size }: Table<T>): Table<T> => ({
  index: new Map(index),
  chunks,
  size,
})
