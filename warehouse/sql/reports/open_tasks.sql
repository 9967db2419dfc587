-- Tasks that are still to be done, one row a task, deadline and agency, in the order of the sheets. $as_of decides nothing here.
SELECT coalesce(agency, '(không rõ)') AS agency, agency_id, directive_id, deadline_seq, number, title, issued_on, path, heading, text,
       deadline_text, last_day, due_time, recurrence, due_source, is_target, citations, cooperating, page
FROM task
WHERE NOT is_closed AND state NOT IN ('replaces', 'repeals', 'recalls') AND coalesce(follow_up_status, '') NOT IN ('hoan_thanh', 'khong_thuc_hien')
ORDER BY agency, last_day NULLS LAST, issued_on, number, seq, deadline_seq
