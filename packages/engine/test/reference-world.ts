/** The world file and the request line, as the JSON is written: nothing resolved, nothing indexed. */
export interface World {
  tenant: string
  now?: string | null
  suspended?: boolean | null
  permissions: PermissionLine[]
  policies: PolicyLine[]
  collections: CollectionLine[]
  roles: RoleLine[]
  guardrails: string[]
  groups: GroupLine[]
  workspaces: { id: string }[]
  actors: ActorLine[]
  assignments: AssignmentLine[]
}

export interface PermissionLine {
  key: string
  implies?: string[] | null
}

export interface PolicyLine {
  scope: string
  code: string
  effect: 'allow' | 'deny'
  applications?: string[] | null
  selectors: SelectorLine[]
  for?: ForLine[] | null
  if?: IfLine[] | null
  when?: WhenLine | null
  condition?: string | null
}

export type SelectorLine =
  | { kind: 'all'; actions: string[] }
  | { kind: 'id'; actions: string[]; id: Record<string, string> }
  | { kind: 'metadata'; actions: string[]; expressions: ExpressionLine[] }

export type Scalar = string | number | boolean
export type Operator =
  | 'Equals'
  | 'NotEquals'
  | 'GreaterThan'
  | 'GreaterThanOrEqualTo'
  | 'LessThan'
  | 'LessThanOrEqualTo'
  | 'In'

export interface ExpressionLine {
  key: string
  operator: Operator
  value: Scalar | Scalar[]
}

export interface WhenLine {
  activate?: string | null | undefined
  deactivate?: string | null | undefined
}

export interface RelativeLine {
  date: string
  adjustment: number
  unit: string
  relativeToDateTime: string
}

export type EndLine = { value: string } | { dateTimeOffset: string }

export type ForLine =
  | { effectiveRange: { from: string; to?: string | null } }
  | { asAtRangeForSpec: { from?: EndLine | null; to?: EndLine | null } }
  | { effectiveDateRelative: RelativeLine }
  | { asAtRelative: RelativeLine }
  | { effectiveDateHasQuality: { quality: string } }

export type IfLine =
  | { ifRequestHeaderExpression: { headerName: string; operator: string; value?: string | null } }
  | { ifIdentityClaimExpression: { claimType: string; operator: string; value?: string | null } }
  | { ifIdentityScopeExpression: { scopeName: string } }
  | { ifViaApiExpression: { apiFeatureCodes: string[] } }

export interface CollectionLine {
  scope: string
  code: string
  policies: string[]
  collections: string[]
}

export interface RoleLine {
  scope: string
  code: string
  level: 'tenant' | 'workspace'
  precedence: number
  permissions: string[]
  policies: string[]
  collections: string[]
  ceiling?: string[] | null
  when?: WhenLine | null
}

export interface GroupLine {
  name: string
  members: string[]
}

export interface ActorLine {
  id: string
  issuer: string
  subject: string
  kind: 'user' | 'application' | 'service' | 'agent'
  enabled?: boolean | null
  attributes?: Record<string, unknown> | null
  personalRole?: { policies: string[]; collections: string[] } | null
}

export interface AssignmentLine {
  to: { actor: string } | { group: string }
  role: string
  workspace?: string | null
  from?: string | null
  until?: string | null
}

/** One instant, or from one to another. */
export type RangeLine = string | { from: string; to: string }

export interface RequestLine {
  id: string
  actor: string
  permission: string
  resource?: ResourceLine | null
  context?: Record<string, unknown> | null
  now?: string | null
  act?: string[] | null
  effective?: RangeLine | null
  asAt?: RangeLine | null
}

export interface ResourceLine {
  type?: string | null
  id?: Record<string, string> | null
  workspace?: string | null
  properties?: Record<string, unknown> | null
}

/** What names a policy, a collection or a role anywhere else in the file. */
export const refOf = (entity: { scope: string; code: string }) => `${entity.scope}/${entity.code}`
