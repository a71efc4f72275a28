import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from './caller.ts'
import { accessGuard, type Guard, type QuestionDetail, requirePermission } from './protect.ts'
import type { ProtectOptions } from './settings.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set by `protect` alone, and absent while protection is switched off. */
    castellan?: Caller
  }
}

/** Reads out of a request what the question needs besides the permission. */
export type FastifyResolver<Request> = (
  request: Request,
) => QuestionDetail | Promise<QuestionDetail>

/** A hook for `onRequest`, or for `preHandler` when the resolver needs the parsed body. */
export type FastifyProtection<Request> = (request: Request, reply: FastifyReply) => Promise<unknown>

/** Makes the hook of one route; the resolver sees the request with the types of its route. */
export interface FastifyProtect {
  (product: string, resource: string, action: string): FastifyProtection<FastifyRequest>
  <Request extends FastifyRequest>(
    product: string,
    resource: string,
    action: string,
    resolve: FastifyResolver<Request> | undefined,
  ): FastifyProtection<Request> & OfAnyRoute<Request>
}

/** A resolver that does not look at the request tells nothing of it, and then fits every route. */
type OfAnyRoute<Request> = [Request] extends [never] ? FastifyProtection<FastifyRequest> : unknown

/** Protects by its own options; throws at once when they do not suffice. */
export function fastifyProtect(options: ProtectOptions = {}): FastifyProtect {
  return protectWith(accessGuard(options))
}

let guard: Guard | undefined

/**
 * Protects a route by the `PLUGIN_AUTH_*` environment:
 * `app.get('/accounts', { onRequest: protect('midaz', 'accounts', 'get') }, …)`.
 * Throws while routes are declared, not on the first request, when the environment does not suffice.
 */
export const protect: FastifyProtect = <Request extends FastifyRequest>(
  product: string,
  resource: string,
  action: string,
  resolve?: FastifyResolver<Request>,
) => {
  guard ??= accessGuard()
  return protectWith(guard)(product, resource, action, resolve)
}

function protectWith(guard: Guard): FastifyProtect {
  return <Request extends FastifyRequest>(
    product: string,
    resource: string,
    action: string,
    resolve?: FastifyResolver<Request>,
  ): FastifyProtection<Request> => {
    requirePermission(product, resource, action)
    return async (request, reply) => {
      const detail = guard.enabled && resolve ? await resolve(request) : {}
      const verdict = await guard.decide(request.headers, { ...detail, product, resource, action })
      if (!verdict.allowed) {
        const { status, headers, body } = verdict.refusal
        return reply.code(status).headers(headers).send(JSON.stringify(body))
      }
      if (verdict.caller) request.castellan = verdict.caller
      return undefined
    }
  }
}
