export { check } from './check.ts'
export { type Commons, makeCommons } from './commons.ts'
export { compile } from './compile.ts'
export { type Condition, compileCondition } from './condition.ts'
export { ConditionError } from './condition-error.ts'
export { detached } from './detached.ts'
export { type Difference, diff, diffOf } from './diff.ts'
export { explain } from './explain.ts'
export type * from './explanation.ts'
export { type ExplanationJson, explanationJson } from './explanation-json.ts'
export { WorldError } from './json.ts'
export {
  actorOf,
  actorOfSubject,
  catalogueOf,
  everyPolicy,
  groupOf,
  hasWorkspace,
  policiesOf,
  roleOf,
} from './lookup.ts'
export type * from './model.ts'
export { reference } from './model.ts'
export { type Part, partsOf } from './parts.ts'
export {
  covers,
  fits,
  isPattern,
  isPermission,
  type PermissionParts,
  parsePermission,
} from './pattern.ts'
export { type Candidate, whoMight } from './prospect.ts'
export { recompile } from './recompile.ts'
export { givenBy } from './remedy.ts'
export { type NamedRequest, readRequests } from './requests.ts'
export { permissionsOf, resourcesOf, whoCan } from './search.ts'
export type { Snapshot } from './snapshot.ts'
export { readWorld, type World } from './world.ts'
export { readPolicy, readSelector } from './world-policy.ts'
export { writePolicy, writeWorld } from './write-world.ts'
