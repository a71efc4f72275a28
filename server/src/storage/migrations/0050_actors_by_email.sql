-- People look for somebody by the e-mail address too. It is among the attributes of the actor, whether
-- a user of this server or an actor of an outside issuer. Dropping the column drops its index as well.
alter table actors drop column search;
alter table actors add column search text generated always as
  (lower(display_name || ' ' || subject || ' ' || coalesce(attributes ->> 'email', ''))) stored;
create index actors_here on actors (tenant_id, id) include (search) where deleted_at is null;
