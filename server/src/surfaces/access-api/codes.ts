/** What the wire calls a refusal: its name, and the integer by which clients know it. */
export interface Code {
  readonly code: number
  readonly name: string
}

const named = (code: number, name: string): Code => ({ code, name })

export const unknownError = named(-1, 'Unknown')
export const invalidParameter = named(151, 'InvalidParameterValue')
export const actionFailed = named(152, 'ActionFailed')
export const invalidRequest = named(157, 'InvalidRequest')
export const accessDenied = named(186, 'AccessDenied')
export const invalidToken = named(187, 'InvalidIdentityToken')
export const insufficientPermissions = named(606, 'InsufficientPermissions')
const collectionMissing = named(604, 'PolicyCollectionNotFound')
const targetUserMissing = named(616, 'TargetUserNotFound')
const roleMissing = named(660, 'RoleNotFound')
const userMissing = named(657, 'UserNotFound')

/** By the code of the problem as the rest of the server has it. */
export const codes: Readonly<Record<string, Code>> = {
  'AUT-0001': invalidParameter,
  'AUT-0002': invalidParameter,
  'AUT-0003': invalidParameter,
  'AUT-0004': invalidParameter,
  'AUT-0006': invalidToken,
  'AUT-0007': invalidToken,
  'AUT-0009': invalidRequest,
  'IDE-0001': invalidParameter,
  'IDE-0002': invalidParameter,
  'IDE-0003': invalidParameter,
  'IDE-0020': invalidParameter,
  'request.invalid': invalidParameter,
  'request.idempotency-key-reused': invalidRequest,
  'request.media-type': invalidRequest,
  'request.precondition-failed': actionFailed,
  'request.too-large': invalidRequest,
  'auth.forbidden': accessDenied,
  'access.beyond-own': insufficientPermissions,
  'tenant.suspended': accessDenied,
  'policy.unknown': named(772, 'PolicyNotFound'),
  'policy.code-taken': named(613, 'PolicyWithCodeAlreadyExists'),
  'policy.attached': actionFailed,
  'policy.managed': actionFailed,
  'policy.guardrail-not-deny': actionFailed,
  'policy-collection.unknown': collectionMissing,
  'policy-collection.code-taken': named(612, 'PolicyCollectionWithCodeAlreadyExists'),
  'policy-collection.attached': actionFailed,
  'policy-collection.managed': actionFailed,
  'policy-collection.cycle': invalidParameter,
  'policy-template.unknown': named(878, 'PolicyTemplateNotFound'),
  'policy-template.code-taken': named(877, 'PolicyTemplateWithCodeAlreadyExists'),
  'role.unknown': roleMissing,
  'role.code-taken': named(615, 'RoleWithCodeAlreadyExists'),
  'role.assigned': actionFailed,
  'role.managed': actionFailed,
  'role.beside-itself': invalidParameter,
  'user-role.unknown': roleMissing,
  'user-role.taken': named(615, 'RoleWithCodeAlreadyExists'),
  'user-role.user-unknown': targetUserMissing,
  'actor.unknown': targetUserMissing,
  'assignment.level': invalidParameter,
  'IDE-1003': userMissing,
  'user.username-taken': named(658, 'UserAlreadyExists'),
  'user.email-taken': named(658, 'UserAlreadyExists'),
  'user.last-administrator': actionFailed,
  'user.not-accepted': named(717, 'UserStatusInvalidForOperation'),
  'user.not-deleted': named(717, 'UserStatusInvalidForOperation'),
  'tenant.email-foreign': invalidParameter,
  'invitation.closed': named(707, 'UserAlreadyActive'),
  'personal-token.unknown': named(239, 'ApiKeyNotFound'),
  'personal-token.too-many': named(238, 'ApiKeyLimitReached'),
  'personal-token.session-needed': accessDenied,
  'personal-token.expiry-too-late': invalidParameter,
  'api-key.expiry-past': invalidParameter,
}

/** What a problem of that code and status is called on the wire. */
export const codeOf = (code: string, status: number): Code =>
  codes[code] ?? (status === 401 ? invalidToken : status === 403 ? accessDenied : ofStatus(status))

const ofStatus = (status: number): Code =>
  status === 400 || status === 422 ? invalidParameter : status === 409 ? actionFailed : unknownError
