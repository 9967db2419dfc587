SELECT n.notice_id, l.directive_id || '#' || l.seq AS row_key, l.due_on || ' under a paper of ' || n.issued_on AS observed
FROM staging.deadline l JOIN staging.directive d USING (directive_id) JOIN staging.notice n USING (notice_id)
WHERE l.origin = 'machine' AND l.due_on IS NOT NULL AND n.issued_on IS NOT NULL
  AND (l.due_on < n.issued_on OR l.due_on > n.issued_on + INTERVAL 30 YEAR)
ORDER BY row_key
