-- Who answers for what is done later by virtue of what they did: whoever sent an invitation again
-- last answers for its link, whoever changed a campaign last for what its reviewers take away. Where
-- these are null it is whoever made it.
alter table invitations add column resent_by uuid;
alter table invitations add foreign key (tenant_id, resent_by) references actors;
alter table access_reviews add column changed_by uuid;
