-- Outside issuers whose tokens a tenant takes, and what their claims give.
create table issuers (
  tenant_id uuid not null references tenants,
  id uuid not null,
  issuer text not null,
  jwks_url text,
  discovery_url text,
  algorithms text[] not null check (cardinality(algorithms) > 0),
  audiences text[] not null check (cardinality(audiences) > 0),
  clock_tolerance_seconds integer not null,
  accept_id_tokens boolean not null,
  claims jsonb not null,
  auto_assign_role text,
  allow text[],
  rules jsonb not null,
  enabled boolean not null,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, issuer),
  check (num_nonnulls(jwks_url, discovery_url) = 1)
);

-- Which tenant a token of an issuer for an audience belongs to: one, whoever came first. It is
-- read before the tenant is known, so it holds nothing but that.
create table issuer_directory (
  issuer text not null,
  audience text not null,
  tenant_id uuid not null references tenants,
  issuer_id uuid not null,
  primary key (issuer, audience),
  foreign key (tenant_id, issuer_id) references issuers on delete cascade
);
create index issuer_directory_of on issuer_directory (tenant_id, issuer_id);

alter table actors
  -- What the newest token said that was synced, and when it was issued.
  add column synced_hash text,
  add column synced_issued_at timestamptz;

-- Apart from the actors themselves, so that being seen changes none of them.
create table sightings (
  tenant_id uuid not null,
  actor_id uuid not null,
  last_seen_at timestamptz not null,
  primary key (tenant_id, actor_id),
  foreign key (tenant_id, actor_id) references actors on delete cascade
);

-- A membership stands while somebody wants it: an administrator, a claim, or both.
alter table group_members
  add column by_hand boolean not null default true,
  add column synced_by uuid,
  add constraint group_members_wanted check (by_hand or synced_by is not null);
create index group_members_synced on group_members (tenant_id, synced_by) where synced_by is not null;

-- One that a claim gives stands beside the one that was given by hand.
alter table assignments
  add column synced_by uuid,
  drop constraint assignments_source_check,
  add constraint assignments_source_check
    check (source in ('manual', 'global-role', 'membership', 'claim')),
  add constraint assignments_synced_check check ((source = 'claim') = (synced_by is not null));
create index assignments_synced on assignments (tenant_id, synced_by) where synced_by is not null;

alter table issuers enable row level security;
alter table issuers force row level security;
create policy of_tenant on issuers
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

alter table sightings enable row level security;
alter table sightings force row level security;
create policy of_tenant on sightings
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

alter table issuer_directory enable row level security;
alter table issuer_directory force row level security;
create policy of_tenant on issuer_directory
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid
         or current_setting('app.platform', true) = 'on')
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

do $$
begin
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant select, insert, update, delete on issuers, issuer_directory, sightings
      to castellan_app;
  end if;
end $$;
