-- When each version of a tenant's access state began to hold, what registered resources were at
-- each of them, and by what another process learns of sessions that ended.

create table access_versions (
  tenant_id uuid not null references tenants,
  version bigint not null,
  at timestamptz not null,
  primary key (tenant_id, version),
  unique (tenant_id, at)
);

-- What registered resources were, from one access version until another.
create table resource_states (
  tenant_id uuid not null references tenants,
  workspace_id uuid not null,
  type text not null,
  resource_id text not null,
  version bigint not null,
  until_version bigint,
  properties jsonb not null,
  primary key (tenant_id, workspace_id, type, resource_id, version)
);
create unique index resource_states_now on resource_states (tenant_id, workspace_id, type, resource_id)
  where until_version is null;

-- Of before only the instants of versions that wrote a state are known. Each is taken to be a
-- millisecond after the one before it at the least, which also places those that only ended one.
alter table access_states no force row level security;
alter table workspace_resources no force row level security;
insert into access_versions (tenant_id, version, at)
select tenant_id, version,
       max(at - version * interval '1 ms') over (partition by tenant_id order by version)
         + version * interval '1 ms'
from (
  select tenant_id, version, max(at) as at
  from (
    select tenant_id, version, date_trunc('milliseconds', at) as at from access_states
    union all
    select tenant_id, until_version, null from access_states where until_version is not null
  ) as each
  group by tenant_id, version
) as known;
insert into resource_states (tenant_id, workspace_id, type, resource_id, version, properties)
select r.tenant_id, r.workspace_id, r.type, r.resource_id,
       coalesce((select max(v.version) from access_versions v
                 where v.tenant_id = r.tenant_id and v.at <= r.updated_at), 0), r.properties
from workspace_resources r;
alter table access_states force row level security;
alter table workspace_resources force row level security;

-- The transaction that wrote the row. One that is still open when another process looks has a
-- number that is not below the lowest of those that were, so nothing is missed by looking on from there.
alter table revocations add column noted xid8 not null default pg_current_xact_id();
create index revocations_noted on revocations (noted);
-- All tenants' at once; a subject is an id, and says nothing of whom it is.
create policy of_nodes on revocations for select
  using (current_setting('app.platform', true) = 'on');

do $$
declare
  name text;
begin
  foreach name in array array['access_versions', 'resource_states']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy of_tenant on %I
         using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', name);
  end loop;
  if exists (select from pg_roles where rolname = 'castellan_app') then
    -- History is added to, and at most closed.
    grant select, insert on access_versions to castellan_app;
    grant select, insert, update on resource_states to castellan_app;
  end if;
end $$;
