SELECT directive_id, nullif(agency_id, '') AS agency_id, status, done_on, result_notice_id, result, note, made_by, made_at FROM follow_up ORDER BY 1, 2
