/** What the wire calls a refusal: its name, and the integer by which clients know it. */
export interface Code {
  readonly code: number
  readonly name: string
}

export const named = (code: number, name: string): Code => ({ code, name })

const unknownError = named(-1, 'Unknown')
export const invalidParameter = named(151, 'InvalidParameterValue')
export const actionFailed = named(152, 'ActionFailed')
export const invalidRequest = named(157, 'InvalidRequest')
const accessDenied = named(186, 'AccessDenied')
const invalidToken = named(187, 'InvalidIdentityToken')
export const targetUserMissing = named(616, 'TargetUserNotFound')
const roleTaken = named(615, 'RoleWithCodeAlreadyExists')
export const collectionMissing = named(604, 'PolicyCollectionNotFound')
export const policyMissing = named(772, 'PolicyNotFound')
export const keyMissing = named(239, 'ApiKeyNotFound')
export const alreadyActive = named(707, 'UserAlreadyActive')
export const userMissing = named(657, 'UserNotFound')
const userTaken = named(658, 'UserAlreadyExists')
export const roleMissing = named(660, 'RoleNotFound')
export const wrongStatus = named(717, 'UserStatusInvalidForOperation')

/** What a problem of that code and status, as the rest of the server has it, is on the wire. */
export const codeOf = (code: string, status: number): Code =>
  codes[code] ?? statuses[status] ?? unknownError

/** Those that their status does not tell. */
const codes: Readonly<Record<string, Code>> = {
  'AUT-0009': invalidRequest,
  'access.beyond-own': named(606, 'InsufficientPermissions'),
  'policy.unknown': policyMissing,
  'policy.code-taken': named(613, 'PolicyWithCodeAlreadyExists'),
  'policy-collection.unknown': collectionMissing,
  'policy-collection.code-taken': named(612, 'PolicyCollectionWithCodeAlreadyExists'),
  'policy-template.unknown': named(878, 'PolicyTemplateNotFound'),
  'policy-template.code-taken': named(877, 'PolicyTemplateWithCodeAlreadyExists'),
  'role.unknown': roleMissing,
  'role.code-taken': roleTaken,
  'user-role.unknown': roleMissing,
  'user-role.taken': roleTaken,
  'user.username-taken': userTaken,
  'user.email-taken': userTaken,
  'user.not-accepted': wrongStatus,
  'user.not-deleted': wrongStatus,
  'invitation.closed': alreadyActive,
  'personal-token.unknown': keyMissing,
  'personal-token.name-taken': named(659, 'ApiKeyNameInUse'),
  'personal-token.too-many': named(238, 'ApiKeyLimitReached'),
}

const statuses: Readonly<Record<number, Code>> = {
  400: invalidParameter,
  401: invalidToken,
  403: accessDenied,
  409: actionFailed,
  412: actionFailed,
  413: invalidRequest,
  414: invalidParameter,
  415: invalidRequest,
  422: invalidRequest,
}
