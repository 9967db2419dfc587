SELECT d.notice_id, d.directive_id AS row_key, 'no notice ' || d.notice_id AS observed
FROM staging.directive d ANTI JOIN staging.notice n USING (notice_id) ORDER BY d.directive_id
