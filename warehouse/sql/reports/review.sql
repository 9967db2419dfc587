-- What the machine doubts, one row a doubted value of a current notice, with the columns that people fill in and put back.
SELECT row_number() OVER (ORDER BY n.issued_on NULLS LAST, n.full_number, r.notice_id, d.seq, r.table_name, r.field, r.reason, r.value) AS "STT",
       n.full_number AS "Số ký hiệu", n.issued_on AS "Ngày ban hành", n.title AS "Trích yếu", d.path AS "Mục", d.text AS "Nội dung nhiệm vụ",
       concat_ws('.', r.table_name, nullif(r.field, '')) AS "Trường", r.value AS "Máy đọc", r.reason AS "Vì sao cần xem",
       NULL AS "Ảnh", r.notice_id AS "Mã văn bản", d.directive_id AS "Mã nhiệm vụ",
       CASE WHEN r.table_name = 'deadline' THEN nullif(split_part(r.row_key, '#', 2), '') END AS "Hạn số",
       NULL AS "Sửa số", NULL AS "Sửa ngày ban hành", NULL AS "Sửa trích yếu", NULL AS "Sửa cơ quan ban hành",
       NULL AS "Sửa chủ trì", NULL AS "Sửa phối hợp", NULL AS "Sửa thời hạn", NULL AS "Sửa nội dung", NULL AS "Lý do", NULL AS "Người sửa",
       n.file_sha256, n.file_name,
       coalesce(e.boxes, CASE WHEN r.table_name <> 'notice' THEN d.boxes END) AS boxes
FROM review_item r
JOIN notice n ON n.notice_id = r.notice_id AND n.is_current
LEFT JOIN directive d ON d.notice_id = r.notice_id AND d.directive_id = split_part(r.row_key, '#', 1)
LEFT JOIN (SELECT notice_id, table_name, row_key, field, first(boxes ORDER BY char_start) AS boxes FROM evidence
           WHERE boxes IS NOT NULL GROUP BY ALL) e
       ON e.notice_id = r.notice_id AND e.table_name = r.table_name AND e.row_key = r.row_key AND e.field = r.field
ORDER BY 1
