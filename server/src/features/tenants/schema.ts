import * as z from 'zod'
import { nameUpTo } from '../../kernel/line.ts'
import { PageQuery, pageOf } from '../../kernel/page.ts'
import { NewUser } from '../users/schema.ts'

/** Part of the addresses of the tenant's issuer, so it never changes. */
export const Slug = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{1,62}$/,
    '2 to 63 lower-case letters, digits or dashes, a letter at the start',
  )

const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
const domainShape = new RegExp(`^(?=.{4,253}$)(${label}\\.)+${label}$`)
const Domain = z.string().toLowerCase().regex(domainShape, 'must be a domain such as acme.example')
const Domains = z
  .array(Domain)
  .max(100)
  .refine((domains) => new Set(domains).size === domains.length, 'names a domain twice')
  .describe('E-mail domains of its users; with none, any address will do')
const Name = nameUpTo(200)

export const NewTenant = z.strictObject({
  slug: Slug,
  name: Name,
  domains: Domains.default([]),
  administrator: NewUser.omit({ groups: true, subject: true })
    .optional()
    .describe('Its first superadmin, who can sign in at once; invite one later unless given'),
})
export type NewTenant = z.infer<typeof NewTenant>

export const TenantPatch = z.strictObject({ name: Name.optional(), domains: Domains.optional() })
export type TenantPatch = z.infer<typeof TenantPatch>

const Status = z.enum(['active', 'suspended', 'deleted'])

export const TenantQuery = PageQuery.extend({
  filter: z.string().max(255).optional().describe('Part of a slug, name or domain'),
  status: Status.optional(),
})
export type TenantQuery = z.infer<typeof TenantQuery>

export const Tenant = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  status: Status,
  domains: z.array(z.string()),
  issuer: z.string().describe('The `iss` of its tokens, below which its own addresses are'),
  isPlatform: z.boolean().describe('Whether its callers may operate the other tenants'),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Tenant = z.infer<typeof Tenant> & { readonly revision: number }

export const TenantPage = pageOf(Tenant)
