import { authInput, lockedOut } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { subjectForeign } from '../decisions/problems.ts'
import { configurationStale, configurationWrong } from './problems.ts'
import * as schema from './schema.ts'
import type { ConfigurationService } from './service.ts'

const input = authInput
const problems = [configurationWrong]

export const configurationRoutes = (configuration: ConfigurationService): Route[] => [
  route({
    name: 'configuration.export',
    method: 'GET',
    path: '/v1/export',
    summary: 'The whole tenant, secrets and records excluded',
    allow: 'configuration:export',
    input,
    reply: { status: 200, schema: schema.Exported },
    handle: ({ caller }) => configuration.export(caller.tenant),
  }),
  route({
    name: 'configuration.plan',
    method: 'POST',
    path: '/v1/plan',
    safe: true,
    large: true,
    summary: 'What applying would change, and who would gain or lose which permission',
    allow: 'configuration:plan',
    input,
    body: schema.PlanRequest,
    reply: { status: 200, schema: schema.Plan },
    problems: [...problems, lockedOut],
    handle: ({ caller, author, body }) => configuration.plan(caller, author, body),
  }),
  route({
    name: 'configuration.drift',
    method: 'POST',
    path: '/v1/drift',
    safe: true,
    large: true,
    summary: 'In what the tenant is otherwise than the configuration says',
    allow: 'configuration:plan',
    input,
    body: schema.DriftRequest,
    reply: { status: 200, schema: schema.Drift },
    problems,
    handle: ({ caller, author, body }) => configuration.drift(caller, author, body),
  }),
  route({
    name: 'configuration.apply',
    method: 'POST',
    path: '/v1/apply',
    large: true,
    summary: 'Make the tenant what the configuration says: all of it, or nothing',
    allow: 'configuration:apply',
    input,
    body: schema.ApplyRequest,
    reply: { status: 200, schema: schema.Applied },
    problems: [...problems, configurationStale, lockedOut],
    handle: ({ caller, author, body }) => configuration.apply(caller, author, body),
  }),
  route({
    name: 'configuration.simulate',
    method: 'POST',
    path: '/v1/simulate',
    safe: true,
    large: true,
    summary: 'Decisions as they are and as a draft would make them; nothing is stored',
    allow: 'configuration:plan',
    input,
    body: schema.SimulateRequest,
    reply: { status: 200, schema: schema.Simulation },
    problems: [...problems, subjectForeign],
    handle: ({ caller, author, body }) => configuration.simulate(caller, author, body),
  }),
]
