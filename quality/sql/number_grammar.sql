SELECT notice_id, notice_id AS row_key, number AS observed
FROM staging.notice WHERE number IS NOT NULL AND NOT regexp_full_match(number, '[0-9]{1,6}[A-Za-zđĐ]?') ORDER BY notice_id
