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

export const Declarations = z.object({ items: z.array(Declaration) })
