import type { Decision, Effect, Selector } from './model.ts'

export interface Assignment {
  readonly to: { readonly actor: string } | { readonly group: string }
  readonly role: string
  readonly workspace: string | null
  readonly from: number | null
  readonly until: number | null
}

/** Something that can allow or deny: a role's permission pattern, or a policy through a selector. */
export interface Statement {
  readonly effect: Effect
  /** Null for a guardrail; `_users/<id>` for a personal role. */
  readonly role: string | null
  readonly policy: string | null
  readonly permission: string | null
  readonly selector: Selector | null
  /** How the role came to the actor; null for a guardrail and a personal role. */
  readonly assignment: Assignment | null
  readonly group: string | null
}

export type Part = 'applications' | 'when' | 'selectors' | 'for' | 'if' | 'condition'

/** A policy of which all parts but one hold. */
export interface NearMatch {
  readonly role: string | null
  readonly policy: string
  readonly effect: Effect
  readonly part: Part
}

export interface Loss {
  readonly statement: Statement
  /** What beat it: a deny of the same step, or the ceiling. */
  readonly to: 'deny' | 'ceiling'
}

export interface Step {
  /** Null for the guardrails and for the personal role. */
  readonly precedence: number | null
  readonly kind: 'guardrails' | 'roles' | 'personal'
  readonly roles: readonly string[]
  readonly matched: readonly Statement[]
  readonly lost: readonly Loss[]
  readonly nearly: readonly NearMatch[]
}

export interface Failure {
  readonly policy: string
  readonly error: string
}

/** One change, or several denies to lift together, after which the same request is allowed. */
export type Remedy =
  | {
      readonly change: 'lift-denies'
      readonly policies: readonly { role: string | null; policy: string }[]
    }
  | { readonly change: 'assign-role'; readonly role: string; readonly workspace: string | null }
  | { readonly change: 'widen-ceiling'; readonly role: string; readonly permission: string }
  | { readonly change: 'enable-actor'; readonly actor: string }
  | { readonly change: 'resume-tenant' }

export interface Explanation extends Decision {
  readonly version: number
  readonly instant: number
  readonly authoritative: Statement | null
  readonly failed: readonly Failure[]
  readonly steps: readonly Step[]
  /** Null for an allow, and for a deny that no single known change turns. */
  readonly remedy: Remedy | null
  /** For `delegation`: the id in `act` that was denied. */
  readonly delegate: string | null
}
