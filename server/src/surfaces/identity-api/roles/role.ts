import * as z from 'zod'
import type { NewRole, Role } from '../../../features/roles/schema.ts'
import { linksTo } from '../../access-api/links.ts'

export const NewWireRole = z.object({
  name: z
    .string()
    .regex(
      /^[a-zA-Z][a-zA-Z0-9-_ +]{2,99}$/,
      'must be 3 to 100 letters, digits, spaces, -, _ or +, a letter first',
    ),
  description: z.string().max(1024).nullish(),
})
export type NewWireRole = z.infer<typeof NewWireRole>

/** A role that gives nothing until the Access API says what it gives. */
export const fromRole = ({ name, description }: NewWireRole): NewRole => ({
  scope: 'default',
  code: name,
  title: name,
  description: description ?? '',
  level: 'tenant',
  permissions: [],
  policies: [],
  collections: [],
  supervises: [],
  annotations: { apis: { identity: true } },
})

export const toRole = ({ id, scope, code, description }: Role, base: string) => ({
  id,
  roleId: { scope, code },
  source: 'LusidUser',
  name: code,
  description,
  samlName: `lusid:${scope}:${code}`,
  links: linksTo(`${base}/roles/${id}`, 'This role'),
})
