-- How the version before was read, and the days that its directives are due.
SELECT reading_method, (SELECT list(l.due_on::VARCHAR) FROM (FROM main.deadline UNION ALL FROM staging.deadline) l
                        JOIN (FROM main.directive UNION ALL FROM staging.directive) d USING (directive_id) WHERE d.notice_id = n.notice_id)
FROM (SELECT notice_id, reading_method, document_id, version FROM staging.notice
      UNION SELECT notice_id, reading_method, document_id, version FROM main.notice) n
WHERE document_id = $document_id AND version < $version ORDER BY version DESC LIMIT 1
