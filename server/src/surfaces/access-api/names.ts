import * as z from 'zod'
import { Code, keyOf } from '../../features/policies/schema.ts'
import type { Contents } from '../../kernel/contents.ts'

/** What a new thing may be called: 3 to 100 characters, a letter among them. */
export const NewCode = z
  .string()
  .regex(
    /^(?=.*[a-zA-Z])\w[\w +-]{2,99}$/,
    'must be 3 to 100 word characters, spaces, + or -, one a letter',
  )

/** A thing that is there already may have been named elsewhere, by wider rules. */
export const KnownCode = Code

export const ResourceId = z.object({ scope: KnownCode.nullish(), code: KnownCode })
export type ResourceId = z.infer<typeof ResourceId>

export const Ids = z.array(ResourceId).max(1000).nullish()

/** Scope `default` is meant where none is named. */
export const scopeOf = (scope: string | null | undefined): string => scope ?? 'default'

/** Ids as the references that are attached. */
export const references = (ids: readonly ResourceId[] | null | undefined): string[] => [
  ...new Set((ids ?? []).map(({ scope, code }) => `${scopeOf(scope)}/${code}`)),
]

/** References as ids. */
export const idsOf = (names: readonly string[]): { scope: string; code: string }[] =>
  names.map(keyOf)

export const Parts = z.object({ policies: Ids, policyCollections: Ids })

/** What a thing holds, as the rest of the server has it. */
export const fromParts = ({ policies, policyCollections }: Partial<z.infer<typeof Parts>>) => ({
  policies: references(policies),
  collections: references(policyCollections),
})

/** What a thing holds, on the wire. */
export const toParts = ({ policies, collections }: Contents) => ({
  policies: idsOf(policies),
  policyCollections: idsOf(collections),
})

export const CodePath = z.object({ code: KnownCode })
export const ScopeQuery = z.object({ scope: KnownCode.optional() })

/** The thing that path and query name. */
export const keyAt = ({ code }: { code: string }, { scope }: { scope?: string | undefined }) => ({
  scope: scopeOf(scope),
  code,
})
