-- Which dates of the data a decision was asked for, so that it can be asked again. Null is the
-- instant of the decision; else an instant, or a range of them.
alter table decision_log add column effective jsonb;
alter table decision_log add column as_at jsonb;
