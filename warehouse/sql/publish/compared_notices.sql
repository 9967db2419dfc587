-- The notices that a publication would replace or add, and why.
CREATE OR REPLACE TEMP TABLE compared AS
SELECT s.notice_id, m.notice_id IS NOT NULL AS is_known,
       CASE WHEN k.cause IS NOT NULL THEN k.cause WHEN m.notice_id IS NULL THEN 'new_document' ELSE 'new_rules' END AS cause
FROM staging.notice s
LEFT JOIN main.notice m USING (notice_id)
LEFT JOIN (SELECT notice_id, any_value(cause) AS cause FROM meta.staged GROUP BY notice_id) k USING (notice_id);
