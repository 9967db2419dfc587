-- The denominator of every list: what arrived in these days, what was read of it, and what is missing.
CREATE OR REPLACE MACRO coverage(from_day, to_day) AS TABLE
WITH arrived AS (
  SELECT file_sha256, any_value(state) AS state, any_value(notice_id) AS notice_id, bool_and(relation IN ('copy', 'resaved')) AS is_copy
  FROM source_file WHERE make_timestamp(epoch_us(first_seen) + 25200000000)::DATE BETWEEN from_day::DATE AND to_day::DATE GROUP BY file_sha256),
noted AS (SELECT n.* FROM notice n WHERE n.is_current AND n.notice_id IN (SELECT notice_id FROM arrived))
SELECT (SELECT count(*) FROM arrived) AS arrived,
       (SELECT count(*) FROM arrived WHERE is_copy) AS copies,
       (SELECT count(*) FROM noted) AS read,
       (SELECT count(*) FROM arrived WHERE state = 'quarantined') AS quarantined,
       (SELECT count(*) FROM arrived WHERE state = 'not_a_notice') AS not_a_notice,
       (SELECT count(*) FROM noted WHERE issued_on IS NULL AND issued_on_inferred IS NULL) AS without_date,
       (SELECT coalesce(sum(rows_set_aside), 0)::BIGINT FROM noted) AS rows_set_aside,
       (SELECT coalesce(sum(pages_not_read), 0)::BIGINT FROM noted) AS pages_not_read,
       (SELECT count(*) FROM noted WHERE needs_review) AS needs_review;
