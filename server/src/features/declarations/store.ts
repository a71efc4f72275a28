import { type SqlBool, sql } from 'kysely'
import { uuidv7 } from '../../kernel/ids.ts'
import type { TenantDatabase } from '../../storage/database.ts'
import type { Manifest } from './manifest.ts'
import { ManifestShape } from './manifest-shape.ts'
import type { Declaration } from './schema.ts'
import type { DeclarationStore } from './service.ts'
import type { Shared } from './shared.ts'

/** A statement takes 65,535 values at most; a row has four. */
const rowsMax = 10_000

export const declarationStore = (database: TenantDatabase): DeclarationStore => {
  const { query, tenant, touch } = database
  const all = () =>
    query
      .selectFrom('declarations')
      .select(['slug', 'hash', 'applied_at', sql<string>`manifest->>'title'`.as('title')])
      .where('tenant_id', '=', tenant)

  return {
    async lock() {
      await query.selectFrom('tenants').select('id').where('id', '=', tenant).forUpdate().execute()
    },
    async find(slug) {
      const row = await all().where('slug', '=', slug).executeTakeFirst()
      return row && toDeclaration(row)
    },
    async manifest(slug) {
      const row = await query
        .selectFrom('declarations')
        .select('manifest')
        .where('tenant_id', '=', tenant)
        .where('slug', '=', slug)
        .executeTakeFirst()
      // One that an older version kept may be of another shape.
      return row && ManifestShape.safeParse(row.manifest).data
    },
    list: async () => (await all().orderBy('slug').execute()).map(toDeclaration),
    async products() {
      const rows = await query
        .selectFrom('permissions')
        .select(['declared_by', sql<string>`split_part(key, '/', 1)`.as('product')])
        .where('tenant_id', '=', tenant)
        .distinct()
        .execute()
      const byProduct = Map.groupBy(rows, (row) => row.product)
      return new Map(
        [...byProduct].map(([product, of]) => [product, of.map((row) => row.declared_by)]),
      )
    },
    async shared(slug) {
      const { rows } = await sql<Shared>`
        with named as (
          select key, declared_by, split_part(key, '/', 1) as product,
            substr(key, strpos(key, '/') + 1) as pair
          from permissions where tenant_id = ${tenant}::uuid
        )
        select mine.product, mine.pair, array_agg(distinct theirs.product) as others
        from named mine join named theirs
          on theirs.pair = mine.pair and theirs.product <> mine.product
        where mine.declared_by = ${slug}
        group by mine.product, mine.pair order by mine.product, mine.pair`.execute(query)
      return rows
    },
    async productOf(actor) {
      const row = await query
        .selectFrom('applications')
        .select('name')
        .where('tenant_id', '=', tenant)
        .where('id', '=', actor)
        .executeTakeFirst()
      return row?.name
    },
    async save({ manifest, hash, at }) {
      const declared = { hash, manifest: JSON.stringify(manifest), applied_at: at }
      await query
        .insertInto('declarations')
        .values({ tenant_id: tenant, slug: manifest.slug, ...declared })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'slug']).doUpdateSet(declared))
        .execute()
    },
    async setPermissions(slug, permissions) {
      const keys = permissions.map((permission) => permission.key)
      const taken = await query
        .selectFrom('permissions')
        .select('key')
        .where('tenant_id', '=', tenant)
        .where('declared_by', '<>', slug)
        .where('key', 'in', ['', ...keys])
        .execute()
      if (taken.length > 0) return taken.map((row) => row.key)
      const gone = await query
        .deleteFrom('permissions')
        .where('tenant_id', '=', tenant)
        .where('declared_by', '=', slug)
        .where('key', 'not in', ['', ...keys])
        .returning('key')
        .execute()
      // Of two that name the same key, the second counts.
      const byKey = new Map(permissions.map((permission) => [permission.key, permission]))
      const rows = [...byKey.values()].map(({ key, implies }) => ({
        tenant_id: tenant,
        key,
        implies: [...implies],
        declared_by: slug,
      }))
      // A tenant that is made gets every product's permissions at once.
      for (let from = 0; from < rows.length; from += rowsMax)
        await query
          .insertInto('permissions')
          .values(rows.slice(from, from + rowsMax))
          .onConflict((conflict) =>
            conflict.columns(['tenant_id', 'key']).doUpdateSet(({ ref }) => ({
              implies: ref('excluded.implies'),
              declared_by: ref('excluded.declared_by'),
            })),
          )
          .execute()
      for (const key of [...keys, ...gone.map((row) => row.key)]) touch('permission', key)
      return []
    },
    async setRoles(slug, roles, at) {
      const names = roles.map(nameOf)
      const taken = await query
        .selectFrom('roles')
        .select('code')
        .where('tenant_id', '=', tenant)
        .where(sql<SqlBool>`scope || '/' || code = any(${names}::text[])`)
        .where((where) =>
          where.or([where('managed_by', 'is', null), where('managed_by', '<>', slug)]),
        )
        .execute()
      if (taken.length > 0) return taken.map((row) => row.code)
      const declared = await precedencesOf(database, slug)
      for (const role of roles) {
        const isPlaced = declared.get(nameOf(role)) === role.precedence
        await putRole(database, { role, isPlaced, slug, at })
      }
      await releaseRoles(database, slug, names)
      return []
    },
    async addGroupsOnce(slug, groups, at) {
      const made = { groups: [] as string[], groupRoles: [] as string[] }
      for (const group of groups) {
        if (await claim(database, { kind: 'group', key: group.name, slug })) {
          await query
            .insertInto('groups')
            .values({
              tenant_id: tenant,
              name: group.name,
              title: group.title,
              managed_by: slug,
              created_at: at,
            })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
          touch('group', group.name)
          made.groups.push(group.name)
        }
        for (const code of group.roles) {
          const key = `${group.name}/${code}`
          if (!(await claim(database, { kind: 'group-role', key, slug }))) continue
          await giveRole(database, { group: group.name, code, at })
          made.groupRoles.push(key)
        }
      }
      return made
    },
  }
}

