import pg from 'pg'
import type { TestServer } from './harness.ts'

/** A key for models whose tier is gold: what policies will say one day, said to the engine. */
export async function makeGoldKey(
  server: TestServer,
  workspace: string,
): Promise<{ id: string; key: string }> {
  const made = await server.call<{ id: string; key: string }>(
    'POST',
    `/v1/workspaces/${workspace}/api-keys`,
    { body: { name: 'gold', models: 'all' } },
  )
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  const selectors = [
    {
      kind: 'metadata',
      actions: ['*/models:use'],
      expressions: [{ key: 'tier', operator: 'Equals', value: 'gold' }],
    },
  ]
  await client.query(
    `with next as (update tenants set access_version = access_version + 1
                   returning id, access_version as version),
          before as (update access_states s set until_version = next.version from next
                     where s.tenant_id = next.id and s.id = $1 and until_version is null
                     returning s.tenant_id, s.kind, s.id, s.state)
     insert into access_states (tenant_id, kind, id, version, at, state)
     select before.tenant_id, kind, before.id, next.version, now(),
            state || jsonb_build_object('selectors', $2::jsonb) from before, next`,
    [`_keys/${made.body.id}-models`, JSON.stringify(selectors)],
  )
  await client.end()
  return made.body
}
