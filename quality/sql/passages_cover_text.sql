-- In order of place every passage must begin where the one before it ended, the first at 0 and the last at the text's end.
WITH placed AS (
  SELECT p.notice_id, p.char_start, p.char_end,
         coalesce(lag(p.char_end) OVER (PARTITION BY p.notice_id ORDER BY p.char_start, p.char_end, p.seq), 0) AS expected_start
  FROM staging.passage p
), gaps AS (
  SELECT notice_id, count(*) FILTER (WHERE char_start <> expected_start) AS breaks, max(char_end) AS last_end FROM placed GROUP BY notice_id
)
SELECT n.notice_id, n.notice_id AS row_key,
       coalesce(g.breaks, 0)::VARCHAR || ' gaps, covered to ' || coalesce(g.last_end, 0) || ' of ' || length(t.text) AS observed
FROM staging.notice n JOIN staging.notice_text t USING (notice_id) LEFT JOIN gaps g USING (notice_id)
WHERE length(t.text) > 0 AND (g.notice_id IS NULL OR g.breaks > 0 OR g.last_end <> length(t.text))
ORDER BY n.notice_id
