import { asked, idOf, type PeoplePorts } from './configuration-people.ts'
import type { assignmentService } from './features/assignments/service.ts'
import { wrong } from './features/configuration/canon.ts'
import { each, type Hands } from './features/configuration/reconcile.ts'
import type { Item } from './features/configuration/shapes.ts'

export interface AssignmentPorts extends PeoplePorts {
  readonly assignments: ReturnType<typeof assignmentService>
}

/** How files make and unmake what people and groups hold. */
export function assignmentHand(ports: AssignmentPorts): Hands['assignments'] {
  const { caller, by, assignments } = ports
  const holderOf = async ({ to }: Item<'assignments'>): Promise<Holder> =>
    'group' in to ? { group: to.group } : { actorId: await idOf(ports, to.actor) }
  const existing = async (assignment: Item<'assignments'>): Promise<string> => {
    const { actorId = null, group = null } = await holderOf(assignment)
    const { role, workspace, from, until } = assignment
    const id = await asked(ports)((store) =>
      store.assignment({ actor: actorId, group, role, workspace, from, until }),
    )
    if (id === undefined) throw wrong(`${role} is assigned otherwise than by hand`, '')
    return id
  }
  return {
    async put(assignment, before) {
      const { role, workspace, from, until, reason } = assignment
      if (before) {
        // By all else it is known, so whoever says that otherwise speaks of another.
        await assignments.update(caller, by, { id: await existing(before), patch: { reason } })
        return {}
      }
      await assignments.create(caller, by, {
        ...(await holderOf(assignment)),
        role,
        workspace,
        ...(from !== null && { from }),
        ...(until !== null && { until }),
        ...(reason !== null && { reason }),
      })
      return {}
    },
    remove: each(async (assignment) => assignments.remove(caller, by, await existing(assignment))),
  }
}

interface Holder {
  readonly actorId?: string
  readonly group?: string
}
