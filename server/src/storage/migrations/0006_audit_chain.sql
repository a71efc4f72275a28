-- The audit trail of each tenant becomes a chain of hashes: every event holds the hash of the one
-- before it, so that no event can be edited, cut, moved or slipped in unseen.

alter table audit_events
  add column sequence bigint check (sequence >= 1),
  add column previous_hash text,
  add column hash text;

-- Where each chain ends. Locked by every transaction that appends, at its very end.
create table audit_heads (
  tenant_id uuid not null references tenants,
  sequence bigint not null check (sequence >= 0),
  hash text not null,
  -- Events from before there were chains. They are listed, and no hash vouches for them; their
  -- number is held, so that none can be slipped in among them.
  unchained bigint not null default 0,
  primary key (tenant_id)
);

-- A migration runs as the owner, whom forced row-level security binds as well.
alter table audit_events no force row level security;
insert into audit_heads (tenant_id, sequence, hash, unchained)
  select tenant_id, 0, repeat('0', 64), count(*) from audit_events group by tenant_id;
alter table audit_events force row level security;

create unique index audit_events_sequence on audit_events (tenant_id, sequence);
create index audit_events_unchained on audit_events (tenant_id) where sequence is null;
create index audit_events_actor on audit_events (tenant_id, actor_id, id desc);
create index audit_events_target on audit_events (tenant_id, target, id desc);

-- Not valid: older rows stay as they are, every new one is in the chain.
alter table audit_events add constraint audit_events_chained
  check (num_nulls(sequence, previous_hash, hash) = 0) not valid;

alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy of_tenant on audit_heads
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

do $$
begin
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant select, insert, update on audit_heads to castellan_app;
  end if;
end $$;
