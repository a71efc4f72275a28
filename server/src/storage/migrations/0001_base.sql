-- The first schema. Tenant id comes first in every key, and the database itself refuses
-- rows of another tenant: row-level security is forced on every table that has one.

-- The role every statement of the server runs as. Neither superuser nor owner, so that
-- row-level security holds for it. A cluster may have it already from another database.
do $$
begin
  create role castellan_app nologin nosuperuser nobypassrls;
exception
  when duplicate_object or unique_violation then null;
  -- Without the right to create roles the server runs as the tables' owner, whom FORCE binds.
  when insufficient_privilege then null;
end $$;

do $$
begin
  execute format('grant castellan_app to %I', current_user);
exception
  when undefined_object or insufficient_privilege or invalid_grant_operation then null;
end $$;

create table tenants (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  status text not null default 'active' check (status in ('active', 'suspended')),
  -- Grows by one with every change of who may do what; locks that order them.
  access_version bigint not null default 0,
  bootstrapped_at timestamptz,
  created_at timestamptz not null
);

create table actors (
  tenant_id uuid not null references tenants,
  id uuid not null,
  issuer text not null,
  subject text not null,
  kind text not null check (kind in ('user', 'application', 'service', 'agent')),
  display_name text not null,
  enabled boolean not null default true,
  attributes jsonb not null default '{}',
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, issuer, subject)
);

create table users (
  tenant_id uuid not null,
  id uuid not null,
  username text not null,
  email text not null,
  first_name text not null,
  last_name text not null,
  password_hash text not null,
  status text not null check (status in ('active', 'disabled', 'deleted')),
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references actors
);
create unique index users_username on users (tenant_id, lower(username)) where status <> 'deleted';
create unique index users_email on users (tenant_id, lower(email)) where status <> 'deleted';

create table groups (
  tenant_id uuid not null references tenants,
  name text not null,
  title text not null,
  managed_by text,
  created_at timestamptz not null,
  primary key (tenant_id, name)
);

create table group_members (
  tenant_id uuid not null,
  group_name text not null,
  actor_id uuid not null,
  added_at timestamptz not null,
  primary key (tenant_id, group_name, actor_id),
  foreign key (tenant_id, group_name) references groups,
  foreign key (tenant_id, actor_id) references actors
);
create index group_members_actor on group_members (tenant_id, actor_id);

create table applications (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null,
  client_id text not null,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, client_id),
  foreign key (tenant_id, id) references actors
);

create table application_secrets (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  hash text not null,
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references applications
);
create index application_secrets_of on application_secrets (tenant_id, application_id);

create table permissions (
  tenant_id uuid not null references tenants,
  key text not null,
  implies text[] not null default '{}',
  declared_by text not null,
  primary key (tenant_id, key)
);

create table roles (
  tenant_id uuid not null references tenants,
  id uuid not null,
  scope text not null,
  code text not null,
  title text not null,
  level text not null check (level in ('tenant', 'workspace')),
  precedence integer not null check (precedence >= 1),
  permissions text[] not null default '{}',
  ceiling text[],
  active_from timestamptz,
  active_until timestamptz,
  managed_by text,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, scope, code)
);

create table assignments (
  tenant_id uuid not null,
  id uuid not null,
  actor_id uuid,
  group_name text,
  role_id uuid not null,
  workspace_id uuid,
  active_from timestamptz,
  active_until timestamptz,
  reason text,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check (num_nonnulls(actor_id, group_name) = 1),
  foreign key (tenant_id, actor_id) references actors,
  foreign key (tenant_id, group_name) references groups,
  foreign key (tenant_id, role_id) references roles,
  unique nulls not distinct (tenant_id, actor_id, group_name, role_id, workspace_id, active_from, active_until)
);
create index assignments_group on assignments (tenant_id, group_name) where group_name is not null;
create index assignments_role on assignments (tenant_id, role_id);

-- Which manifests were reconciled, and which of their starting objects were made once: what
-- an operator changes or removes afterwards is theirs and is not made again.
create table declarations (
  tenant_id uuid not null references tenants,
  slug text not null,
  hash text not null,
  manifest jsonb not null,
  revision integer not null default 1,
  applied_at timestamptz not null,
  primary key (tenant_id, slug)
);

create table declared_once (
  tenant_id uuid not null references tenants,
  kind text not null,
  key text not null,
  slug text not null,
  primary key (tenant_id, kind, key)
);

create table signing_keys (
  tenant_id uuid not null references tenants,
  kid text not null,
  algorithm text not null,
  public_jwk jsonb not null,
  sealed_private text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (tenant_id, kid)
);

create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  actor_id uuid not null,
  client_id text,
  address text,
  user_agent text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, actor_id) references actors
);
create index sessions_actor on sessions (tenant_id, actor_id, created_at desc);

create table refresh_tokens (
  tenant_id uuid not null,
  hash text not null,
  session_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, hash),
  foreign key (tenant_id, session_id) references sessions on delete cascade
);
create index refresh_tokens_session on refresh_tokens (tenant_id, session_id);

-- Sessions and single tokens whose access tokens are refused although not yet expired.
create table revocations (
  tenant_id uuid not null references tenants,
  subject text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, subject)
);

create table audit_events (
  tenant_id uuid not null references tenants,
  id uuid not null,
  action text not null,
  actor_id uuid,
  target text not null,
  facts jsonb not null default '{}',
  request_id text,
  address text,
  at timestamptz not null,
  primary key (tenant_id, id)
);

-- What the engine decides over, in its own shape, versioned: the state of each thing from one
-- access version until another. The newest rows make the snapshot; older ones its history.
create table access_states (
  tenant_id uuid not null references tenants,
  kind text not null,
  id text not null,
  version bigint not null,
  until_version bigint,
  at timestamptz not null,
  state jsonb not null,
  primary key (tenant_id, kind, id, version)
);
create unique index access_states_now on access_states (tenant_id, kind, id) where until_version is null;
create index access_states_since on access_states (tenant_id, version);
create index access_states_until on access_states (tenant_id, until_version) where until_version is not null;

-- Answers to repeat when a POST is retried with the same Idempotency-Key.
create table idempotency_keys (
  tenant_id uuid not null references tenants,
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  sealed_body text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, actor_id, key)
);

do $$
declare
  name text;
begin
  for name in
    select table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id'
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy of_tenant on %I
         using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', name);
  end loop;
end $$;

alter table tenants enable row level security;
alter table tenants force row level security;
create policy of_tenant on tenants
  using (id = nullif(current_setting('app.tenant', true), '')::uuid
         or current_setting('app.platform', true) = 'on');

do $$
begin
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant select, insert, update, delete on all tables in schema public to castellan_app;
    -- Audit rows are only ever added, and access history only closed.
    revoke update, delete on audit_events from castellan_app;
    revoke delete on access_states from castellan_app;
  end if;
end $$;
