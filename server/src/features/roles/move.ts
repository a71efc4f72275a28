import type { Author, Caller } from '../../kernel/caller.ts'
import { known, Problem } from '../../kernel/problem.ts'
import type { Key } from '../policies/schema.ts'
import type { RolePorts } from './ports.ts'
import { place } from './precedence.ts'
import { roleBesideItself, roleUnknown } from './problems.ts'
import type { Place, Role } from './schema.ts'
import { patternsOf } from './supervision.ts'

/** A role, and where it is to stand. */
export interface Move extends Place {
  readonly key: Key
}

interface Mover {
  readonly caller: Caller
  readonly by: Author
}

/**
 * Moves a role, one that a manifest manages too: precedence is the operators'. Who moves it must
 * hold all that it gives and denies, since whoever has it may win or lose just that. Roles that
 * make room keep their order and their ties. A role that stands there already is left alone.
 */
export const move = (
  { transact, clock, refuseBeyondPatterns }: RolePorts,
  { caller, by }: Mover,
  { key, before, after }: Move,
): Promise<Role> =>
  transact(caller.tenant, async ({ roles, contents, audit }) => {
    await roles.takeTurn()
    const role = known(await roles.find(key), roleUnknown)
    const neighbour = known(await roles.find(before ?? after ?? key), roleUnknown)
    if (neighbour.id === role.id) throw new Problem(roleBesideItself)
    refuseBeyondPatterns(caller, await patternsOf({ roles, contents }, role))

    const placement = place(await roles.stepsBeside(role.id), {
      side: before ? 'before' : 'after',
      target: neighbour.precedence,
      own: role.precedence,
    })
    const { precedence, shifted } = placement
    if (precedence === role.precedence && shifted === null) return role
    const at = clock()
    await roles.place(role.id, placement, at)
    await audit.append({
      action: 'role.moved',
      by,
      target: `role/${role.id}`,
      at,
      facts: {
        before: { precedence: role.precedence },
        after: { precedence },
        // Every other role of these steps went one further.
        ...(shifted && { shifted }),
      },
    })
    return known(await roles.find({ id: role.id }), roleUnknown)
  })
