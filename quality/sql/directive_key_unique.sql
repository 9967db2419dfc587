SELECT min(notice_id) AS notice_id, directive_id AS row_key, count(*)::VARCHAR || ' rows' AS observed
FROM staging.directive GROUP BY directive_id HAVING count(*) > 1 ORDER BY directive_id
