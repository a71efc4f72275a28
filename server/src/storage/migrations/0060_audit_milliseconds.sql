-- The hash of an event covers the millisecond at which it was: there is nothing finer to be edited unseen.

alter table audit_events alter column at type timestamptz(3);
