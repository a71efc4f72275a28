import { sql } from 'kysely'
import { isId } from '../../kernel/ids.ts'
import { allOf, isNamed } from '../../storage/conditions.ts'
import type { Row, TenantDatabase } from '../../storage/database.ts'
import { containing, takeSlice } from '../../storage/slice.ts'
import type { NamedQuery } from '../policies/schema.ts'
import { TaggedSelectors, type Template } from './schema.ts'
import type { TemplateStore } from './service.ts'

/** No decision sees templates, so nothing here touches the access state. */
export const policyTemplateStore = ({ query, tenant }: TenantDatabase): TemplateStore => {
  const all = () => query.selectFrom('policy_templates').selectAll().where('tenant_id', '=', tenant)

  return {
    async insert(template) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('policy_templates')
        .values({
          tenant_id: tenant,
          id: template.id,
          scope: template.scope,
          code: template.code,
          ...written(template),
          created_at: new Date(template.createdAt),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'scope', 'code']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },

    async find(key) {
      const row = await all().where(isNamed(key)).executeTakeFirst()
      return row && toTemplate(row)
    },

    async hold(key) {
      const row = await all().where(isNamed(key)).forNoKeyUpdate().executeTakeFirst()
      return row && toTemplate(row)
    },

    list: (asked, slice) =>
      takeSlice(all().where(filterOf(asked)), slice, { by: 'id', isCursor: isId, to: toTemplate }),

    async update(template) {
      await query
        .updateTable('policy_templates')
        .set(written(template))
        .where('tenant_id', '=', tenant)
        .where('id', '=', template.id)
        .execute()
    },

    async remove(id) {
      await query
        .deleteFrom('policy_templates')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .execute()
    },
  }
}

function filterOf({ scope, code, filter }: NamedQuery) {
  const text = sql`lower(code || ' ' || title || ' ' || description)`
  return allOf([
    scope !== undefined && sql`scope = ${scope}`,
    code !== undefined && sql`code = ${code}`,
    filter !== undefined && sql`${text} like ${containing(filter)}`,
  ])
}

const written = (template: Template) => ({
  title: template.title,
  description: template.description,
  selectors: JSON.stringify(template.selectors),
  revision: template.revision,
  updated_at: new Date(template.updatedAt),
})

function toTemplate(row: Row<'policy_templates'>): Template {
  const selectors = TaggedSelectors.parse(row.selectors)
  const of = (field: 'application' | 'tag') =>
    [...new Set(selectors.map((each) => each[field]))].sort()
  return {
    id: row.id,
    scope: row.scope,
    code: row.code,
    title: row.title,
    description: row.description,
    selectors,
    applications: of('application'),
    tags: of('tag'),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.revision,
  }
}
