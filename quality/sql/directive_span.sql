SELECT d.notice_id, d.directive_id AS row_key, d.char_start || '..' || d.char_end || ' of ' || length(t.text) AS observed
FROM staging.directive d JOIN staging.notice_text t USING (notice_id)
WHERE NOT (0 <= d.char_start AND d.char_start < d.char_end AND d.char_end <= length(t.text))
ORDER BY row_key
