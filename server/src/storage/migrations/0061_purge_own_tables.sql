-- A purge empties the tables of Castellan, which are those that have its policy, and no others that
-- somebody may have put beside them.

create or replace function purge_tenant() returns void language plpgsql security definer
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
  join pg_policy p on p.polrelid = c.oid and p.polname = 'of_tenant'
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
