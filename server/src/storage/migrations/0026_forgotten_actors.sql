-- How many actors of other issuers a tenant has forgotten, to let go of what is held of the past.
create index actors_forgotten on actors (tenant_id)
  where deleted_at is not null and issuer <> 'local';
