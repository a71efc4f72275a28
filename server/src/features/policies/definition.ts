import { type Policy as Model, readPolicy, WorldError, writePolicy } from '@castellan/engine'
import { identityInput, Problem } from '../../kernel/problem.ts'
import type { Definition } from './schema.ts'

/** A policy as it was sent: names, and the parts that the engine reads. */
export interface Sent {
  readonly scope: string
  readonly code: string
  readonly effect: string
  readonly applications: readonly string[]
  readonly selectors: readonly unknown[]
  readonly for: readonly unknown[]
  readonly if: readonly unknown[]
  readonly when: object | null
  readonly condition: string | null
}

export interface Defined {
  /** As the engine takes it. */
  readonly model: Model
  /** As it is kept, shown and exported: the same in the shape of a world file. */
  readonly definition: Definition
}

/** As many as a role may name; each is compared with the whole catalogue. */
const actionsMax = 1000

/** Has the engine read a policy. Throws a 400 problem that points at what is wrong with it. */
export function define({ scope, code, ...sent }: Sent): Defined {
  const { effect, applications, selectors, for: dates, if: facts, when, condition } = sent
  const parts = { effect, applications, selectors, for: dates, if: facts, when, condition }
  const model = readBy(readPolicy, { scope, code, ...parts }, '')
  const actions = new Set(model.selectors.flatMap((selector) => selector.actions))
  if (actions.size > actionsMax)
    throw refused('/selectors', `more than ${actionsMax} different actions`)
  const { scope: _, code: __, ...written } = writePolicy(model)
  return {
    model,
    definition: {
      ...written,
      applications: [...written.applications],
      selectors: [...written.selectors],
      if: [...written.if],
    },
  }
}

/** What a reader of the engine makes of the value that was sent under the pointer. */
export function readBy<T>(read: (value: unknown) => T, value: unknown, under: string): T {
  try {
    return read(value)
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    throw refused(`${under}${error.pointer}`, error.message)
  }
}

function refused(pointer: string, message: string): Problem {
  const detail = `${pointer}: ${message}`
  return new Problem(identityInput.wrong, {
    detail,
    errors: [{ pointer, code: 'invalid', detail }],
  })
}
