-- Roles that stand over others: such a one gives, beside its own, what each of these gives of itself.

create table role_supervised (
  tenant_id uuid not null,
  role_id uuid not null,
  supervised_id uuid not null,
  primary key (tenant_id, role_id, supervised_id),
  check (role_id <> supervised_id),
  foreign key (tenant_id, role_id) references roles on delete cascade,
  foreign key (tenant_id, supervised_id) references roles
);
create index role_supervised_of on role_supervised (tenant_id, supervised_id);

alter table role_supervised enable row level security;
alter table role_supervised force row level security;
create policy of_tenant on role_supervised
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);

do $$
begin
  if exists (select from pg_roles where rolname = 'castellan_app') then
    grant select, insert, update, delete on role_supervised to castellan_app;
  end if;
end $$;
