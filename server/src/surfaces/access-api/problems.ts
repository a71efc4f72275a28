import type { InputError, ProblemKind } from '../../kernel/problem.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Code } from './codes.ts'
import * as codes from './codes.ts'

/** A refusal that only the wire has; its integer comes with it. */
export interface WireProblem extends ProblemKind {
  readonly wire: Code
}

const kind = (wire: Code, status: number, [code, title]: readonly [string, string]) =>
  ({ code: `access-api.${code}`, status, title, wire }) as const satisfies WireProblem

export const delegationNeedsPolicySelector = kind(
  codes.named(607, 'DelegationActionRequiresPolicySelector'),
  400,
  ['delegation-selector', 'Delegation actions are named in a policySelectorDefinition only'],
)
export const wrongSelector = kind(codes.named(608, 'InvalidSelectorForAction'), 400, [
  'wrong-selector',
  'A policySelectorDefinition names actions on policies, and delegation, only',
])
export const policyActionNeedsPolicySelector = kind(
  codes.named(611, 'PolicyActionRequiresPolicySelector'),
  400,
  ['policy-selector', 'Actions on policies are named in a policySelectorDefinition only'],
)
export const badPageToken = kind(codes.named(689, 'InvalidPageToken'), 400, [
  'page-token',
  'The page token is none of this list',
])
export const invalid = kind(codes.invalidParameter, 400, ['invalid', 'Some values are not valid'])
export const collectionMissing = kind(codes.collectionMissing, 404, [
  'collection-missing',
  'It holds no such policy collection',
])
export const policyMissing = kind(codes.policyMissing, 404, [
  'policy-missing',
  'It holds no such policy',
])
export const roleMissing = kind(codes.roleMissing, 404, [
  'role-missing',
  'There is no such role in this API',
])
export const userMissing = kind(codes.userMissing, 404, ['user-missing', 'There is no such user'])
export const keyMissing = kind(codes.keyMissing, 404, ['key-missing', 'The caller has no such key'])
export const alreadyActive = kind(codes.alreadyActive, 409, [
  'already-active',
  'The user is active already',
])
export const wrongStatus = kind(codes.wrongStatus, 409, [
  'wrong-status',
  'The user’s status does not allow that',
])
export const impersonationRefused = kind(codes.named(692, 'ImpersonationNotSupported'), 403, [
  'impersonation',
  'Nobody acts as somebody else here',
])
export const notBuilt = kind(codes.actionFailed, 400, [
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
