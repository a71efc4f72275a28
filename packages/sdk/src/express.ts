import type { NextFunction, Request, Response } from 'express'
import type { Caller } from './caller.ts'
import {
  accessGuard,
  type Guard,
  type Question,
  type QuestionDetail,
  requirePermission,
  type Verdict,
} from './protect.ts'
import type { ProtectOptions } from './settings.ts'

declare module 'express-serve-static-core' {
  interface Request {
    /** Who calls; set by `protect` alone, and absent while protection is switched off. */
    castellan?: Caller
  }
}

/** Reads out of a request what the question needs besides the permission. */
export type ExpressResolver = (request: Request) => QuestionDetail | Promise<QuestionDetail>

export type ExpressProtection = (
  request: Request,
  response: Response,
  next: NextFunction,
) => Promise<void>

export type ExpressProtect = (
  product: string,
  resource: string,
  action: string,
  resolve?: ExpressResolver,
) => ExpressProtection

/** Protects by its own options; throws at once when they do not suffice. */
export function expressProtect(options: ProtectOptions = {}): ExpressProtect {
  return protectWith(accessGuard(options))
}

let guard: Guard | undefined

/**
 * Protects a route by the `PLUGIN_AUTH_*` environment:
 * `app.get('/accounts', protect('midaz', 'accounts', 'get'), …)`.
 * Throws while routes are declared, not on the first request, when the environment does not suffice.
 */
export const protect: ExpressProtect = (product, resource, action, resolve) => {
  guard ??= accessGuard()
  return protectWith(guard)(product, resource, action, resolve)
}

function protectWith(guard: Guard): ExpressProtect {
  return (product, resource, action, resolve) => {
    requirePermission(product, resource, action)
    const question = { product, resource, action }
    return async (request, response, next) => {
      const verdict = await decide(guard, request, { question, resolve }).catch(next)
      if (!verdict) return
      if (!verdict.allowed) {
        const { status, headers, body } = verdict.refusal
        response.status(status).set(headers).send(JSON.stringify(body))
        return
      }
      if (verdict.caller) request.castellan = verdict.caller
      next()
    }
  }
}

async function decide(
  guard: Guard,
  request: Request,
  { question, resolve }: { question: Question; resolve: ExpressResolver | undefined },
): Promise<Verdict> {
  const detail = guard.enabled && resolve ? await resolve(request) : {}
  return guard.decide(request.headers, { ...detail, ...question })
}
