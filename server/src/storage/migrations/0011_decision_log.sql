-- Which decisions were given, when the server keeps a log of them. An id begins with the instant of
-- the decision, so what is between two instants is between two ids.

create table decision_log (
  tenant_id uuid not null references tenants,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  permission text not null,
  resource_type text,
  resource_id jsonb not null,
  workspace text,
  effect text not null check (effect in ('allow', 'deny')),
  reason text not null,
  -- The statement that decided, when one did.
  role text,
  policy text,
  pattern text,
  selector jsonb,
  group_name text,
  version bigint not null,
  surface text not null,
  caller uuid not null,
  request_id text,
  -- How many decisions just before this one there was no room for.
  dropped_before integer not null default 0,
  primary key (tenant_id, id)
);
create index decision_log_actor on decision_log (tenant_id, actor, id desc);
create index decision_log_permission on decision_log (tenant_id, permission, id desc);

alter table decision_log enable row level security;
alter table decision_log force row level security;
create policy of_tenant on decision_log
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

do $$
begin
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant select, insert, update, delete on decision_log to castellan_app;
  end if;
end $$;
