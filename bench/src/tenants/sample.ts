import { callerOf, person, signIn } from '../server/world.ts'

/** A tenant as who calls it knows it. */
export interface CalledTenant {
  readonly id: string
  readonly slug: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Who administers each tenant. */
export const administrator = 'grace'

/** What the application of each tenant may and may not do: one called `midaz` edits accounts. */
export const may = { product: 'midaz', resource: 'accounts', action: 'delete' }
export const mayNot = { product: 'plugin-smart-templates', resource: 'templates', action: 'get' }

interface Made {
  readonly id: string
}

/**
 * Tenants made over the API, each with an administrator who signed in, and an application that may
 * edit accounts and list users.
 */
export async function makeTenants(port: number, slugs: readonly string[]): Promise<CalledTenant[]> {
  const call = callerOf(port)
  const operator = await signIn(port, 'ada')
  const made: CalledTenant[] = []
  for (const slug of slugs) {
    const asked = { slug, name: slug, administrator: person(administrator) }
    const { id } = await call<Made>('/v1/tenants', asked, operator)
    const token = await signIn(port, administrator, slug)
    const application = await call<Made & Omit<CalledTenant, 'id' | 'slug'>>(
      '/v1/applications',
      { name: 'midaz', description: 'bench' },
      token,
    )
    await call('/v1/assignments', { actorId: application.id, role: 'default/admin' }, token)
    const { clientId, clientSecret } = application
    made.push({ id, slug, clientId, clientSecret })
  }
  return made
}
