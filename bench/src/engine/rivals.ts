import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability'
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { newEnforcer, newModelFromString } from 'casbin'
import { rateOf, slowRateOf } from './measure.ts'
import type { PlainRole, PlainWorld } from './plain-world.ts'

export interface Question {
  readonly actor: string
  readonly permission: string
}

export interface Rival {
  readonly name: string
  readonly ask: (question: Question) => boolean
  /** Checks a second. */
  readonly rate: (questions: readonly Question[]) => number
}

/** All of them hold the whole world and are asked the same; slow ones are asked less often. */
export const rivalsOf = async (world: PlainWorld): Promise<readonly Rival[]> => [
  caslOf(world),
  cedarOf(world),
  await casbinOf(world),
]

/** One ability per actor, built once and kept; a rule that comes later wins, so denies come last. */
function caslOf({ roles, actors }: PlainWorld): Rival {
  const byName = new Map(roles.map((role) => [role.name, role]))
  const abilities = new Map<string, MongoAbility>()
  const abilityOf = (actor: string): MongoAbility => {
    const known = abilities.get(actor)
    if (known !== undefined) return known
    const own = (actors.get(actor) ?? []).flatMap((name) => byName.get(name) ?? [])
    const ability = createMongoAbility(caslRules(own))
    abilities.set(actor, ability)
    return ability
  }
  const ask = ({ actor, permission }: Question): boolean => {
    const colon = permission.lastIndexOf(':')
    return abilityOf(actor).can(permission.slice(colon + 1), permission.slice(0, colon))
  }
  return { name: 'casl', ask, rate: (questions) => rateOf(questions, ask) }
}

function caslRules(roles: readonly PlainRole[]): RawRuleOf<MongoAbility>[] {
  const rule = (inverted: boolean) => (key: string) => {
    const colon = key.lastIndexOf(':')
    return { action: key.slice(colon + 1), subject: key.slice(0, colon), inverted }
  }
  return [
    ...roles.flatMap(({ allows }) => allows.map(rule(false))),
    ...roles.flatMap(({ denies }) => denies.map(rule(true))),
  ]
}

function cedarOf({ roles, actors }: PlainWorld): Rival {
  const policy = (effect: string, name: string, keys: readonly string[]): string =>
    keys.length === 0
      ? ''
      : `${effect}(principal in Role::"${name}", action in [${keys
          .map((key) => `Action::"${key}"`)
          .join(', ')}], resource);`
  const text = roles.flatMap(({ name, allows, denies }) => [
    policy('permit', name, allows),
    policy('forbid', name, denies),
  ])
  const parsed = preparsePolicySet('plain', { staticPolicies: text.join('\n') })
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))

  const ask = ({ actor, permission }: Question): boolean => {
    const principal = { type: 'Actor', id: actor }
    const parents = (actors.get(actor) ?? []).map((id) => ({ type: 'Role', id }))
    const answer = statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: permission },
      resource: { type: 'Any', id: 'any' },
      context: {},
      preparsedPolicySetId: 'plain',
      entities: [{ uid: principal, attrs: {}, parents }],
    })
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer))
    return answer.response.decision === 'allow'
  }
  return { name: 'cedar', ask, rate: (questions) => slowRateOf(questions.slice(0, 200), ask) }
}

const casbinModel = `
[request_definition]
r = sub, act
[policy_definition]
p = sub, act, eft
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = r.act == p.act && g(r.sub, p.sub)
`

async function casbinOf({ roles, actors }: PlainWorld): Promise<Rival> {
  const enforcer = await newEnforcer(newModelFromString(casbinModel))
  const rules = roles.flatMap(({ name, allows, denies }) => [
    ...allows.map((key) => [name, key, 'allow']),
    ...denies.map((key) => [name, key, 'deny']),
  ])
  await enforcer.addPolicies(rules)
  await enforcer.addGroupingPolicies(
    [...actors].flatMap(([id, own]) => own.map((name) => [id, name])),
  )
  const ask = ({ actor, permission }: Question) => enforcer.enforceSync(actor, permission)
  return { name: 'casbin', ask, rate: (questions) => slowRateOf(questions.slice(0, 3), ask) }
}
