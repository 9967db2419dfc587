SELECT NULL AS notice_id, l.directive_id || '#' || l.seq AS row_key, 'no directive ' || l.directive_id AS observed
FROM staging.deadline l ANTI JOIN staging.directive d USING (directive_id) ORDER BY row_key
