-- How often somebody failed to prove themselves, counted for all processes: by the hash of what they
-- tried to get into and of the network they came from, since the name may have been the password.
create table failed_attempts (
  tenant_id uuid not null references tenants,
  key text not null,
  failures integer not null,
  expires_at timestamptz not null,
  primary key (tenant_id, key)
);
-- What is over goes with those that fail later.
create index failed_attempts_over on failed_attempts (tenant_id, expires_at);

alter table failed_attempts enable row level security;
alter table failed_attempts force row level security;
create policy of_tenant on failed_attempts
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

do $$
begin
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant select, insert, update, delete on failed_attempts to castellan_app;
  end if;
end $$;
