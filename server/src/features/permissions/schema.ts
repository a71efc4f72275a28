import * as z from 'zod'
import { PageQuery, pageOf } from '../../kernel/page.ts'

export const PermissionQuery = PageQuery.extend({
  filter: z.string().max(255).optional().describe('Part of a permission'),
})
export type PermissionQuery = z.infer<typeof PermissionQuery>

export const Permission = z.object({
  key: z.string().describe('product/resource:action'),
  implies: z.array(z.string()),
  declaredBy: z.string().describe('The manifest that declares it'),
})
export type Permission = z.infer<typeof Permission>

export const PermissionPage = pageOf(Permission)
