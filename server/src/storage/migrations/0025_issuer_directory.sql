-- Any tenant may trust an issuer for an audience; which of them a token is for, its signature and
-- their terms decide, or the address that it is sent to.
alter table issuer_directory
  drop constraint issuer_directory_pkey,
  add primary key (issuer, audience, tenant_id);
