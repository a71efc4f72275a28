import { PageQuery } from '../../kernel/page.ts'
import { identityInput } from '../../kernel/problem.ts'
import { type Route, route } from '../../kernel/route.ts'
import { IdPath } from '../../kernel/uuid.ts'
import { expiryPast } from '../api-keys/problems.ts'
import * as problems from './problems.ts'
import { MadePersonalToken, NewPersonalToken, PersonalTokenPage } from './schema.ts'
import type { PersonalTokenService } from './service.ts'

const { sessionNeeded, personalTokensFull, personalTokenNameTaken } = problems
const { personalTokenUnknown, expiryTooLate } = problems

export const personalTokenRoutes = (personalTokens: PersonalTokenService): Route[] => [
  route({
    name: 'personalTokens.create',
    method: 'POST',
    path: '/v1/personal-tokens',
    summary: 'Make a token that stands for oneself; it is shown this once',
    allow: 'personal-tokens:create',
    input: identityInput,
    body: NewPersonalToken,
    reply: { status: 201, schema: MadePersonalToken },
    problems: [
      sessionNeeded,
      personalTokensFull,
      personalTokenNameTaken,
      expiryPast,
      expiryTooLate,
    ],
    handle: ({ caller, author, body }) => personalTokens.create(caller, author, body),
  }),
  route({
    name: 'personalTokens.list',
    method: 'GET',
    path: '/v1/personal-tokens',
    summary: 'List one’s own tokens that go on',
    allow: 'personal-tokens:list',
    input: identityInput,
    query: PageQuery,
    reply: { status: 200, schema: PersonalTokenPage },
    handle: ({ caller, query }) => personalTokens.list(caller, query),
  }),
  route({
    name: 'personalTokens.delete',
    method: 'DELETE',
    path: '/v1/personal-tokens/:id',
    summary: 'End one of one’s own tokens, at once',
    allow: 'personal-tokens:delete',
    input: identityInput,
    params: IdPath,
    reply: { status: 204 },
    problems: [personalTokenUnknown],
    handle: ({ caller, author, params }) => personalTokens.remove(caller, author, params.id),
  }),
]
