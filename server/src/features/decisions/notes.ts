import { catalogueOf, type Snapshot } from '@castellan/engine'
import type { DecisionPorts } from './service.ts'

/** That the catalogue lacks the permission, so that nobody has it, and which were meant perhaps. */
export const notesOn = (
  state: Snapshot,
  permission: string,
  undeclared: DecisionPorts['undeclared'],
): string[] =>
  state.catalogue.numbers.has(permission)
    ? []
    : undeclared(
        [permission],
        catalogueOf(state).map(({ key }) => key),
      )
