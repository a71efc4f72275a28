import * as z from 'zod'
import { didYouMean } from './kernel/did-you-mean.ts'
import { type LogLevel, logLevels } from './kernel/log.ts'
import { type Secret, secret } from './kernel/secret.ts'
import { StartFailure } from './kernel/start-failure.ts'

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

const TrustedProxy = z.union([
  z.ipv4(),
  z.ipv6(),
  z.cidrv4(),
  z.cidrv6(),
  z.enum(['loopback', 'linklocal', 'uniquelocal']),
])
const proxies = z
  .string()
  .refine(
    (list) => list.split(',').every((proxy) => TrustedProxy.safeParse(proxy.trim()).success),
    'must be addresses, ranges like 10.0.0.0/8, or loopback, linklocal, uniquelocal',
  )

/** Which part of the decisions is kept, from none to all. */
const share = z.union(
  [
    z.literal('off').transform(() => 0),
    z.literal('full').transform(() => 1),
    z
      .string()
      .regex(/^0?\.\d*[1-9]\d*$/)
      .transform(Number),
  ],
  'must be off, full, or a share such as 0.01',
)

const Environment = z.object({
  CASTELLAN_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  CASTELLAN_HOST: z.string().min(1).default('localhost'),
  CASTELLAN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CASTELLAN_DATABASE_URL: z.string().min(1).default('pglite:.castellan/data'),
  CASTELLAN_DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(500).default(10),
  CASTELLAN_TENANT: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,62}$/, 'must be a slug')
    .default('default'),
  MULTI_TENANT_ENABLED: flag.default(false),
  CASTELLAN_TENANTS_IN_MEMORY: z.coerce.number().int().min(1).max(1_000_000).default(1000),
  CASTELLAN_MANIFESTS: z.string().optional(),
  CASTELLAN_BOOTSTRAP_SECRET: z.string().min(20, 'must have at least 20 characters').optional(),
  CASTELLAN_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits (32 bytes)')
    .optional(),
  CASTELLAN_MASTER_KEY_FILE: z.string().min(1).default('.castellan/master.key'),
  CASTELLAN_TRUSTED_PROXIES: proxies.optional(),
  CASTELLAN_LOG_LEVEL: z.enum(logLevels).default('warn'),
  CASTELLAN_DECISION_LOG: z.string().default('off').pipe(share),
  CASTELLAN_DECISION_LOG_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  CASTELLAN_REFRESH_MILLISECONDS: z.coerce.number().int().min(0).max(60_000).default(250),
  CASTELLAN_RATE_LIMIT: flag.default(true),
  CASTELLAN_ALLOW_LOOPBACK_ISSUERS: flag.optional(),
  CASTELLAN_ALLOW_PRIVATE_PROVIDERS: flag.default(false),
  NODE_ENV: z.string().optional(),
})

/** Of the command line and of tests, which may run in the same environment. */
const others = ['ADDRESS', 'TOKEN', 'CLIENT_ID', 'CLIENT_SECRET', 'SEED'].map(
  (name) => `CASTELLAN_${name}`,
)
/** What Kubernetes sets by itself beside services whose names begin like that. */
const serviceLink = /_SERVICE_(HOST|PORT)|_PORT(_|$)/
/** What it sets `CASTELLAN_PORT` to, beside one that is called `castellan`. */
const serviceAddress = /^(tcp|udp|sctp):\/\//

/** Of each variable that looks like a setting and is none: it could be meant to keep something out. */
const unknownIn = (environment: object): string[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('CASTELLAN_') && !Object.hasOwn(Environment.shape, name))
    .filter((name) => !others.includes(name) && !serviceLink.test(name))
    .map((name) => `${name}: no such setting${didYouMean(name, Object.keys(Environment.shape))}`)

/** All that the operator can set. */
export interface Config {
  readonly port: number
  readonly host: string
  /** By which callers reach this server, without a trailing slash; undefined: localhost and the port. */
  readonly publicUrl: string | undefined
  readonly databaseUrl: string
  readonly databaseConnections: number
  /** Slug of the default organization: the only tenant of a single-tenant deployment, else the platform's own. */
  readonly tenantSlug: string
  readonly multiTenant: boolean
  /** How many tenants stay in memory, ready to decide for. */
  readonly tenantsInMemory: number
  readonly manifestsDirectory: string | undefined
  readonly bootstrapSecret: Secret | undefined
  readonly masterKey: Secret | undefined
  readonly masterKeyFile: string
  readonly trustedProxies: string | undefined
  readonly logLevel: LogLevel
  /** Which part of the decisions is kept in the log, from 0 to 1. */
  readonly decisionLog: number
  /** How long they are kept. */
  readonly decisionLogDays: number
  /** How often to ask what other processes on the same database did; 0 is never. */
  readonly refreshMilliseconds: number
  /** Whether failed sign-ins are counted and slowed down. */
  readonly rateLimit: boolean
  /** Whether trusted issuers may be on this very machine, by plain http too. */
  readonly allowLoopbackIssuers: boolean
  /** Whether providers of e-mail and SMS may be at addresses that are not public, by plain http too. */
  readonly allowPrivateProviders: boolean
}

/** Reads the environment, the only place that does. Throws `StartFailure` naming each bad variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable is one that was not set: compose files and CI write them so.
  const set = Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value]) =>
        value !== '' && !(name === 'CASTELLAN_PORT' && serviceAddress.test(value ?? '')),
    ),
  )
  const parsed = Environment.safeParse(set)
  const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const faults = [...(wrong ?? []), ...unknownIn(set)]
  if (!parsed.success || faults.length > 0) throw new StartFailure(faults.join('; '))
  const env = parsed.data
  return {
    port: env.CASTELLAN_PORT,
    host: env.CASTELLAN_HOST,
    publicUrl: env.CASTELLAN_PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: env.CASTELLAN_DATABASE_URL,
    databaseConnections: env.CASTELLAN_DATABASE_CONNECTIONS,
    tenantSlug: env.CASTELLAN_TENANT,
    multiTenant: env.MULTI_TENANT_ENABLED,
    tenantsInMemory: env.CASTELLAN_TENANTS_IN_MEMORY,
    manifestsDirectory: env.CASTELLAN_MANIFESTS,
    bootstrapSecret: env.CASTELLAN_BOOTSTRAP_SECRET
      ? secret(env.CASTELLAN_BOOTSTRAP_SECRET)
      : undefined,
    masterKey: env.CASTELLAN_MASTER_KEY ? secret(env.CASTELLAN_MASTER_KEY) : undefined,
    masterKeyFile: env.CASTELLAN_MASTER_KEY_FILE,
    trustedProxies: env.CASTELLAN_TRUSTED_PROXIES,
    logLevel: env.CASTELLAN_LOG_LEVEL,
    decisionLog: env.CASTELLAN_DECISION_LOG,
    decisionLogDays: env.CASTELLAN_DECISION_LOG_DAYS,
    refreshMilliseconds: env.CASTELLAN_REFRESH_MILLISECONDS,
    rateLimit: env.CASTELLAN_RATE_LIMIT,
    // A tenant's admin could find out by it what listens on the machine of them all.
    allowLoopbackIssuers:
      env.CASTELLAN_ALLOW_LOOPBACK_ISSUERS ??
      (env.NODE_ENV !== 'production' && !env.MULTI_TENANT_ENABLED),
    allowPrivateProviders: env.CASTELLAN_ALLOW_PRIVATE_PROVIDERS,
  }
}
