/** Instants are milliseconds since the epoch; references are texts `scope/code`. */
export type Effect = 'allow' | 'deny'

export type Reason =
  | 'granted'
  | 'denied'
  | 'guardrail'
  | 'ceiling'
  | 'no-match'
  | 'actor-disabled'
  | 'actor-unknown'
  | 'tenant-suspended'
  | 'delegation'

export interface Decision {
  readonly effect: Effect
  readonly reason: Reason
}

/** Half-open: `from` belongs to it, `until` does not; null is unbounded. */
export interface Window {
  readonly from: number | null
  readonly until: number | null
}

export interface Permission {
  readonly key: string
  readonly implies: readonly string[]
}

export type MetadataOperator =
  | 'Equals'
  | 'NotEquals'
  | 'GreaterThan'
  | 'GreaterThanOrEqualTo'
  | 'LessThan'
  | 'LessThanOrEqualTo'
  | 'In'

export type Scalar = string | number | boolean

export interface Expression {
  readonly key: string
  readonly operator: MetadataOperator
  /** A list only with `In`. */
  readonly value: Scalar | readonly Scalar[]
}

export interface AllSelector {
  readonly kind: 'all'
  readonly actions: readonly string[]
}

export interface IdSelector {
  readonly kind: 'id'
  readonly actions: readonly string[]
  readonly id: Readonly<Record<string, string>>
}

export interface MetadataSelector {
  readonly kind: 'metadata'
  readonly actions: readonly string[]
  readonly expressions: readonly Expression[]
}

/**
 * Rights over policies themselves, and delegation. `identity` restricts the resource's id as an id
 * selector does. With `restrictions`, the handled policy (`properties.selectors`) may hold no
 * selector that is wider than every one of them.
 */
export interface PolicySelector {
  readonly kind: 'policy'
  readonly actions: readonly string[]
  readonly identity: Readonly<Record<string, string>> | null
  readonly restrictions: readonly Selector[]
}

export type Selector = AllSelector | IdSelector | MetadataSelector | PolicySelector

export type DateAnchor =
  | 'Now'
  | 'FirstOfMonth'
  | 'FirstBusinessDayOfTheMonth'
  | 'LastDayOfTheMonth'
  | 'LastBusinessDayOfMonth'
  | 'FirstDayOfYear'
  | 'LastDayOfYear'

export type DateUnit = 'Minute' | 'Hour' | 'Day' | 'BusinessDay' | 'Weeks' | 'Months' | 'Years'

export type DateRelation = 'BeforeOrOn' | 'Before' | 'OnDayOf' | 'AfterOrOn' | 'After' | 'Exactly'

export interface RelativeDate {
  readonly date: DateAnchor
  readonly adjustment: number
  readonly unit: DateUnit
  readonly relativeToDateTime: DateRelation
}

export type DateQuality =
  | 'IsFirstDayOfAnyMonth'
  | 'IsLastDayOfAnyMonth'
  | 'IsBusinessDayOfAnyMonth'
  | 'IsFirstDayOfTheCurrentMonth'
  | 'IsLastDayOfTheCurrentMonth'
  | 'IsBusinessDayOfTheCurrentMonth'
  | 'IsBeforeMidday'
  | 'IsBefore5pm'
  | 'IsAfter5pm'

/** `AsAt=Latest` is the instant of the request. */
export type AsAtPoint = { readonly value: 'AsAt=Latest' } | { readonly dateTimeOffset: number }

/** A condition on the dates of the data asked for. */
export type ForItem =
  | { readonly effectiveRange: { readonly from: number; readonly to: number | null } }
  | { readonly effectiveDateRelative: RelativeDate }
  | { readonly effectiveDateHasQuality: { readonly quality: DateQuality } }
  | {
      readonly asAtRangeForSpec: { readonly from: AsAtPoint | null; readonly to: AsAtPoint | null }
    }
  | { readonly asAtRelative: RelativeDate }

export type TextOperator =
  | 'EqualsCaseSensitive'
  | 'EqualsCaseInsensitive'
  | 'NotEqualsCaseSensitive'
  | 'NotEqualsCaseInsensitive'
  | 'ContainsCaseSensitive'
  | 'NotPresentOrNotContainsCaseSensitive'
  | 'NotPresent'
  | 'InCaseInsensitive'

