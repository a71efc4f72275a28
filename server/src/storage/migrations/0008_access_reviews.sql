-- Campaigns in which reviewers say of each grant whether it stays. What was decided is evidence, so
-- the role of the server removes neither campaigns nor items, and these outlive what they speak of.

create table access_reviews (
  tenant_id uuid not null references tenants,
  id uuid not null,
  name text not null,
  description text not null default '',
  subject_kind text not null check (subject_kind in ('group', 'role', 'workspace')),
  -- A group by its name, the others by their ids.
  subject_id text not null,
  -- What people call it: a role by scope/code, as they were when the campaign began.
  subject_name text not null,
  on_overdue text not null check (on_overdue in ('keep', 'revoke')),
  due_at timestamptz not null,
  -- How many there are, and how many of each decision, counted with every decision.
  items integer not null default 0,
  kept integer not null default 0,
  revoked integer not null default 0,
  gone integer not null default 0,
  -- Nobody decided these in time, so on_overdue did.
  lapsed integer not null default 0,
  revision integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  primary key (tenant_id, id)
);

create table access_review_reviewers (
  tenant_id uuid not null,
  review_id uuid not null,
  actor_id uuid not null,
  primary key (tenant_id, review_id, actor_id),
  foreign key (tenant_id, review_id) references access_reviews,
  foreign key (tenant_id, actor_id) references actors
);
create index access_review_reviewers_actor on access_review_reviewers (tenant_id, actor_id);

-- One grant as it was when the campaign began. No names: a person may be forgotten.
create table access_review_items (
  tenant_id uuid not null,
  review_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('group-member', 'assignment', 'workspace-member')),
  actor_id uuid,
  group_name text,
  assignment_id uuid,
  role text,
  workspace_id uuid,
  source text not null check (source in ('manual', 'global-role', 'membership', 'claim')),
  synced_by uuid,
  since timestamptz not null,
  active_until timestamptz,
  decision text not null default 'pending'
    check (decision in ('pending', 'keep', 'revoke', 'gone')),
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  -- The role in the workspace at the moment of the decision.
  role_decided text,
  is_lapsed boolean not null default false,
  primary key (tenant_id, review_id, id),
  foreign key (tenant_id, review_id) references access_reviews,
  check (num_nonnulls(actor_id, group_name) >= 1),
  check ((decision = 'pending') = (decided_at is null))
);
-- Each list of items is cut into pages by one of these, or by the key.
create index access_review_items_decision on access_review_items
  (tenant_id, review_id, decision, id);
create index access_review_items_decider on access_review_items
  (tenant_id, review_id, decided_by, id) where decided_by is not null;
create index access_review_items_pending on access_review_items (tenant_id, id)
  where decision = 'pending';

do $$
declare
  name text;
begin
  foreach name in array array['access_reviews', 'access_review_reviewers', 'access_review_items']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy of_tenant on %I
         using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', name);
    if exists (select from pg_roles where rolname = 'castellan_app') then
      execute format('grant select, insert, update on %I to castellan_app', name);
    end if;
  end loop;
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant delete on access_review_reviewers to castellan_app;
  end if;
end $$;
