-- Per agency, as of $as_of. A task counts once an agency; what nobody reported done is 'chưa có thông tin', never late.
WITH t AS (
  SELECT agency, directive_id, deadline_seq, last_day, done_on, coalesce(follow_up_status, '') AS status, state FROM task
  WHERE state NOT IN ('replaces', 'repeals', 'recalls') AND coalesce(follow_up_status, '') <> 'khong_thuc_hien')
SELECT coalesce(agency, '(không rõ)') AS "Cơ quan", count(*) AS "Tổng số",
       count(*) FILTER (status = 'hoan_thanh' AND coalesce(done_on <= last_day, TRUE)) AS "Đã hoàn thành, đúng hạn",
       count(*) FILTER (status = 'hoan_thanh' AND done_on > last_day) AS "Đã hoàn thành, quá hạn",
       count(*) FILTER (status <> 'hoan_thanh' AND last_day >= $as_of::DATE) AS "Chưa hoàn thành, trong hạn",
       count(*) FILTER (status <> 'hoan_thanh' AND last_day < $as_of::DATE) AS "Quá hạn, chưa có thông tin hoàn thành",
       count(*) FILTER (status <> 'hoan_thanh' AND last_day IS NULL) AS "Không hạn"
FROM t GROUP BY agency ORDER BY 2 DESC, 1
