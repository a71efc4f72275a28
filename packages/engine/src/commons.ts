import { type Catalogue, makeCatalogue } from './catalogue.ts'
import type { CompiledRole } from './compiled-role.ts'
import type { Permission, Role } from './model.ts'
import { noOpinions, type Opinions } from './opinions.ts'

/**
 * What tenants that say the same hold once among them: catalogues of the same permissions, roles
 * of nothing but patterns, and the opinions of the same roles. All of it follows from what it is
 * made of and from nothing of whose it is. What is the same is known by identity and order:
 * whoever wants it shared hands in the same objects, sorted alike.
 */
export interface Commons {
  catalogueOf(permissions: readonly Permission[]): Catalogue
  /** The compiled role, by `compile` the first time. Only of roles that `isOfPatterns`. */
  roleOf(role: Role, catalogue: Catalogue, compile: () => CompiledRole): CompiledRole
  /** The same for all who have the same roles in the same slots. */
  rolesOf(roles: CompiledRoles, catalogue: Catalogue): SharedRoles
}

type CompiledRoles = readonly (CompiledRole | undefined)[]

interface SharedRoles {
  readonly compiledRoles: CompiledRoles
  readonly opinions: Opinions
}

/** How many catalogues, and sets of roles over each, are looked through for one that is the same. */
const remembered = 16

export function makeCommons(): Commons {
  const catalogues: Catalogue[] = []
  const roles = new WeakMap<Catalogue, WeakMap<Role, CompiledRole>>()
  const sets = new WeakMap<Catalogue, SharedRoles[]>()

  return {
    catalogueOf(permissions) {
      const known = recall(catalogues, (each) => areSame(each.permissions, permissions))
      return known ?? remember(catalogues, makeCatalogue(permissions))
    },

    roleOf(role, catalogue, compile) {
      const ofCatalogue = roles.get(catalogue) ?? new WeakMap<Role, CompiledRole>()
      roles.set(catalogue, ofCatalogue)
      const compiled = ofCatalogue.get(role) ?? compile()
      ofCatalogue.set(role, compiled)
      return compiled
    },

    rolesOf(compiledRoles, catalogue) {
      const ofCatalogue = sets.get(catalogue) ?? []
      sets.set(catalogue, ofCatalogue)
      const known = recall(ofCatalogue, (each) => areSame(each.compiledRoles, compiledRoles))
      return known ?? remember(ofCatalogue, { compiledRoles, opinions: noOpinions() })
    },
  }
}

/** Whether the role says the same wherever its catalogue is. */
export const isOfPatterns = ({ policies, collections }: Role): boolean =>
  policies.length === 0 && collections.length === 0

/** The one that fits, which is from now on the last to be forgotten. */
function recall<T>(known: T[], fits: (each: T) => boolean): T | undefined {
  const at = known.findIndex(fits)
  const [found] = at === -1 ? [] : known.splice(at, 1)
  if (found !== undefined) known.unshift(found)
  return found
}

function remember<T>(known: T[], one: T): T {
  known.unshift(one)
  known.length = Math.min(known.length, remembered)
  return one
}

const areSame = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at])
