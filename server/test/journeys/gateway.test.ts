import { describe, expect, test } from 'vitest'
import { startServer } from '../harness.ts'

const server = await startServer()
const { call } = server

interface Application {
  readonly clientId: string
  readonly clientSecret: string
}

/** The token of an application of the product. */
async function signedIn(product: string): Promise<string> {
  const application = await call<Application>('POST', '/v1/applications', {
    body: { name: product, description: 'the product itself' },
  })
  expect([application.status, application.body]).toEqual([201, application.body])
  const { clientId, clientSecret } = application.body
  const { body } = await call<{ accessToken: string }>('POST', '/v1/login/oauth/access_token', {
    token: null,
    body: { grantType: 'client_credentials', clientId, clientSecret },
  })
  return body.accessToken
}

describe('a gateway that is signed in as an application of its product', () => {
  test('registers models, knows whose key is shown to it, and asks what the key may do', async () => {
    const token = await signedIn('infralo')
    const owner = await server.user('owner')
    const made = await call<{ id: string }>('POST', '/v1/workspaces', {
      token: owner.token,
      body: { name: 'Lab' },
    })
    const workspace = made.body.id
    for (const model of ['gpt-4o', 'llama'])
      expect(
        await call('PUT', `/v1/workspaces/${workspace}/resources/models/${model}`, {
          token,
          body: { properties: { tier: 'gold' } },
        }),
      ).toMatchObject({ status: 200 })

    const key = await call<{ id: string; key: string }>(
      'POST',
      `/v1/workspaces/${workspace}/api-keys`,
      { token: owner.token, body: { name: 'one model', models: ['gpt-4o'] } },
    )
    const shown = await call('POST', '/v1/introspect', { token, body: { token: key.body.key } })
    expect(shown.body).toMatchObject({ active: true, workspace, scope: 'models:gpt-4o' })

    const may = async (resourceId: string) => {
      const { body } = await call<{ authorized: boolean }>('POST', '/v1/authorize', {
        token: key.body.key,
        body: { product: 'infralo', resource: 'models', action: 'use', resourceId, workspace },
      })
      return body.authorized
    }
    expect([await may('gpt-4o'), await may('llama')]).toEqual([true, false])
  })

  test('holds nothing where its manifest gives it nothing', async () => {
    const token = await signedIn('medatarun')
    const { body } = await call<{ authorized: boolean }>('POST', '/v1/authorize', {
      token,
      body: { product: 'medatarun', resource: 'model', action: 'read' },
    })
    expect(body.authorized).toBe(false)
  })
})
