-- Manifests bring roles and groups, and never policies or collections of them: nothing ever managed one.
alter table policies drop column managed_by;
alter table policy_collections drop column managed_by;
