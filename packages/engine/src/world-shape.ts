import { below, WorldError } from './json.ts'
import type { Collection, Role } from './model.ts'
import { isPermission } from './pattern.ts'
import {
  anything,
  exactlyOne,
  flag,
  instant,
  integer,
  listOf,
  object,
  oneOf,
  optional,
  type Read,
  recordOf,
  text,
} from './shape.ts'
import { pattern, policy, unbounded, windowOf } from './world-policy.ts'

const permissionKey: Read<string> = (value, pointer) => {
  const key = text(value, pointer)
  if (!isPermission(key)) throw new WorldError('no permission', pointer)
  return key
}

const permission = object({
  key: permissionKey,
  implies: optional(listOf(permissionKey), []),
})

const collection: Read<Collection> = object({
  scope: text,
  code: text,
  policies: listOf(text),
  collections: listOf(text),
})

const precedence: Read<number> = (value, pointer) => {
  const read = integer(value, pointer)
  if (read < 1) throw new WorldError('no integer from 1 on', pointer)
  return read
}

const ceilingEntry: Read<string> = (value, pointer) =>
  value === '*' ? '*' : pattern(value, pointer)

const roleShape = object({
  scope: text,
  code: text,
  level: oneOf('tenant', 'workspace'),
  precedence,
  permissions: listOf(pattern),
  policies: listOf(text),
  collections: listOf(text),
  ceiling: optional(listOf(ceilingEntry), null),
  when: optional(windowOf, unbounded),
})

const role: Read<Role> = (value, pointer) => {
  const read = roleShape(value, pointer)
  if (read.ceiling !== null && read.level === 'workspace') {
    throw new WorldError('a workspace-level role has no ceiling', below(pointer, 'ceiling'))
  }
  return { ...read, ceiling: read.ceiling ?? (read.level === 'tenant' ? ['*'] : []) }
}

const actor = object({
  id: text,
  issuer: text,
  subject: text,
  kind: oneOf('user', 'application', 'service', 'agent'),
  enabled: optional(flag, true),
  attributes: optional(recordOf(anything), {}),
  personalRole: optional(object({ policies: listOf(text), collections: listOf(text) }), null),
})

const assignment = object({
  to: exactlyOne<{ readonly actor: string } | { readonly group: string }>({
    actor: (value, pointer) => ({ actor: text(value, pointer) }),
    group: (value, pointer) => ({ group: text(value, pointer) }),
  }),
  role: text,
  workspace: optional(text, null),
  from: optional(instant, null),
  until: optional(instant, null),
})

export const worldShape = object({
  tenant: text,
  now: optional(instant, null),
  suspended: optional(flag, false),
  permissions: listOf(permission),
  policies: listOf(policy),
  collections: listOf(collection),
  roles: listOf(role),
  guardrails: listOf(text),
  groups: listOf(object({ name: text, members: listOf(text) })),
  workspaces: listOf(object({ id: text })),
  actors: listOf(actor),
  assignments: listOf(assignment),
})

/** The file as it stands, each part of the right shape. */
export type WorldFile = ReturnType<typeof worldShape>
