import { Answer, Answers, Results } from '../../features/evaluations/schema.ts'
import type { EvaluationService } from '../../features/evaluations/service.ts'
import { authInput, type InputProblems, Problem } from '../../kernel/problem.ts'
import { publicRoute, type Route, route } from '../../kernel/route.ts'
import { onlyQuestion, questionsOf } from './batch.ts'
import * as wire from './wire.ts'

/** Whatever is wrong with a request is a 400 here (Authorization API 1.0), its media type too. */
const words: InputProblems = { ...authInput, mediaType: authInput.malformed }

const paths = {
  access_evaluation_endpoint: '/access/v1/evaluation',
  access_evaluations_endpoint: '/access/v1/evaluations',
  search_subject_endpoint: '/access/v1/search/subject',
  search_resource_endpoint: '/access/v1/search/resource',
  search_action_endpoint: '/access/v1/search/action',
}

export interface AuthzenPorts {
  readonly evaluations: EvaluationService
  /** The address of a tenant, the default one unless named. Throws 404 when none is at `/t/<slug>`. */
  readonly addressOf: (slug?: string) => Promise<string>
}

/** The Authorization API 1.0 of AuthZEN, in which this server is a policy decision point. */
export const authzenRoutes = ({ evaluations, addressOf }: AuthzenPorts): Route[] => [
  route({
    ...common('authzen.evaluate', paths.access_evaluation_endpoint),
    summary: 'Whether the subject may do the action on the resource (AuthZEN)',
    body: wire.EvaluationRequest,
    reply: { status: 200, schema: Answer },
    handle: ({ caller, author, body, headers }) => {
      refuseOtherThanJson(headers)
      return evaluations.evaluate(caller, body, author)
    },
  }),
  route({
    ...common('authzen.evaluateAll', paths.access_evaluations_endpoint),
    summary: 'Several evaluations at once (AuthZEN)',
    body: wire.EvaluationsRequest,
    reply: { status: 200, schema: Answers },
    handle: ({ caller, author, body, headers }) => {
      refuseOtherThanJson(headers)
      return body.evaluations?.length
        ? evaluations.evaluateAll(caller, questionsOf(body), author)
        : evaluations.evaluate(caller, onlyQuestion(body), author)
    },
  }),
  route({
    ...common('authzen.searchSubjects', paths.search_subject_endpoint),
    summary: 'Who may do the action on the resource (AuthZEN)',
    body: wire.SubjectSearchRequest,
    reply: { status: 200, schema: PageFirst },
    handle: ({ caller, body, headers }) => {
      refuseOtherThanJson(headers)
      return evaluations.subjects(caller, body)
    },
  }),
  route({
    ...common('authzen.searchResources', paths.search_resource_endpoint),
    summary: 'Which registered resources the subject may do the action on (AuthZEN)',
    body: wire.ResourceSearchRequest,
    reply: { status: 200, schema: PageFirst },
    handle: ({ caller, body, headers }) => {
      refuseOtherThanJson(headers)
      return evaluations.resources(caller, body)
    },
  }),
  route({
    ...common('authzen.searchActions', paths.search_action_endpoint),
    summary: 'Which actions the subject may do on the resource (AuthZEN)',
    body: wire.ActionSearchRequest,
    reply: { status: 200, schema: PageFirst },
    handle: ({ caller, body, headers }) => {
      refuseOtherThanJson(headers)
      return evaluations.actions(caller, body)
    },
  }),
  publicRoute({
    ...metadata,
    path: wellKnown,
    perTenant: true,
    handle: async ({ atTenant }) => metadataAt(await addressOf(atTenant)),
  }),
  // Where clients look that put the well-known part before the path of the address (RFC 8615).
  publicRoute({
    ...metadata,
    path: `${wellKnown}/t/:slug`,
    params: wire.TenantPath,
    handle: async ({ params }) => metadataAt(await addressOf(params.slug)),
  }),
]

const common = (name: `authzen.${string}`, path: string) => ({
  name,
  path,
  method: 'POST' as const,
  allow: 'authenticated' as const,
  safe: true as const,
  hidden: true as const,
  input: words,
})

/** Members that may be missing are written after those that may not, and the page is to come first. */
const PageFirst = Results.partial()

const wellKnown = '/.well-known/authzen-configuration'

const metadata = {
  name: 'authzen.metadata',
  method: 'GET',
  summary: 'What this policy decision point offers, and where (AuthZEN)',
  hidden: true,
  maxAgeSeconds: 3600,
  reply: { status: 200, schema: wire.Metadata },
} as const

const metadataAt = (address: string): Record<string, string> => ({
  policy_decision_point: address,
  ...Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `${address}${path}`])),
})

/** Other spellings of JSON are taken elsewhere; this API takes the one. */
function refuseOtherThanJson({ 'content-type': type }: Headers): void {
  if (typeof type !== 'string' || !/^application\/json\s*(?:;|$)/i.test(type))
    throw new Problem(words.malformed, { detail: 'The body must be application/json' })
}

type Headers = Readonly<Record<string, string | string[] | undefined>>
