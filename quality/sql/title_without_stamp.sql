-- 'ĐẾN' in capitals followed by a stamp's own label; the word 'đến' of running text is lower case.
SELECT notice_id, notice_id AS row_key, title AS observed
FROM staging.notice WHERE regexp_matches(title, 'ĐẾN\s*(Số|Ngày|Giờ|Chuyển)') ORDER BY notice_id
