-- Many tenants on one installation: their states, their e-mail domains, and their end.

alter table tenants add column revision integer not null default 1;
alter table tenants add column updated_at timestamptz not null default now();
-- Hash over the shipped manifests that were last brought to the tenant; null before the first time.
alter table tenants add column manifests_hash text;

-- A purged tenant leaves its row to its audit trail; its slug is free again.
alter table tenants drop constraint tenants_status_check;
alter table tenants add constraint tenants_status_check
  check (status in ('active', 'suspended', 'deleted', 'purged'));
alter table tenants drop constraint tenants_slug_key;
create unique index tenants_slug on tenants (slug) where status <> 'purged';

-- The e-mail domains that are a tenant's own. None has two tenants.
create table tenant_domains (
  tenant_id uuid not null references tenants,
  domain text not null check (domain = lower(domain)),
  primary key (tenant_id, domain)
);
create unique index tenant_domains_domain on tenant_domains (domain);

alter table tenant_domains enable row level security;
alter table tenant_domains force row level security;
create policy of_tenant on tenant_domains
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid
         or current_setting('app.platform', true) = 'on')
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

-- Removes every row of the tenant that the transaction is in but its audit trail and the row that
-- says it was there. Only of a tenant that was deleted. Runs as the owner of the tables, since the
-- server itself may not delete access history; row-level security binds it all the same.
create function purge_tenant() returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  target uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  waiting text[];
  blocked text[];
  name text;
begin
  perform from public.tenants where id = target and status = 'deleted' for update;
  if not found then
    raise exception 'only a deleted tenant is purged';
  end if;

  select array_agg(c.relname::text order by c.relname) into waiting
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'audit\_%';

  -- A table that others still refer to waits for the next round.
  while cardinality(waiting) > 0 loop
    blocked := '{}';
    foreach name in array waiting loop
      begin
        execute format('delete from public.%I where tenant_id = $1', name) using target;
      exception when foreign_key_violation then
        blocked := blocked || name;
      end;
    end loop;
    if cardinality(blocked) = cardinality(waiting) then
      raise exception 'these tables cannot be emptied: %', blocked;
    end if;
    waiting := blocked;
  end loop;

  update public.tenants
  set status = 'purged', updated_at = now(), manifests_hash = null, bootstrapped_at = null
  where id = target;
end $$;
revoke all on function purge_tenant() from public;

do $$
begin
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant select, insert, update, delete on tenant_domains to castellan_app;
    grant execute on function purge_tenant() to castellan_app;
  end if;
end $$;
