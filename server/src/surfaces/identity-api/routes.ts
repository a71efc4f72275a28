import type { Route } from '../../kernel/route.ts'
import { withoutImpersonation } from '../access-api/impersonation.ts'
import { baseOf } from '../access-api/ports.ts'
import { meRows } from './me/routes.ts'
import type { IdentityApiPorts } from './ports.ts'
import { roleRows } from './roles/routes.ts'
import { userRows } from './users/routes.ts'

/** The part of the Identity API that is about people: users, roles and who has them, own keys. */
export function identityApiRoutes({ services, url }: IdentityApiPorts): Route[] {
  const ports = { services, base: baseOf(url, 'identity') }
  return withoutImpersonation([...meRows(ports), ...userRows(ports), ...roleRows(ports)])
}
