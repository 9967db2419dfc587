-- Evidence that does not show its raw words in the text, or a box that does not lie on its page.
SELECT e.notice_id, concat_ws('|', e.table_name, e.row_key, e.field) AS row_key, e.raw AS observed
FROM staging.evidence e JOIN staging.notice_text t USING (notice_id)
WHERE (e.char_start IS NOT NULL AND substring(t.text, e.char_start + 1, e.char_end - e.char_start) IS DISTINCT FROM e.raw)
   OR len(list_filter(e.boxes, lambda b: NOT (b.page >= 1 AND 0 <= b.x0 AND b.x0 <= b.x1 AND b.x1 <= 1
                                              AND 0 <= b.y0 AND b.y0 <= b.y1 AND b.y1 <= 1))) > 0
ORDER BY e.notice_id, row_key
