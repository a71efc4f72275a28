-- While a table is small, or new to the planner, an index that begins with the tenant and one that is
-- the key look the same to it. A check of a foreign key keeps the plan that it made then, so that it
-- read all actors of the tenant for each row of a change that brought many of them. No index of all
-- actors but the key begins with the tenant any more.
alter table actors drop constraint actors_tenant_id_issuer_subject_key;
alter table actors add constraint actors_subject unique (subject, issuer, tenant_id);
