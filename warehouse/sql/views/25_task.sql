-- Tasks are computed once a publication (at 1 M directives the joins take seconds) and stand ordered by their last day.
CREATE OR REPLACE VIEW task AS FROM task_row;
COMMENT ON VIEW task IS 'Nhiệm vụ: one row a task, deadline and accountable agency, of current versions; last_day is the last day in time, with later extensions';
