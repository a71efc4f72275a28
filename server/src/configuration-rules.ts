import { wrong } from './features/configuration/canon.ts'
import { each, type Hands, type Told } from './features/configuration/reconcile.ts'
import type { Order } from './features/configuration/service.ts'
import type { Item } from './features/configuration/shapes.ts'
import type { DeclarationService } from './features/declarations/service.ts'
import type { GuardrailService } from './features/guardrails/service.ts'
import type { IssuerService } from './features/issuers/service.ts'
import { keyOf } from './features/policies/schema.ts'
import type { PolicyService } from './features/policies/service.ts'
import type { PolicyCollectionService } from './features/policy-collections/service.ts'
import type { PolicyTemplateService } from './features/policy-templates/service.ts'
import type { RoleService } from './features/roles/service.ts'
import type { UserRoleService } from './features/user-roles/service.ts'
import type { Clock } from './kernel/clock.ts'
import type { Refusals } from './kernel/refusals.ts'
import type { Stores } from './stores.ts'

export interface RulePorts extends Order<Stores>, Pick<Refusals, 'refuseBeyondRoles'> {
  /** The id of whom files name so. */
  readonly holder: (name: string) => Promise<string | undefined>
  readonly clock: Clock
  readonly declarations: DeclarationService
  readonly guardrails: GuardrailService
  readonly issuers: IssuerService
  readonly policies: PolicyService
  readonly policyCollections: PolicyCollectionService
  readonly policyTemplates: PolicyTemplateService
  readonly roles: RoleService
  readonly userRoles: UserRoleService
}

type RuleKind =
  | 'manifests'
  | 'policies'
  | 'collections'
  | 'templates'
  | 'roles'
  | 'precedences'
  | 'guardrails'
  | 'userRoles'
  | 'issuers'

/** How files make and unmake the rules: each by its own noun's rules. */
export const ruleHands = (ports: RulePorts): Pick<Hands, RuleKind> => ({
  manifests: manifestHand(ports),
  policies: policyHand(ports),
  collections: collectionHand(ports),
  templates: templateHand(ports),
  roles: roleHand(ports),
  precedences: precedenceHand(ports),
  guardrails: guardrailHand(ports),
  userRoles: userRoleHand(ports),
  issuers: issuerHand(ports),
})

const nothing: Told = {}

/** What a manifest declared is taken back by the manifest, never by a file that is missing. */
const manifestHand = ({ caller, by, declarations }: RulePorts): Hands['manifests'] => ({
  async put(manifest) {
    const { slug } = manifest
    const { warnings } = await declarations.put(caller, by, { slug, body: manifest })
    return { warnings }
  },
})

const policyHand = ({ caller, by, policies }: RulePorts): Hands['policies'] => ({
  async put({ scope, code, ...policy }, before) {
    const key = { scope, code }
    return before
      ? await policies.replace(caller, by, { key, policy, ifMatch: undefined })
      : await policies.create(caller, by, { ...key, ...policy })
  },
  remove: each(({ scope, code }) => policies.remove(caller, by, { scope, code })),
})

function collectionHand({ caller, by, policyCollections }: RulePorts): Hands['collections'] {
  const fill = ({ scope, code, ...content }: Item<'collections'>) =>
    policyCollections.replace(caller, by, {
      key: { scope, code },
      collection: content,
      ifMatch: undefined,
    })
  return {
    // One may come to hold another that comes to be held by it no more: first less, then more.
    async seed(collection, before) {
      const { scope, code, description, annotations } = collection
      const empty = { policies: [], collections: [] }
      if (!before)
        await policyCollections.create(caller, by, {
          scope,
          code,
          description,
          annotations,
          ...empty,
        })
      else if (before.collections.some((inner) => !collection.collections.includes(inner)))
        await fill({
          ...before,
          collections: before.collections.filter((inner) => collection.collections.includes(inner)),
        })
    },
    async put(collection) {
      await fill(collection)
      return nothing
    },
    release: async (collection) => {
      await fill({ ...collection, policies: [], collections: [] })
    },
    remove: each(({ scope, code }) => policyCollections.remove(caller, by, { scope, code })),
  }
}

