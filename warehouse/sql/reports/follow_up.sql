-- The sheet 'Theo dõi' as of $as_of: one row a task, deadline and agency. The last columns are for people to fill in and put back.
SELECT row_number() OVER (ORDER BY last_day NULLS LAST, issued_on, number, seq, agency) AS "STT",
       number AS "Số ký hiệu", issued_on AS "Ngày ban hành", title AS "Trích yếu", path AS "Mục",
       concat_ws(' › ', heading, text) AS "Nội dung nhiệm vụ", agency AS "Chủ trì", array_to_string(cooperating, '; ') AS "Phối hợp",
       last_day AS "Thời hạn",
       CASE WHEN follow_up_status = 'hoan_thanh' AND done_on > last_day THEN 'Đã hoàn thành, quá hạn'
            WHEN follow_up_status = 'hoan_thanh' THEN 'Đã hoàn thành'
            WHEN follow_up_status = 'khong_thuc_hien' THEN 'Không thực hiện'
            WHEN state IN ('replaces', 'repeals', 'recalls') THEN 'Hết hiệu lực theo ' || coalesce(changed_by, 'văn bản sau')
            WHEN last_day < $as_of::DATE AND state = 'perhaps_changed' THEN 'Quá hạn ghi trong văn bản; có thể đã thay đổi theo ' || changed_by
            WHEN last_day < $as_of::DATE AND result IS NOT NULL THEN 'Quá hạn, có báo cáo: ' || result
            WHEN last_day < $as_of::DATE THEN 'Đã quá hạn, chưa có thông tin kết quả'
            WHEN last_day IS NULL THEN 'Không hạn' ELSE 'Chưa hoàn thành, trong hạn' END AS "Tình trạng",
       CASE WHEN last_day < $as_of::DATE AND NOT is_closed AND state NOT IN ('replaces', 'repeals', 'recalls') THEN $as_of::DATE - last_day END AS "Số ngày quá hạn",
       array_to_string(citations, '; ') AS "Văn bản dẫn chiếu", page AS "Trang",
       concat_ws('; ', CASE WHEN is_target THEN 'phấn đấu' END, CASE WHEN due_source IN ('computed', 'recurrence') THEN 'thời hạn do máy tính' END,
                 CASE WHEN due_source = 'extension' THEN 'gia hạn theo ' || changed_by END,
                 CASE WHEN rows_set_aside > 0 THEN 'văn bản có ' || rows_set_aside || ' dòng bị giữ lại' END, CASE WHEN needs_review THEN 'cần kiểm tra' END) AS "Ghi chú",
       directive_id AS "Mã nhiệm vụ", deadline_seq AS "Hạn số", agency_id AS "Mã cơ quan",
       NULL AS "Sửa chủ trì", NULL AS "Sửa phối hợp", NULL AS "Sửa thời hạn", NULL AS "Sửa nội dung", NULL AS "Sửa tình trạng", NULL AS "Sửa ngày hoàn thành",
       NULL AS "Kết quả", NULL AS "Lý do", NULL AS "Người sửa"
FROM task ORDER BY 1
