import type { OwnPolicy } from '../../../features/own-decisions/schema.ts'
import type { Policy } from '../../../features/policies/schema.ts'
import { type Route, route } from '../../../kernel/route.ts'
import { everything } from '../everything.ts'
import { toDefinition } from '../policy.ts'
import type { AccessApiServices } from '../ports.ts'
import { wire } from '../rows.ts'
import { Applications, answerOf, Questions, questionOf } from './evaluate.ts'
import { factsOf } from './facts.ts'

const path = '/access/api/me'

/** The index of what comes after every role. */
const last = 2_147_483_647

export const meRows = ({
  ownDecisions,
  policies,
}: Pick<AccessApiServices, 'ownDecisions' | 'policies'>): Route[] => [
  route({
    ...wire,
    name: 'accessMe.policies',
    method: 'GET',
    path,
    summary: 'GetOwnPolicies',
    allow: 'authenticated',
    query: Applications,
    reply: { status: 200 },
    handle: async ({ caller, query }) => {
      const own = ownDecisions.ownPolicies(caller, query.applications ?? [])
      if (own.length === 0) return []
      const all = await everything((page) => policies.list(caller.tenant, page))
      const known = new Map(all.map((policy) => [`${policy.scope}/${policy.code}`, policy]))
      return own.map((one) => ownReply(one, known))
    },
  }),
  route({
    ...wire,
    name: 'accessMe.evaluate',
    method: 'POST',
    path,
    summary: 'Evaluate',
    allow: 'authenticated',
    safe: true,
    query: Applications,
    body: Questions,
    reply: { status: 200 },
    handle: ({ caller, author, query, body, headers, token }) => {
      const keys = Object.keys(body)
      const reasons = ownDecisions.evaluate(caller, author, {
        questions: Object.values(body).map(questionOf),
        applications: query.applications ?? [],
        context: factsOf(headers, token),
      })
      return Object.fromEntries(reasons.map((reason, at) => [keys[at] ?? '', answerOf(reason)]))
    },
  }),
]

/** What is told beside what decides is with the policy itself. */
function ownReply({ source, precedence, policy }: OwnPolicy, known: ReadonlyMap<string, Policy>) {
  const { scope, code } = policy
  const { description = '', annotations = {} } = known.get(`${scope}/${code}`) ?? {}
  const { applications, ...rest } = toDefinition(policy, { description, annotations })
  return {
    sourceRole: source,
    roleHierarchyIndex: precedence ?? last,
    ...rest,
    applications,
    policyType: 'Entitlement',
    id: { scope, code },
    ...(annotations.how !== undefined && { how: annotations.how }),
  }
}
