import * as z from 'zod'
import { TokenReply } from '../tokens/schema.ts'
import { NewUser, User } from '../users/schema.ts'

export const BootstrapRequest = NewUser.omit({ groups: true, subject: true }).extend({
  secret: z.string().min(1).max(1024),
})
export type BootstrapRequest = z.infer<typeof BootstrapRequest>

export const Bootstrapped = z.object({ user: User, token: TokenReply })