type ManifestRole = Manifest['roles'][number]

const nameOf = ({ scope = 'default', code }: ManifestRole): string => `${scope}/${code}`

/** The precedences that the manifest, as it was last applied, gave its roles. */
async function precedencesOf(
  { query, tenant }: TenantDatabase,
  slug: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; precedence: number }>`
    select coalesce(role ->> 'scope', 'default') || '/' || (role ->> 'code') as name,
      (role ->> 'precedence')::integer as precedence
    from declarations, jsonb_array_elements(manifest -> 'roles') as each(role)
    where tenant_id = ${tenant}::uuid and slug = ${slug}`.execute(query)
  return new Map(rows.map(({ name, precedence }) => [name, precedence]))
}

/** Writes a role of the manifest; one that is placed keeps the place that operators gave it. */
async function putRole(
  { query, tenant, touch }: TenantDatabase,
  { role, isPlaced, slug, at }: { role: ManifestRole; isPlaced: boolean; slug: string; at: Date },
): Promise<void> {
  const columns = {
    title: role.title,
    level: role.level,
    precedence: role.precedence,
    permissions: role.permissions,
    ceiling: role.ceiling,
    managed_by: slug,
    updated_at: at,
  }
  const { id } = await query
    .insertInto('roles')
    .values({
      tenant_id: tenant,
      id: uuidv7(),
      scope: role.scope ?? 'default',
      code: role.code,
      created_at: at,
      ...columns,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'scope', 'code']).doUpdateSet((row) => ({
        ...columns,
        ...(isPlaced && { precedence: row.ref('roles.precedence') }),
        revision: sql<number>`${row.ref('roles.revision')} + 1`,
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  touch('role', id)
}

/** Roles that the manifest has no more: gone if nobody needs them, else the operators' from now on. */
async function releaseRoles(
  { query, tenant, touch }: TenantDatabase,
  slug: string,
  kept: readonly string[],
): Promise<void> {
  const released = await query
    .updateTable('roles')
    .set({ managed_by: null })
    .where('tenant_id', '=', tenant)
    .where('managed_by', '=', slug)
    .where(sql<SqlBool>`scope || '/' || code <> all(${[...kept]}::text[])`)
    .returning('id')
    .execute()
  for (const { id } of released) {
    await sql`
      delete from roles where tenant_id = ${tenant} and id = ${id} and not exists (
        select from assignments where tenant_id = ${tenant} and role_id = ${id})
        and not exists (
          select from role_supervised where tenant_id = ${tenant} and supervised_id = ${id})`.execute(
      query,
    )
    touch('role', id)
  }
}

/** Whether this is the first time; afterwards the thing is the operators' to keep or remove. */
async function claim(
  { query, tenant }: TenantDatabase,
  once: { kind: string; key: string; slug: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query
    .insertInto('declared_once')
    .values({ tenant_id: tenant, ...once })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

async function giveRole(
  { query, tenant, touch }: TenantDatabase,
  { group, code, at }: { group: string; code: string; at: Date },
): Promise<void> {
  await sql`
    insert into assignments (tenant_id, id, group_name, role_id, created_at)
    select r.tenant_id, ${uuidv7()}, g.name, r.id, ${at}
    from roles r join groups g on g.tenant_id = r.tenant_id and g.name = ${group}
    where r.tenant_id = ${tenant} and r.scope = 'default' and r.code = ${code}
    on conflict do nothing`.execute(query)
  touch('group', group)
}

const toDeclaration = (row: {
  slug: string
  title: string
  hash: string
  applied_at: Date
}): Declaration => ({
  slug: row.slug,
  title: row.title,
  hash: row.hash,
  appliedAt: row.applied_at.toISOString(),
})
