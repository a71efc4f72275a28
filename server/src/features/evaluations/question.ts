import {
  type Actor,
  actorOf,
  actorOfSubject,
  check,
  type Request,
  type Snapshot,
} from '@castellan/engine'
import type { Caller } from '../../kernel/caller.ts'
import { Problem } from '../../kernel/problem.ts'
import { subjectForeign } from '../decisions/problems.ts'
import {
  type Action,
  datesIn,
  type Evaluation,
  type Properties,
  type Resource,
  type Subject,
} from './schema.ts'

/** The access state and the instant that a question is answered on. */
export interface At {
  readonly state: Snapshot
  readonly now: number
}

/** Of a resource type that names no product. */
const defaultProduct = 'default'

/** By whom the actors of this server itself are known. */
export const localIssuer = 'local'

/** `record` and `crm/record` as the engine's permissions begin: `default/record`, `crm/record`. */
export const qualified = (type: string): string =>
  type.includes('/') ? type : `${defaultProduct}/${type}`

export const permissionOf = (resource: Pick<Resource, 'type'>, { name }: Action): string =>
  `${qualified(resource.type)}:${name}`

/** The type without its product, as resources are registered. */
export function bareType(type: string): string {
  const whole = qualified(type)
  return whole.slice(whole.indexOf('/') + 1)
}

/** Turns questions of one caller into the engine's; refuses those about others once it may not. */
export function translator(caller: Caller, at: At) {
  let mayAskAboutOthers = false

  const refuseForeign = (): void => {
    if (mayAskAboutOthers) return
    const asked = { actor: caller.id, permission: evaluateOthers, now: at.now }
    if (check(at.state, asked).effect === 'deny') throw new Problem(subjectForeign)
    mayAskAboutOthers = true
  }

  /** The actor's id; of an unknown subject its name, which is no actor's id and so is denied. */
  const actorAsked = (subject: Subject): string => {
    const found = actorIn(at.state, subject)
    if (found?.id !== caller.id) refuseForeign()
    return found?.kind === subject.type ? found.id : `${subject.type}:${subject.id}`
  }

  return {
    refuseForeign,
    actorAsked,
    request: ({ subject, action, resource, context }: Evaluation): Request => ({
      actor: actorAsked(subject),
      permission: permissionOf(resource, action),
      resource: resourceOf(resource),
      context: contextOf(context, subject.properties, action.properties),
      ...datesIn(context),
      now: at.now,
    }),
  }
}

const evaluateOthers = 'access-manager/decisions:evaluate'

/** A local actor unless the properties name another issuer; a local one by its id too. */
function actorIn(state: Snapshot, { id, properties }: Subject): Actor | undefined {
  const issuer = properties?.issuer
  if (typeof issuer === 'string' && issuer !== localIssuer) return actorOfSubject(state, issuer, id)
  return actorOfSubject(state, localIssuer, id) ?? actorOf(state, id)
}

export const resourceOf = ({
  type,
  id,
  properties,
}: Resource): NonNullable<Request['resource']> => ({
  type: bareType(type),
  id: { id },
  workspace: workspaceIn(properties) ?? null,
  properties: properties ?? nothing,
})

/** The workspace that the resource is said to be in. */
export const workspaceIn = (properties: Properties | undefined): string | undefined =>
  typeof properties?.workspace === 'string' ? properties.workspace : undefined

/** The request's context, in which the other entities' properties are `subject` and `action`. */
export function contextOf(
  context: Properties | undefined,
  subject: Properties | undefined,
  action: Properties | undefined,
): Properties {
  if (subject === undefined && action === undefined) return context ?? nothing
  return { ...context, ...(subject && { subject }), ...(action && { action }) }
}

const nothing = Object.freeze({})
