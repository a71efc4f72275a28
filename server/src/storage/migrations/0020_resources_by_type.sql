-- Searches go through the registered resources of a type, in all workspaces of a tenant.
create index workspace_resources_by_type
  on workspace_resources (tenant_id, type, workspace_id, resource_id);
