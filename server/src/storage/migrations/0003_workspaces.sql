-- Workspaces, who is in them, what is in them, and the credentials that are no sessions.

create table workspaces (
  tenant_id uuid not null references tenants,
  id uuid not null,
  name text not null,
  description text not null default '',
  revision integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);

create table workspace_members (
  tenant_id uuid not null,
  workspace_id uuid not null,
  actor_id uuid not null,
  role text not null check (role in ('owner', 'admin', 'member')),
  -- Added by hand, or by a claim that it follows.
  source text not null default 'manual' check (source in ('manual', 'sync')),
  added_at timestamptz not null,
  primary key (tenant_id, workspace_id, actor_id),
  foreign key (tenant_id, workspace_id) references workspaces on delete cascade,
  foreign key (tenant_id, actor_id) references actors
);
create index workspace_members_actor on workspace_members (tenant_id, actor_id);

-- What products registered inside a workspace, with the properties that decisions see.
create table workspace_resources (
  tenant_id uuid not null,
  workspace_id uuid not null,
  type text not null,
  resource_id text not null,
  properties jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, workspace_id, type, resource_id),
  foreign key (tenant_id, workspace_id) references workspaces on delete cascade
);

create table api_keys (
  tenant_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  name text not null,
  hash text not null,
  hint text not null,
  scopes jsonb not null,
  -- What the scopes say, in the engine's shape.
  policies jsonb not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, hash),
  foreign key (tenant_id, id) references actors,
  foreign key (tenant_id, workspace_id) references workspaces on delete cascade,
  foreign key (tenant_id, created_by) references actors
);
create index api_keys_workspace on api_keys (tenant_id, workspace_id);
create index api_keys_creator on api_keys (tenant_id, created_by);

create table personal_tokens (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  hash text not null,
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, hash),
  foreign key (tenant_id, user_id) references users
);
create index personal_tokens_user on personal_tokens (tenant_id, user_id);

alter table users add column global_role text not null default 'member'
  check (global_role in ('superadmin', 'admin', 'member'));

-- Given by hand, or following from a user's global role or from a membership.
alter table assignments add column source text not null default 'manual'
  check (source in ('manual', 'global-role', 'membership'));

do $$
declare
  old text;
begin
  for old in
    select conname from pg_constraint where conrelid = 'assignments'::regclass and contype = 'u'
  loop
    execute format('alter table assignments drop constraint %I', old);
  end loop;
end $$;
alter table assignments add constraint assignments_once unique nulls not distinct
  (tenant_id, actor_id, group_name, role_id, workspace_id, active_from, active_until, source);
alter table assignments add constraint assignments_workspace
  foreign key (tenant_id, workspace_id) references workspaces on delete cascade;

-- Superadmins of before have it as their global role. The owner of the tables is bound by
-- row-level security too, so it is loosened for as long as these two statements take.
alter table users no force row level security;
alter table roles no force row level security;
alter table assignments no force row level security;
update users u set global_role = 'superadmin' from assignments s, roles r
  where s.tenant_id = u.tenant_id and s.actor_id = u.id and r.tenant_id = s.tenant_id
    and r.id = s.role_id and r.scope = 'default' and r.code = 'superadmin'
    and s.active_from is null and s.active_until is null;
update assignments s set source = 'global-role' from users u, roles r
  where u.tenant_id = s.tenant_id and u.id = s.actor_id and u.global_role = 'superadmin'
    and r.tenant_id = s.tenant_id and r.id = s.role_id
    and r.scope = 'default' and r.code = 'superadmin'
    and s.active_from is null and s.active_until is null;
alter table users force row level security;
alter table roles force row level security;
alter table assignments force row level security;

do $$
declare
  name text;
begin
  foreach name in array array['workspaces', 'workspace_members', 'workspace_resources',
                              'api_keys', 'personal_tokens']
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
