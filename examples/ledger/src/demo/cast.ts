import { castellanClient } from '@castellan/sdk'
import type { Scenery } from './stage.ts'

/** Somebody, or something, that calls the ledger. */
export interface Player {
  readonly name: string
  /** Of the actor; null for one that nobody knows. */
  readonly id: string | null
  /** The access token; null for none. */
  readonly token: string | null
}

type Client = ReturnType<typeof castellanClient>

export interface Cast {
  /** The API as the first administrator calls it. */
  readonly administration: Client
  readonly viewer: Player
  readonly editor: Player
  readonly machine: Player
  /** Signs a person in once more: a session beside the one that they have. */
  signIn(player: Player): Promise<{ readonly player: Player; signOut(): Promise<unknown> }>
}

/** Makes the administrator with the one-time secret, and all others through the API. */
export async function gatherCast({ castellan, bootstrapSecret }: Scenery): Promise<Cast> {
  const { address } = castellan
  const password = `demo ${bootstrapSecret}`
  const { token } = await castellanClient({ address, token: 'none yet' }).bootstrap.create({
    body: { secret: bootstrapSecret, password, ...person('Ada') },
  })
  const administration = castellanClient({ address, token: token.accessToken })
  const sessionOf = (name: string) =>
    castellanClient({ address, username: name.toLowerCase(), password })
  const addUser = async (name: string, group: string): Promise<Player> => {
    const body = { ...person(name), password, groups: [group] }
    const { id } = await administration.users.create({ body })
    return { name, id, token: await sessionOf(name).token() }
  }

  return {
    administration,
    viewer: await addUser('Vera', 'midaz-viewer-group'),
    editor: await addUser('Edgar', 'midaz-editor-group'),
    machine: await addMachine(administration, address),
    async signIn(player) {
      const session = sessionOf(player.name)
      const token = await session.token()
      return { player: { ...player, token }, signOut: () => session.tokens.logout() }
    },
  }
}

/** An application named for the product it works with gets that product's roles for machines. */
async function addMachine(administration: Client, address: string): Promise<Player> {
  const { id, clientId, clientSecret } = await administration.applications.create({
    body: { name: 'midaz', description: 'Books what the bank reports every night' },
  })
  const token = await castellanClient({ address, clientId, clientSecret }).token()
  return { name: 'robot', id, token }
}

const person = (name: string) => ({
  username: name.toLowerCase(),
  email: `${name.toLowerCase()}@example.com`,
  firstName: name,
  lastName: 'Example',
})
