SELECT c.notice_id, c.citation_id AS row_key, c.raw AS observed
FROM staging.citation c JOIN staging.notice_text t USING (notice_id)
WHERE substring(t.text, c.char_start + 1, c.char_end - c.char_start) IS DISTINCT FROM c.raw
ORDER BY row_key