/** A condition on the request or its caller; the facts are read from the request's `context`. */
export type IfItem =
  | {
      readonly ifRequestHeaderExpression: {
        readonly headerName: string
        readonly operator: TextOperator
        readonly value: string | null
      }
    }
  | {
      readonly ifIdentityClaimExpression: {
        readonly claimType: string
        readonly operator: TextOperator
        readonly value: string | null
        readonly claimValueType: string | null
        readonly claimIssuer: string | null
        readonly claimOriginalIssuer: string | null
      }
    }
  | { readonly ifIdentityScopeExpression: { readonly scopeName: string } }
  | {
      readonly ifViaApiExpression: {
        readonly apiFeatureCodes: readonly string[]
        /** Null wants one of the codes, in exact case. */
        readonly operator: TextOperator | null
      }
    }

export interface Policy {
  readonly scope: string
  readonly code: string
  readonly effect: Effect
  readonly applications: readonly string[]
  readonly selectors: readonly Selector[]
  readonly for: readonly ForItem[]
  readonly if: readonly IfItem[]
  readonly when: Window
  readonly condition: string | null
}

export interface Collection {
  readonly scope: string
  readonly code: string
  readonly policies: readonly string[]
  readonly collections: readonly string[]
}

export interface Role {
  readonly scope: string
  readonly code: string
  readonly level: 'tenant' | 'workspace'
  /** 1 is the strongest. */
  readonly precedence: number
  readonly permissions: readonly string[]
  readonly policies: readonly string[]
  readonly collections: readonly string[]
  /** Patterns, or `*`; of a tenant-level role only. Empty covers nothing. */
  readonly ceiling: readonly string[]
  readonly when: Window
}

/** One assignment of a role, tenant-wide when `workspace` is null. */
export interface Grant extends Window {
  readonly role: string
  readonly workspace: string | null
}

export interface Group {
  readonly name: string
  readonly grants: readonly Grant[]
}

export type ActorKind = 'user' | 'application' | 'service' | 'agent'

export interface PersonalRole {
  readonly policies: readonly string[]
  readonly collections: readonly string[]
}

export interface Actor {
  readonly id: string
  readonly issuer: string
  readonly subject: string
  readonly kind: ActorKind
  readonly enabled: boolean
  readonly attributes: Readonly<Record<string, unknown>>
  /** Names of the groups it is in. */
  readonly groups: readonly string[]
  readonly grants: readonly Grant[]
  readonly personalRole: PersonalRole | null
}

export interface Entities {
  readonly permissions: readonly Permission[]
  readonly policies: readonly Policy[]
  readonly collections: readonly Collection[]
  readonly roles: readonly Role[]
  readonly groups: readonly Group[]
  readonly workspaces: readonly string[]
  readonly actors: readonly Actor[]
}

export interface Tenant extends Entities {
  readonly tenant: string
  readonly suspended: boolean
  /** References of deny policies. */
  readonly guardrails: readonly string[]
}

/** What differs between two states of a tenant; `remove` is applied before `put`. */
export interface Change {
  readonly suspended?: boolean
  readonly guardrails?: readonly string[]
  readonly put?: Partial<Entities>
  /** Keys of permissions, references, names of groups, ids. */
  readonly remove?: { readonly [Kind in keyof Entities]?: readonly string[] }
}

export interface Resource {
  readonly type?: string
  readonly id?: Readonly<Record<string, string>>
  readonly workspace?: string | null
  readonly properties?: Readonly<Record<string, unknown>>
}

/** An instant, or a range of them that holds both its ends and never ends when `to` is null. */
export type DateRange = number | { readonly from: number; readonly to: number | null }

export interface Request {
  readonly actor: string
  readonly permission: string
  readonly resource?: Resource
  /** Facts of the request: `headers`, `claims`, `scopes` and `via` feed the `if` items. */
  readonly context?: Readonly<Record<string, unknown>>
  readonly now: number
  /** Ids of those the actor acts for, nearest first. */
  readonly act?: readonly string[] | null
  /** The instant of the request unless given. */
  readonly effective?: DateRange
  /** The instant of the request unless given. */
  readonly asAt?: DateRange
}

/** All that a statement is matched against beside the actor. */
export type Facts = Omit<Request, 'actor'>

export interface Access {
  readonly actor: string
  readonly permission: string
  readonly workspace: string | null
}

export const reference = (entity: { readonly scope: string; readonly code: string }): string =>
  `${entity.scope}/${entity.code}`
