-- From issue to the receiving office's stamp, in working days: the days after the issue date up to the stamped one.
CREATE OR REPLACE VIEW transit AS
WITH arrived AS (
  SELECT n.notice_id, n.full_number AS number, n.issuer, coalesce(n.issued_on, n.issued_on_inferred) AS issued_on, n.issued_on_precision,
         n.issued_on IS NULL AS issue_is_inferred, s.agency AS receiver, s.stamped_on, s.needs_review
  FROM notice n JOIN stamp s USING (notice_id) WHERE n.is_current AND s.kind = 'incoming' AND s.stamped_on IS NOT NULL),
counted AS (
  SELECT a.notice_id, a.receiver, a.stamped_on, count(c.day) FILTER (c.is_working) AS working_days, count(c.day) AS known_days
  FROM arrived a LEFT JOIN calendar_day c ON c.day > a.issued_on AND c.day <= a.stamped_on GROUP BY ALL)
SELECT DISTINCT a.notice_id, a.number, a.issuer, a.receiver, a.issued_on, a.stamped_on, a.stamped_on - a.issued_on AS days,
       CASE WHEN k.known_days = a.stamped_on - a.issued_on AND a.stamped_on >= a.issued_on THEN k.working_days END AS working_days,
       CASE WHEN a.issued_on IS NULL THEN 'no_issue_date' WHEN a.stamped_on < a.issued_on THEN 'stamp_before_issue'
            WHEN a.issue_is_inferred OR a.issued_on_precision = 'month' THEN 'issue_date_inferred'
            WHEN coalesce(a.needs_review, FALSE) THEN 'stamp_uncertain' ELSE 'good' END AS quality
FROM arrived a JOIN counted k ON k.notice_id = a.notice_id AND k.receiver IS NOT DISTINCT FROM a.receiver AND k.stamped_on = a.stamped_on;
COMMENT ON VIEW transit IS 'Thời gian chuyển văn bản: issue to stamp, in days and working days, with its quality';
