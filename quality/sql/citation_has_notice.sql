SELECT c.notice_id, c.citation_id AS row_key, 'no notice ' || c.notice_id AS observed
FROM staging.citation c ANTI JOIN staging.notice n USING (notice_id) ORDER BY row_key
