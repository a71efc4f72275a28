-- Whether the newest token of an outside actor was let in by its issuer's allow-list: none that is
-- older is taken while it was not.

alter table actors add column synced_admitted boolean not null default true;
