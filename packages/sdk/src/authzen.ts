import { type ClientOptions, clientOf } from './client.ts'
import type { Methods } from './operations.ts'

type Properties = Readonly<Record<string, unknown>>

/** Who, by kind and by the id that the decision point knows them by. */
export interface AuthzenSubject {
  readonly type: string
  readonly id: string
  readonly properties?: Properties
}

export interface AuthzenAction {
  readonly name: string
  readonly properties?: Properties
}

export type AuthzenResource = AuthzenSubject

/** One question of the Authorization API 1.0. */
export interface AuthzenEvaluation {
  readonly subject: AuthzenSubject
  readonly action: AuthzenAction
  readonly resource: AuthzenResource
  readonly context?: Properties
}

/** Several, with defaults for what they leave out. */
export interface AuthzenEvaluations {
  readonly subject?: Partial<AuthzenSubject>
  readonly action?: Partial<AuthzenAction>
  readonly resource?: Partial<AuthzenResource>
  readonly context?: Properties
  readonly evaluations: readonly {
    readonly subject?: Partial<AuthzenSubject>
    readonly action?: Partial<AuthzenAction>
    readonly resource?: Partial<AuthzenResource>
    readonly context?: Properties
  }[]
  readonly options?: {
    readonly evaluations_semantic?: 'execute_all' | 'deny_on_first_deny' | 'permit_on_first_permit'
  }
}

export interface AuthzenDecision {
  readonly decision: boolean
  readonly context?: Properties
}

/** A page of what was found; an empty `next_token`, or no page, is the end. */
export interface AuthzenResults<Found> {
  readonly results: readonly Found[]
  readonly page?: {
    readonly next_token: string
    readonly count?: number
    readonly total?: number
  }
}

interface Paging {
  readonly context?: Properties
  readonly page?: { readonly token?: string; readonly limit?: number }
}

interface Post<Body, Answer> {
  readonly post: {
    readonly requestBody: { readonly content: { readonly 'application/json': Body } }
    readonly responses: {
      readonly 200: { readonly content: { readonly 'application/json': Answer } }
    }
  }
}

interface AuthzenPaths {
  readonly '/access/v1/evaluation': Post<AuthzenEvaluation, AuthzenDecision>
  readonly '/access/v1/evaluations': Post<
    AuthzenEvaluations,
    { readonly evaluations: readonly AuthzenDecision[] }
  >
  readonly '/access/v1/search/subject': Post<
    Omit<AuthzenEvaluation, 'subject'> & { readonly subject: Omit<AuthzenSubject, 'id'> } & Paging,
    AuthzenResults<AuthzenSubject>
  >
  readonly '/access/v1/search/resource': Post<
    Omit<AuthzenEvaluation, 'resource'> & {
      readonly resource: Omit<AuthzenResource, 'id'>
    } & Paging,
    AuthzenResults<AuthzenResource>
  >
  readonly '/access/v1/search/action': Post<
    Omit<AuthzenEvaluation, 'action'> & Paging,
    AuthzenResults<AuthzenAction>
  >
}

const operations = {
  'access.evaluate': { method: 'post', path: '/access/v1/evaluation' },
  'access.evaluate-all': { method: 'post', path: '/access/v1/evaluations' },
  'access.search-subjects': { method: 'post', path: '/access/v1/search/subject' },
  'access.search-resources': { method: 'post', path: '/access/v1/search/resource' },
  'access.search-actions': { method: 'post', path: '/access/v1/search/action' },
} as const

/** Asks a decision point of the Authorization API 1.0: `evaluate({ body })` and its siblings. */
export type AuthzenClient = Methods<AuthzenPaths, typeof operations>['access']

/**
 * Makes a client of a decision point: this server, or any other when it is given a token. A denial
 * is an answer; whatever is no answer is thrown as `CastellanError`.
 */
export const authzenClient = (options: ClientOptions): AuthzenClient =>
  clientOf<AuthzenPaths, typeof operations>(operations, options).access
