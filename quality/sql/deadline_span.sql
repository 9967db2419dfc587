SELECT d.notice_id, l.directive_id || '#' || l.seq AS row_key, l.raw AS observed
FROM staging.deadline l JOIN staging.directive d USING (directive_id) JOIN staging.notice_text t USING (notice_id)
WHERE l.origin = 'machine' AND substring(t.text, l.char_start + 1, l.char_end - l.char_start) IS DISTINCT FROM l.raw
ORDER BY row_key
