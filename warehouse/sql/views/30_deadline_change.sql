-- A deadline that moved: because a later paper says so, or because we read it differently, or a person corrected it.
CREATE OR REPLACE VIEW deadline_change AS
SELECT d.directive_id, d.notice_id, n.full_number AS number, d.path, 'paper' AS changed_by,
       coalesce(l.last_day, l.due_on, l.due_computed_on)::VARCHAR AS old_value, e.new_due_on::VARCHAR AS new_value, e.by_number AS source,
       e.by_issued_on AS changed_on
FROM link_effect e
JOIN directive d USING (directive_id)
JOIN notice n ON n.notice_id = d.notice_id
LEFT JOIN (SELECT directive_id, min_by(last_day, seq) AS last_day, min_by(due_on, seq) AS due_on, min_by(due_computed_on, seq) AS due_computed_on
           FROM deadline GROUP BY directive_id) l ON l.directive_id = d.directive_id
WHERE e.kind = 'extends' AND e.new_due_on IS NOT NULL
UNION ALL
SELECT split_part(c.row_key, '|', 1), c.notice_id, n.full_number, d.path,
       CASE c.cause WHEN 'correction' THEN 'person' WHEN 'register' THEN 'register' WHEN 'new_version' THEN 'paper' ELSE 'reading' END,
       c.old_value, c.new_value, c.cause, (c.published_at::TIMESTAMP)::DATE
FROM change c JOIN notice n ON n.notice_id = c.notice_id
LEFT JOIN directive d ON d.directive_id = split_part(c.row_key, '|', 1)
WHERE c.table_name = 'deadline' AND (c.field IN ('due_on', 'last_day', 'due_computed_on') OR c.field IS NULL);
COMMENT ON VIEW deadline_change IS 'Thời hạn thay đổi: changed_by paper (a later paper) | reading (we read it differently) | person | register';
