-- Policies and what holds them: collections, roles, user-roles, the tenant itself (guardrails).

create table policies (
  tenant_id uuid not null references tenants,
  id uuid not null,
  scope text not null,
  code text not null,
  description text not null default '',
  effect text not null check (effect in ('allow', 'deny')),
  -- As it was written, in the shape of a world file: what is shown, exported and compared.
  definition jsonb not null,
  -- The same as the engine takes it.
  model jsonb not null,
  -- What surfaces keep beside the rule: the Access API's `how`, `applications` and `templateMetadata`.
  annotations jsonb not null default '{}',
  managed_by text,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, scope, code)
);

-- Every revision that a policy ever had, so that a former one can be seen and brought back.
create table policy_revisions (
  tenant_id uuid not null references tenants,
  policy_id uuid not null,
  revision integer not null,
  description text not null,
  definition jsonb not null,
  actor_id uuid,
  at timestamptz not null,
  primary key (tenant_id, policy_id, revision)
);

create table policy_collections (
  tenant_id uuid not null references tenants,
  id uuid not null,
  scope text not null,
  code text not null,
  description text not null default '',
  annotations jsonb not null default '{}',
  managed_by text,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, scope, code)
);

create table policy_collection_policies (
  tenant_id uuid not null,
  collection_id uuid not null,
  policy_id uuid not null,
  primary key (tenant_id, collection_id, policy_id),
  foreign key (tenant_id, collection_id) references policy_collections on delete cascade,
  foreign key (tenant_id, policy_id) references policies
);
create index policy_collection_policies_of on policy_collection_policies (tenant_id, policy_id);

create table policy_collection_collections (
  tenant_id uuid not null,
  collection_id uuid not null,
  inner_id uuid not null,
  primary key (tenant_id, collection_id, inner_id),
  check (collection_id <> inner_id),
  foreign key (tenant_id, collection_id) references policy_collections on delete cascade,
  foreign key (tenant_id, inner_id) references policy_collections
);
create index policy_collection_collections_of on policy_collection_collections (tenant_id, inner_id);

create table policy_templates (
  tenant_id uuid not null references tenants,
  id uuid not null,
  scope text not null,
  code text not null,
  title text not null,
  description text not null,
  -- [{application, tag, selector}], the selectors in the shape of a world file.
  selectors jsonb not null,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, scope, code)
);

create table role_policies (
  tenant_id uuid not null,
  role_id uuid not null,
  policy_id uuid not null,
  primary key (tenant_id, role_id, policy_id),
  foreign key (tenant_id, role_id) references roles on delete cascade,
  foreign key (tenant_id, policy_id) references policies
);
create index role_policies_of on role_policies (tenant_id, policy_id);

create table role_collections (
  tenant_id uuid not null,
  role_id uuid not null,
  collection_id uuid not null,
  primary key (tenant_id, role_id, collection_id),
  foreign key (tenant_id, role_id) references roles on delete cascade,
  foreign key (tenant_id, collection_id) references policy_collections
);
create index role_collections_of on role_collections (tenant_id, collection_id);

alter table roles add column description text not null default '';
alter table roles add column annotations jsonb not null default '{}';

-- The personal role of a user: exactly one, weaker than every other, made at the first sign-in.
create table user_roles (
  tenant_id uuid not null,
  user_id uuid not null,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references actors
);

create table user_role_policies (
  tenant_id uuid not null,
  user_id uuid not null,
  policy_id uuid not null,
  primary key (tenant_id, user_id, policy_id),
  foreign key (tenant_id, user_id) references user_roles on delete cascade,
  foreign key (tenant_id, policy_id) references policies
);
create index user_role_policies_of on user_role_policies (tenant_id, policy_id);

create table user_role_collections (
  tenant_id uuid not null,
  user_id uuid not null,
  collection_id uuid not null,
  primary key (tenant_id, user_id, collection_id),
  foreign key (tenant_id, user_id) references user_roles on delete cascade,
  foreign key (tenant_id, collection_id) references policy_collections
);
create index user_role_collections_of on user_role_collections (tenant_id, collection_id);

create table guardrails (
  tenant_id uuid not null references tenants,
  policy_id uuid not null,
  reason text,
  created_at timestamptz not null,
  primary key (tenant_id, policy_id),
  foreign key (tenant_id, policy_id) references policies
);

do $$
declare
  name text;
begin
  foreach name in array array['policies', 'policy_revisions', 'policy_collections',
      'policy_collection_policies', 'policy_collection_collections', 'policy_templates',
      'role_policies', 'role_collections', 'user_roles', 'user_role_policies',
      'user_role_collections', 'guardrails']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy of_tenant on %I
         using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', name);
    if exists (select from pg_roles where rolname = 'castellan_app') then
      execute format('grant select, insert, update, delete on %I to castellan_app', name);
    end if;
  end loop;
end $$;
