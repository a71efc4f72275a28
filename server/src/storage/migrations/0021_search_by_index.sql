-- What people are searched by lies in the index that lists them, so that a search reads no more.
drop index users_here;
create index users_here on users (tenant_id, id) include (search)
  where status not in ('deleted', 'purged');
drop index actors_here;
create index actors_here on actors (tenant_id, id) include (search) where deleted_at is null;
