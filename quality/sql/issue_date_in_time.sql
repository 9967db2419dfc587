SELECT notice_id, notice_id AS row_key, issued_on::VARCHAR AS observed
FROM staging.notice
WHERE issued_on IS NOT NULL AND (issued_on < DATE '1945-09-02' OR issued_on > (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::DATE + 1)
ORDER BY notice_id
