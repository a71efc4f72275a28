import * as z from 'zod'

export const DeclarationPath = z.strictObject({ slug: z.string().min(1).max(100) })

/** A manifest as JSON; `manifest.ts` reads it and points at what is wrong. */
export const ManifestBody = z.record(z.string(), z.unknown())

export const Declaration = z.object({
  slug: z.string(),
  title: z.string(),
  hash: z.string(),
  appliedAt: z.string(),
  /** False when the same manifest had been applied before. */
  changed: z.boolean().optional(),
})
export type Declaration = z.infer<typeof Declaration>

/** What came of a manifest. */
export const Declared = Declaration.extend({
  warnings: z
    .array(z.string())
    .describe(
      'Resources and actions that other products have too, so that a question must name its',
    ),
})
export type Declared = z.infer<typeof Declared>

export const Declarations = z.object({ items: z.array(Declaration) })
