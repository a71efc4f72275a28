import type { ProblemKind } from '../../kernel/problem.ts'

export const roleUnknown = {
  code: 'role.unknown',
  status: 404,
  title: 'There is no such role in this tenant',
  entityType: 'Role',
} as const satisfies ProblemKind

export const roleCodeTaken = {
  code: 'role.code-taken',
  status: 409,
  title: 'Another role of this tenant has that code',
  entityType: 'Role',
} as const satisfies ProblemKind

export const roleManaged = {
  code: 'role.managed',
  status: 409,
  title: 'A manifest manages the role; change it there',
  entityType: 'Role',
} as const satisfies ProblemKind

export const roleAssigned = {
  code: 'role.assigned',
  status: 409,
  title: 'The role is assigned',
  entityType: 'Role',
} as const satisfies ProblemKind

export const annotationReserved = {
  code: 'role.annotation-reserved',
  status: 400,
  title: 'The annotation apis tells which lists have the role, and is theirs to change',
  entityType: 'Role',
} as const satisfies ProblemKind

export const ceilingMisplaced = {
  code: 'role.ceiling-misplaced',
  status: 400,
  title: 'Only a tenant-level role has a ceiling',
  entityType: 'Role',
} as const satisfies ProblemKind

export const roleInUse = {
  code: 'role.in-use',
  status: 409,
  title: 'Another role supervises the role; let go of it there first',
  entityType: 'Role',
} as const satisfies ProblemKind

export const supervisionMisplaced = {
  code: 'role.supervision-misplaced',
  status: 400,
  title: 'A tenant-level role supervises others of that level that have no end',
  entityType: 'Role',
} as const satisfies ProblemKind

export const roleBesideItself = {
  code: 'role.beside-itself',
  status: 400,
  title: 'A role is moved before or after another one',
  entityType: 'Role',
} as const satisfies ProblemKind
