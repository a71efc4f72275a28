import type { Delegation } from './access/delegation.ts'
import type { InvitationPorts } from './features/invitations/ports.ts'
import { invitationService } from './features/invitations/service.ts'
import { linkService } from './features/providers/links.ts'
import type { ProviderPorts } from './features/providers/ports.ts'
import { providerService } from './features/providers/service.ts'
import type { TenantDirectory } from './features/tenants/service.ts'
import type { UserService } from './features/users/service.ts'
import type { Refusals } from './kernel/refusals.ts'
import { randomText } from './kernel/secret.ts'
import type { Transact } from './kernel/transact.ts'
import type { Stores } from './stores.ts'

export interface MessageServicePorts
  extends Pick<ProviderPorts, 'clock' | 'newId' | 'sealer' | 'send' | 'faultOfPlace'>,
    Pick<InvitationPorts<Stores>, 'url' | 'admitted' | 'refuseGranting'>,
    Refusals {
  readonly transact: Transact<Stores>
  readonly directory: TenantDirectory
  readonly users: UserService
  readonly delegation: Delegation
}

const tokenBytes = 32

/** What writes to people, and what is written. */
export function messageServicesOf(ports: MessageServicePorts) {
  const { users, directory, delegation } = ports
  const providers = providerService(ports)
  return {
    providers,
    links: linkService(ports),
    invitations: invitationService<Stores>({
      ...ports,
      newSecret: () => randomText(tokenBytes),
      enrol: users.enrol,
      hash: users.hash,
      deliver: providers.deliver,
      tenantAt: directory.idOfSlug,
      // What workspaces give counts, unless they could set the user's password as well.
      mayStandFor(inviter) {
        const { holdsAllOf, isAsStrong } = delegation.beside(inviter)
        const mayReset = delegation.may(inviter, 'access-manager/reset-password:patch')
        return (user) => holdsAllOf(user) || (mayReset && isAsStrong(user))
      },
    }),
  }
}
