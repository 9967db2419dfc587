-- What the machine says of the values that a sheet can correct: (id, table, field, row_key, value).
SELECT notice_id, 'notice', 'number', '', number FROM notice
UNION ALL SELECT notice_id, 'notice', 'issued_on', '', issued_on::VARCHAR FROM notice
UNION ALL SELECT notice_id, 'notice', 'title', '', title FROM notice
UNION ALL SELECT notice_id, 'notice', 'issuer', '', issuer FROM notice
UNION ALL SELECT directive_id, 'directive', 'text', '', text FROM directive
UNION ALL SELECT directive_id, 'deadline', 'last_day', seq::VARCHAR, coalesce(last_day, due_on, due_computed_on)::VARCHAR FROM deadline
UNION ALL SELECT directive_id, 'directive_agency', 'name', role, string_agg(name, '; ' ORDER BY seq, name) FROM directive_agency
WHERE role IN ('lead', 'cooperating') GROUP BY directive_id, role
