-- Users who are invited and not here yet, and users of whom nothing is kept any more; the providers
-- through which people are written to, and the links of applications to them.

-- Invited: no username, no password. Purged: neither, and no name and no e-mail address.
alter table users drop constraint users_status_check;
alter table users add constraint users_status_check
  check (status in ('invited', 'active', 'disabled', 'deleted', 'purged'));
alter table users add constraint users_active_complete
  check (status <> 'active' or (username <> '' and password_hash <> ''));
drop index users_username;
create unique index users_username on users (tenant_id, lower(username))
  where status not in ('deleted', 'purged') and username <> '';
drop index users_email;
create unique index users_email on users (tenant_id, lower(email))
  where status not in ('deleted', 'purged');

create table invitations (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  -- SHA-256 of the one token that accepts it; another resend, another token.
  token_hash text not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- When a mail with the link was last handed over.
  sent_at timestamptz,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references users,
  foreign key (tenant_id, invited_by) references actors
);
create index invitations_user on invitations (tenant_id, user_id);

create table providers (
  tenant_id uuid not null references tenants,
  id uuid not null,
  name text not null,
  category text not null check (category in ('Email', 'SMS')),
  type text not null check (type in ('SMTP', 'SendGrid', 'Twilio', 'Webhook')),
  client_id text,
  -- Sealed under the tenant and the provider.
  sealed_secret text,
  host text,
  port integer check (port between 1 and 65535),
  disable_ssl boolean not null,
  endpoint text,
  sender text,
  is_default boolean not null,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
-- The one that the tenant's own messages go through.
create unique index providers_default on providers (tenant_id, category) where is_default;

create table application_providers (
  tenant_id uuid not null,
  application_id uuid not null,
  provider_id uuid not null,
  can_sign_in boolean not null,
  can_sign_up boolean not null,
  can_unlink boolean not null,
  prompted boolean not null,
  alert_type text,
  rule text,
  is_default boolean not null default false,
  created_at timestamptz not null,
  primary key (tenant_id, application_id, provider_id),
  foreign key (tenant_id, application_id) references applications,
  foreign key (tenant_id, provider_id) references providers on delete cascade
);
create unique index application_providers_default
  on application_providers (tenant_id, application_id) where is_default;
create index application_providers_of on application_providers (tenant_id, provider_id);

-- Removes what is known of a deleted user as a person. What stays is their id, and which rights
-- it had when: the audit trail names ids only. Runs as the owner of the tables, since the server
-- itself may not change access history; row-level security binds it all the same.
create function purge_user(target uuid) returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare
  tenant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
begin
  perform from public.users where tenant_id = tenant and id = target and status = 'deleted' for update;
  if not found then
    raise exception 'only a deleted user is purged';
  end if;
  delete from public.sessions where tenant_id = tenant and actor_id = target;
  delete from public.sightings where tenant_id = tenant and actor_id = target;
  delete from public.personal_tokens where tenant_id = tenant and user_id = target;
  delete from public.invitations where tenant_id = tenant and user_id = target;
  delete from public.idempotency_keys where tenant_id = tenant and actor_id = target;
  delete from public.assignments where tenant_id = tenant and actor_id = target;
  delete from public.group_members where tenant_id = tenant and actor_id = target;
  delete from public.workspace_members where tenant_id = tenant and actor_id = target;
  update public.access_states set state = jsonb_set(state, '{attributes}', '{}')
    where tenant_id = tenant and kind = 'actor' and id = target::text and state ? 'attributes';
  update public.actors set display_name = '', attributes = '{}', synced_hash = null
    where tenant_id = tenant and id = target;
  update public.users set status = 'purged', username = '', email = '', first_name = '',
      last_name = '', password_hash = '', updated_at = now(), revision = revision + 1
    where tenant_id = tenant and id = target;
end $$;
revoke all on function purge_user(uuid) from public;

do $$
declare
  name text;
begin
  foreach name in array array['invitations', 'providers', 'application_providers']
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
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant execute on function purge_user(uuid) to castellan_app;
  end if;
end $$;
