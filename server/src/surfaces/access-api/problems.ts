import type { InputError, ProblemKind } from '../../kernel/problem.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Code } from './codes.ts'

/** A refusal that only the wire has; its integer comes with it. */
export interface WireProblem extends ProblemKind {
  readonly wire: Code
}

const kind = (wire: Code, status: number, [code, title]: readonly [string, string]) =>
  ({ code: `access-api.${code}`, status, title, wire }) as const satisfies WireProblem

const of = (code: number, name: string): Code => ({ code, name })

export const delegationNeedsPolicySelector = kind(
  of(607, 'DelegationActionRequiresPolicySelector'),
  400,
  ['delegation-selector', 'Delegation actions are named in a policySelectorDefinition only'],
)
export const wrongSelector = kind(of(608, 'InvalidSelectorForAction'), 400, [
  'wrong-selector',
  'A policySelectorDefinition names actions on policies, and delegation, only',
])
export const policyActionNeedsPolicySelector = kind(
  of(611, 'PolicyActionRequiresPolicySelector'),
  400,
  ['policy-selector', 'Actions on policies are named in a policySelectorDefinition only'],
)
export const badPageToken = kind(of(689, 'InvalidPageToken'), 400, [
  'page-token',
  'The page token is none of this list',
])
export const invalid = kind(of(151, 'InvalidParameterValue'), 400, [
  'invalid',
  'Some values are not valid',
])
export const collectionMissing = kind(of(604, 'PolicyCollectionNotFound'), 404, [
  'collection-missing',
  'It holds no such policy collection',
])
export const policyMissing = kind(of(772, 'PolicyNotFound'), 404, [
  'policy-missing',
  'It holds no such policy',
])
export const roleMissing = kind(of(660, 'RoleNotFound'), 404, [
  'role-missing',
  'There is no such role in this API',
])
export const userMissing = kind(of(657, 'UserNotFound'), 404, [
  'user-missing',
  'There is no such user',
])
export const keyMissing = kind(of(239, 'ApiKeyNotFound'), 404, [
  'key-missing',
  'The caller has no such key',
])
export const alreadyActive = kind(of(707, 'UserAlreadyActive'), 409, [
  'already-active',
  'The user is active already',
])
export const wrongStatus = kind(of(717, 'UserStatusInvalidForOperation'), 409, [
  'wrong-status',
  'The user’s status does not allow that',
])
export const impersonationRefused = kind(of(692, 'ImpersonationNotSupported'), 403, [
  'impersonation',
  'Nobody acts as somebody else here',
])
export const notBuilt = kind(of(152, 'ActionFailed'), 400, [
  'not-built',
  'Castellan has no counterpart of this call',
])

/** All of them, for whoever looks up what one means. */
export const wireProblems: readonly WireProblem[] = [
  delegationNeedsPolicySelector,
  wrongSelector,
  policyActionNeedsPolicySelector,
  badPageToken,
  invalid,
  collectionMissing,
  policyMissing,
  roleMissing,
  userMissing,
  keyMissing,
  alreadyActive,
  wrongStatus,
  impersonationRefused,
  notBuilt,
]

/** A value that is refused, by the path of the field. */
export function refuseValue(pointer: string, detail: string, of: WireProblem = invalid): never {
  const errors: InputError[] = [{ pointer, code: 'invalid', detail }]
  throw new Problem(of, { detail, errors })
}
