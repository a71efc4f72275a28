import { readPolicy, readSelector, WorldError, writePolicy } from '@castellan/engine'
import { Problem } from '../../kernel/problem.ts'
import { ManifestError, readManifest } from '../declarations/manifest.ts'
import { configurationWrong } from './problems.ts'
import { type Configuration, type Item, type Kind, keptItems } from './shapes.ts'

/** By what an item of each kind is known. */
const keys: { [K in Kind]: (item: Item<K>) => string } = {
  manifests: ({ slug }) => slug,
  policies: reference,
  collections: reference,
  templates: reference,
  roles: reference,
  precedences: ({ role }) => role,
  guardrails: ({ policy }) => policy,
  issuers: ({ issuer }) => issuer,
  groups: ({ name }) => name,
  users: ({ username }) => `@${username}`,
  applications: ({ subject }) => subject,
  actors: ({ issuer, subject }) => `${issuer} ${subject}`,
  userRoles: ({ user }) => user,
  workspaces: ({ id }) => id,
  assignments: ({ to, role, workspace, from, until }) =>
    [
      holderOf(to),
      role,
      workspace && `in ${workspace}`,
      from && `from ${from}`,
      until && `until ${until}`,
    ]
      .filter((part) => part !== null)
      .join(' '),
  providers: ({ name }) => name,
  applicationProviders: ({ application, provider }) => `${application} ${provider}`,
  resources: ({ workspace, type, id }) => `${workspace}/${type}/${id}`,
}

function reference({ scope, code }: { scope: string; code: string }): string {
  return `${scope}/${code}`
}

const holderOf = (to: Item<'assignments'>['to']): string =>
  'group' in to ? `group ${to.group}` : to.actor

export const keyOf = <K extends Kind>(kind: K, item: Item<K>): string => keys[kind](item)

type Canons = { [K in Kind]?: (item: Item<K>) => Item<K> }

/** What only one item of a kind may be. */
const titles: { [K in Kind]?: (item: Item<K>) => string | false } = {
  providers: ({ isDefault, category }) => isDefault && `the default of ${category}`,
  applicationProviders: ({ isDefault, application }) =>
    isDefault && `the default of ${application}`,
}

/** Where the same can be said in several ways, one of them. */
const canons: Canons = {
  manifests: (manifest) => ({ ...readManifest(manifest) }),
  policies: ({ scope, code, description, annotations, ...rule }) => {
    const written = writePolicy(readPolicy({ scope, code, ...rule }))
    return {
      scope,
      code,
      description,
      effect: written.effect,
      applications: sorted(written.applications),
      selectors: [...written.selectors],
      for: written.for,
      if: [...written.if],
      when: windowOf(written.when),
      condition: written.condition,
      annotations,
    }
  },
  collections: withSortedContents,
  templates: (template) => ({
    ...template,
    selectors: template.selectors.map((each) => ({
      ...each,
      selector: record(readSelector(each.selector)),
    })),
  }),
  roles: (role) => ({
    ...withSortedContents(role),
    title: role.title ?? role.code,
    supervises: sorted(role.supervises),
    permissions: sorted(role.permissions),
    ceiling: role.ceiling && sorted(role.ceiling),
    when: windowOf(role.when),
  }),
  groups: (group) => ({
    ...group,
    title: group.title ?? group.name,
    members: sorted(group.members),
  }),
  userRoles: withSortedContents,
  workspaces: (workspace) => ({
    ...workspace,
    members: workspace.members.toSorted((a, b) => byText(a.actor, b.actor)),
  }),
  // A JSON body may say -0, which no database keeps.
  resources: (resource) => ({
    ...resource,
    properties: JSON.parse(JSON.stringify(resource.properties)),
  }),
  assignments: (assignment) => ({
    ...assignment,
    from: instantOf(assignment.from),
    until: instantOf(assignment.until),
  }),
}

/**
 * The items of a kind in canonical form, by their keys and in the order of these. Throws a problem
 * that names the item when one says something twice or cannot be read.
 */
export function canonical<K extends Kind>(
  kind: K,
  items: NonNullable<Configuration[K]>,
): ReadonlyMap<string, Item<K>> {
  const canon = canons[kind]
  const titleOf = titles[kind]
  const found = new Map<string, Item<K>>()
  const taken = new Set<string>()
  for (const [index, item] of items.entries()) {
    const pointer = `/${kind}/${index}`
    const read = canon ? readable(() => canon(item), pointer) : item
    const key = keyOf(kind, read)
    if (found.has(key)) throw wrong(`${key} is there twice`, pointer)
    const title = titleOf?.(read)
    if (title && taken.has(title)) throw wrong(`${title} is another already`, pointer)
    if (title) taken.add(title)
    found.set(key, read)
  }
  return new Map([...found].sort(byKey))
}

/** The same of what is kept, which is told as it is where it has no canonical form. */
export function canonicalKept<K extends Kind>(
  kind: K,
  items: readonly unknown[],
): ReadonlyMap<string, Item<K>> {
  const canon = canons[kind]
  const read = keptItems(kind, items).map((item) => (canon && attempted(canon, item)) ?? item)
  return new Map(read.map((item) => [keyOf(kind, item), item] as const).sort(byKey))
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => byText(a, b)

/** Undefined where the item cannot be read. */
function attempted<T>(read: (item: T) => T, item: T): T | undefined {
  try {
    return read(item)
  } catch (error) {
    if (isUnreadable(error)) return undefined
    throw error
  }
}

const isUnreadable = (error: unknown): error is ManifestError | WorldError =>
  error instanceof ManifestError || error instanceof WorldError

function readable<T>(read: () => T, pointer: string): T {
  try {
    return read()
  } catch (error) {
    if (!isUnreadable(error)) throw error
    const reason = error instanceof ManifestError ? error.reason : error.message
    throw wrong(reason, `${pointer}${error.pointer}`)
  }
}

export const wrong = (detail: string, pointer: string): Problem =>
  new Problem(configurationWrong, {
    detail: pointer === '' ? detail : `${pointer}: ${detail}`,
    errors: [{ pointer, code: 'invalid', detail }],
  })

interface Contents {
  readonly policies: readonly string[]
  readonly collections: readonly string[]
}

function withSortedContents<T extends Contents>(holder: T): T {
  return {
    ...holder,
    policies: sorted(holder.policies),
    collections: sorted(holder.collections),
  }
}

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byText)

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What is kept may be no instant that can be written; it is told as it is. */
const instantOf = (text: string | null): string | null =>
  text && Number.isFinite(Date.parse(text)) ? new Date(text).toISOString() : text

interface Window {
  readonly activate?: string | null | undefined
  readonly deactivate?: string | null | undefined
}

function windowOf(
  when: Window | null,
): { activate: string | null; deactivate: string | null } | null {
  const activate = instantOf(when?.activate ?? null)
  const deactivate = instantOf(when?.deactivate ?? null)
  return activate === null && deactivate === null ? null : { activate, deactivate }
}

const record = (value: unknown): Record<string, unknown> => ({ ...(value as object) })
