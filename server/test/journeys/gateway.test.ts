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

  test('may have only what is registered and enabled used, by keys for all models too', async () => {
    const token = await signedIn('infralo')
    const { body: lab } = await call<{ id: string }>('POST', '/v1/workspaces', {
      body: { name: 'Catalogue' },
    })
    const workspace = lab.id
    for (const [model, enabled] of [
      ['gpt-4o', true],
      ['llama', false],
    ] as const)
      await call('PUT', `/v1/workspaces/${workspace}/resources/models/${model}`, {
        token,
        body: { properties: { enabled } },
      })
    const key = await call<{ key: string }>('POST', `/v1/workspaces/${workspace}/api-keys`, {
      body: { name: 'all models', models: 'all' },
    })
    const may = async (resourceId: string, asker = key.body.key) => {
      const { body } = await call<{ authorized: boolean }>('POST', '/v1/authorize', {
        token: asker,
        body: { product: 'infralo', resource: 'models', action: 'use', resourceId, workspace },
      })
      return body.authorized
    }
    const models = ['gpt-4o', 'llama', 'never-registered']
    const each = (asker?: string) => Promise.all(models.map((model) => may(model, asker)))
    expect(await each()).toEqual([true, true, true])

    const policy = await call<{ id: string }>('POST', '/v1/policies', {
      body: {
        code: 'models-not-enabled',
        effect: 'deny',
        selectors: [{ kind: 'all', actions: ['infralo/models:use'] }],
        condition: 'resource.properties.enabled != true',
      },
    })
    const rail = await call('PUT', `/v1/guardrails/${policy.body.id}`, {
      body: { reason: 'Whitelisted and enabled models alone' },
    })
    expect([policy.status, rail.status, rail.body]).toMatchObject([201, 200, {}])
    expect(await each()).toEqual([true, false, false])
    expect(await each(server.token)).toEqual([true, false, false])
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
