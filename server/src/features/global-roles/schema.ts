import * as z from 'zod'

export const GlobalRole = z.enum(['superadmin', 'admin', 'member'])
export type GlobalRole = z.infer<typeof GlobalRole>

export const GlobalRoleBody = z.strictObject({ role: GlobalRole })

export const UserGlobalRole = z.object({ userId: z.string(), role: GlobalRole })
