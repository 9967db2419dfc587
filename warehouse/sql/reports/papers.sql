-- The papers, with columns for people to fill in and put back.
SELECT notice_id AS "Mã văn bản", full_number AS "Số ký hiệu", coalesce(issued_on, issued_on_inferred) AS "Ngày ban hành", issuer AS "Cơ quan ban hành",
       title AS "Trích yếu", signer_name AS "Người ký", file_name AS "Tệp", needs_review AS "Cần kiểm tra",
       NULL AS "Sửa số", NULL AS "Sửa ngày ban hành", NULL AS "Sửa trích yếu", NULL AS "Sửa cơ quan ban hành", NULL AS "Lý do", NULL AS "Người sửa"
FROM notice WHERE is_current ORDER BY 3 NULLS LAST, 2, 1
