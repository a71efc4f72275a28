-- What lists, and sign-in, look up stands in columns and indexes of its own. Row-level security
-- keeps an index over an expression from being used: `lower` could leak what it sees, so it is run
-- on the tenant's own rows only, one by one. Comparing a stored text leaks nothing.

alter table users
  add column username_key text generated always as (lower(username)) stored,
  add column email_key text generated always as (lower(email)) stored,
  add column search text generated always as
    (lower(username || ' ' || email || ' ' || first_name || ' ' || last_name)) stored;
alter table actors
  add column search text generated always as (lower(display_name || ' ' || subject)) stored;

drop index users_username;
create unique index users_username on users (tenant_id, username_key)
  where status not in ('deleted', 'purged') and username_key <> '';
drop index users_email;
create unique index users_email on users (tenant_id, email_key)
  where status not in ('deleted', 'purged');

-- Each list can be counted and cut into pages by one of these alone.
create index users_here on users (tenant_id, id) where status not in ('deleted', 'purged');
create index users_status on users (tenant_id, status, id);
create index users_global_role on users (tenant_id, global_role, id)
  where status not in ('deleted', 'purged');

create index actors_here on actors (tenant_id, id) where deleted_at is null;
create index actors_kind on actors (tenant_id, kind, id) where deleted_at is null;
create index actors_issuer on actors (tenant_id, issuer, id) where deleted_at is null;
create index actors_enabled on actors (tenant_id, enabled, id) where deleted_at is null;
-- Few: whose memberships and assignments are there still, and are listed no more.
create index actors_deleted on actors (tenant_id, id) where deleted_at is not null;

create index assignments_list on assignments (tenant_id, id)
  include (actor_id, active_from, active_until);
create index assignments_inside on assignments (tenant_id, workspace_id, id) include (actor_id)
  where workspace_id is not null;
drop index assignments_role;
create index assignments_role on assignments (tenant_id, role_id, id) include (actor_id);

create index audit_events_action on audit_events (tenant_id, action collate "C", id);
create index audit_events_request on audit_events (tenant_id, request_id)
  where request_id is not null;
