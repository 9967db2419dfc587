-- Past their last day on that day, with no word that they are done: the status never says simply late. Targets, recurring duties and what a later
-- paper replaced are left out.
CREATE OR REPLACE MACRO past_due(as_of) AS TABLE
SELECT t.*, as_of::DATE - last_day AS days_past,
       CASE WHEN state = 'perhaps_changed' THEN 'đã quá hạn ghi trong văn bản, có văn bản sau có thể đã thay đổi thời hạn: ' || coalesce(changed_by, '')
            WHEN result IS NOT NULL THEN 'đã quá hạn, có báo cáo kết quả: ' || result
            WHEN follow_up_status IS NOT NULL THEN 'đã quá hạn, tình trạng do người theo dõi nhập: ' || follow_up_status
            ELSE 'đã quá hạn, chưa có thông tin kết quả' END AS status
FROM task t
WHERE last_day < as_of::DATE AND NOT is_closed AND NOT is_target AND state NOT IN ('replaces', 'repeals', 'recalls')
  AND deadline_kind <> 'recurring' AND issued_on <= as_of::DATE
ORDER BY last_day, number, seq, agency;
