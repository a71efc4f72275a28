import { publicRoute, type Route } from '../../kernel/route.ts'
import { emailTaken, passwordWeak, usernameTaken } from '../users/problems.ts'
import { alreadyDone, secretWrong } from './problems.ts'
import { Bootstrapped, BootstrapRequest } from './schema.ts'
import type { BootstrapService } from './service.ts'

export const bootstrapRoutes = (bootstrap: BootstrapService): Route[] => [
  publicRoute({
    name: 'bootstrap.create',
    method: 'POST',
    path: '/v1/bootstrap',
    summary: 'Make the first superadmin, with the one-time secret',
    body: BootstrapRequest,
    reply: { status: 201, schema: Bootstrapped },
    problems: [secretWrong, alreadyDone, passwordWeak, usernameTaken, emailTaken],
    handle: ({ body, author, userAgent }) => bootstrap.run(body, { by: author, userAgent }),
  }),
]
