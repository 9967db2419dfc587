SELECT strftime(started_at AT TIME ZONE 'Asia/Ho_Chi_Minh', '%d/%m %H:%M') AS label, coalesce(arrived, 0) AS value
FROM (SELECT * FROM run ORDER BY started_at DESC LIMIT 30) ORDER BY started_at
