import type { connected } from './connection.ts'

type Castellan = Awaited<ReturnType<typeof connected>>

const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The id of an actor that is named by it, by a username (files write `@vera`) or by a subject. */
export async function actorNamed(castellan: Castellan, name: string): Promise<string> {
  if (id.test(name)) return name
  const username = name.replace(/^@/, '').toLowerCase()
  const user = await first(
    (after) => castellan.users.list({ query: { filter: username, limit: 100, ...after } }),
    (one) => one.username.toLowerCase() === username,
  )
  if (user) return user.id
  const actor = name.startsWith('@')
    ? undefined
    : await first(
        (after) => castellan.actors.list({ query: { filter: name, limit: 100, ...after } }),
        (one) => one.subject === name,
      )
  if (!actor) throw new Error(`nobody is called ${name}`)
  return actor.id
}

interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

async function first<T>(
  read: (after: { after?: string }) => Promise<Page<T>>,
  isMeant: (one: T) => boolean,
): Promise<T | undefined> {
  for (let after: string | null | undefined; after !== null; ) {
    const page: Page<T> = await read(after === undefined ? {} : { after })
    const found = page.items.find(isMeant)
    if (found) return found
    after = page.next
  }
  return undefined
}
