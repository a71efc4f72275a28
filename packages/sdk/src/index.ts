import { operations, type Paths } from './api.ts'
import { type CastellanClient, type ClientOptions, clientOf } from './client.ts'

/** Makes a client of this version's API. */
export const castellanClient = (
  options: ClientOptions,
): CastellanClient<Paths, typeof operations> =>
  clientOf<Paths, typeof operations>(operations, options)

export {
  type AuthzenAction,
  type AuthzenClient,
  type AuthzenDecision,
  type AuthzenEvaluation,
  type AuthzenEvaluations,
  type AuthzenResource,
  type AuthzenResults,
  type AuthzenSubject,
  authzenClient,
} from './authzen.ts'
export type { Caller } from './caller.ts'
export { type CastellanClient, type ClientOptions, clientOf } from './client.ts'
export { CastellanError, type FieldProblem, type ProblemDocument } from './error.ts'
export type { Algorithm } from './key-set.ts'
export type { CallOptions, Methods, Operation, Operations } from './operations.ts'
export {
  accessGuard,
  type Guard,
  type Question,
  type QuestionDetail,
  type RequestHeaders,
  type Verdict,
} from './protect.ts'
export type { Refusal } from './refusal.ts'
export type { Environment, ProtectOptions } from './settings.ts'
export type { Anonymous, Credentials } from './token-source.ts'
export {
  TokenError,
  type TokenFault,
  type TokenVerifier,
  tokenVerifier,
  type VerifiedToken,
  type VerifierOptions,
} from './verify.ts'
