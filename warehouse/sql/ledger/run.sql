SELECT run_id, started_at, ended_at, outcome, arrived, read, unchanged, quarantined, set_aside, blocked_by, accepted_by, accepted_reason
FROM run ORDER BY started_at, run_id
