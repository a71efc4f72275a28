import * as z from 'zod'
import { Problem, unavailable } from '../../kernel/problem.ts'
import { publicRoute, type Route } from '../../kernel/route.ts'

export interface SystemPorts {
  readonly version: string
  /** Why requests cannot be served now; undefined when they can. */
  readonly hindrance: () => Promise<string | undefined>
  readonly description: () => unknown
}

export const systemRoutes = ({ version, hindrance, description }: SystemPorts): Route[] => [
  publicRoute({
    name: 'system.health',
    method: 'GET',
    path: '/health',
    summary: 'Whether the process runs: the body is exactly `healthy`',
    mediaType: 'text/plain; charset=utf-8',
    reply: { status: 200 },
    handle: () => 'healthy',
  }),
  publicRoute({
    name: 'system.ready',
    method: 'GET',
    path: '/readyz',
    summary: 'Whether requests can be served: the database answers, and what others did is known',
    reply: { status: 200, schema: z.object({ status: z.literal('ready') }) },
    problems: [unavailable],
    handle: async () => {
      const detail = await hindrance()
      if (detail !== undefined) throw new Problem(unavailable, { detail })
      return { status: 'ready' }
    },
  }),
  publicRoute({
    name: 'system.version',
    method: 'GET',
    path: '/version',
    summary: 'Which version this is',
    reply: { status: 200, schema: z.object({ name: z.literal('castellan'), version: z.string() }) },
    handle: () => ({ name: 'castellan', version }),
  }),
  publicRoute({
    name: 'system.openapi',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This API, described in OpenAPI 3.1',
    hidden: true,
    reply: { status: 200 },
    handle: description,
  }),
]