const templateHand = ({ caller, by, policyTemplates }: RulePorts): Hands['templates'] => ({
  async put({ scope, code, ...template }, before) {
    const key = { scope, code }
    if (before) await policyTemplates.replace(caller, by, { key, template, ifMatch: undefined })
    else await policyTemplates.create(caller, by, { ...key, ...template })
    return nothing
  },
  remove: each(({ scope, code }) => policyTemplates.remove(caller, by, { scope, code })),
})

function roleHand({ caller, by, roles }: RulePorts): Hands['roles'] {
  const fill = ({ scope, code, level: _, ...role }: Item<'roles'>) =>
    roles.replace(caller, by, { key: { scope, code }, role })
  const made = new Map<string, Told>()
  return {
    // Roles may supervise each other: first all are there, and let go of what they are to, then more.
    async seed(role, before) {
      const name = `${role.scope}/${role.code}`
      if (!before) made.set(name, await roles.create(caller, by, { ...role, supervises: [] }))
      else if (before.level !== role.level)
        throw wrong(`the role ${name} stays of level ${before.level}`, '')
      else if (before.supervises.some((inner) => !role.supervises.includes(inner)))
        await fill({
          ...before,
          supervises: before.supervises.filter((inner) => role.supervises.includes(inner)),
        })
    },
    async put(role) {
      const known = made.get(`${role.scope}/${role.code}`)
      return known && role.supervises.length === 0 ? known : fill(role)
    },
    release: async (role) => {
      if (role.supervises.length > 0) await fill({ ...role, supervises: [] })
    },
    remove: each(({ scope, code }) => roles.remove(caller, by, { scope, code })),
  }
}

function precedenceHand(ports: RulePorts): Hands['precedences'] {
  const { caller, by, clock, transact, refuseBeyondRoles } = ports
  const place = (role: string, precedence: number | null) =>
    transact(caller.tenant, async ({ configuration, audit }) => {
      refuseBeyondRoles(caller, [role])
      const id = await configuration.place(role, precedence)
      if (id === undefined) throw wrong(`no manifest has the role ${role}`, '')
      const facts = { after: { precedence } }
      await audit.append({ action: 'role.placed', by, target: `role/${id}`, at: clock(), facts })
    })
  return {
    async put({ role, precedence }) {
      await place(role, precedence)
      return nothing
    },
    remove: each(({ role }) => place(role, null)),
  }
}

const guardrailHand = ({ caller, by, guardrails }: RulePorts): Hands['guardrails'] => ({
  async put({ policy, reason }) {
    await guardrails.put(caller, by, { policy: keyOf(policy), reason })
    return nothing
  },
  remove: each(({ policy }) => guardrails.remove(caller, by, keyOf(policy))),
})

function userRoleHand({ caller, by, userRoles, transact, holder }: RulePorts): Hands['userRoles'] {
  const put = ({ user, policies, collections }: Item<'userRoles'>) =>
    transact(caller.tenant, async (stores) => {
      const userId = await holder(user)
      if (userId === undefined) throw wrong(`there is no user ${user}`, '')
      const held = { userId, policies, collections }
      // Whoever signed in once has one already, though it may be empty.
      const has = await stores.userRoles.find(userId)
      await (has ? userRoles.replace(caller, by, held) : userRoles.create(caller, by, held))
      return nothing
    })
  return {
    put,
    // It is there as long as its user; without a file it holds nothing.
    remove: each(async ({ user }) => {
      await put({ user, policies: [], collections: [] })
    }),
  }
}

function issuerHand({ caller, by, issuers, transact }: RulePorts): Hands['issuers'] {
  const idOf = (issuer: string) =>
    transact(caller.tenant, async ({ configuration }) => {
      const id = await configuration.issuer(issuer)
      if (id === undefined) throw wrong(`no issuer ${issuer} is trusted`, '')
      return id
    })
  return {
    async put(wanted, before) {
      const { issuer, ...patch } = wanted
      if (!before) await issuers.create(caller, by, wanted)
      else await issuers.update(caller, by, { id: await idOf(issuer), patch, ifMatch: undefined })
      return nothing
    },
    remove: each(async ({ issuer }) => issuers.remove(caller, by, await idOf(issuer))),
  }
}
