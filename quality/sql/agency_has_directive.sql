SELECT NULL AS notice_id, a.directive_id || '#' || a.seq AS row_key, 'no directive ' || a.directive_id AS observed
FROM staging.directive_agency a ANTI JOIN staging.directive d USING (directive_id) ORDER BY row_key
