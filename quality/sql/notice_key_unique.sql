SELECT notice_id, notice_id AS row_key, count(*)::VARCHAR || ' rows' AS observed
FROM staging.notice GROUP BY notice_id HAVING count(*) > 1 ORDER BY notice_id
