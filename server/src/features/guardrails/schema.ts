import * as z from 'zod'
import { pageOf } from '../../kernel/page.ts'
import { Uuid } from '../../kernel/uuid.ts'

export const GuardrailPath = z.strictObject({ policyId: Uuid })

export const NewGuardrail = z.strictObject({
  reason: z.string().trim().min(1).max(1000).nullable().default(null),
})

/** A deny policy that holds for the whole tenant, and that nothing overrides. */
export const Guardrail = z.object({
  policyId: z.string(),
  policy: z.string().describe('scope/code'),
  description: z.string().describe('That of the policy'),
  reason: z.string().nullable(),
  createdAt: z.string(),
})
export type Guardrail = z.infer<typeof Guardrail>

export const GuardrailPage = pageOf(Guardrail)
