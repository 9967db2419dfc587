-- The denominator of every list: what arrived in these days, what was read of it, and what is missing.
CREATE OR REPLACE MACRO coverage(from_day, to_day) AS TABLE
WITH seen AS (
  SELECT file_sha256, any_value(state) AS state, any_value(notice_id) AS notice_id, bool_and(relation IN ('copy', 'resaved')) AS is_copy
  FROM source_file WHERE make_timestamp(epoch_us(first_seen) + 25200000000)::DATE BETWEEN from_day::DATE AND to_day::DATE GROUP BY file_sha256),
files AS (
  SELECT count(*) AS arrived, count(*) FILTER (is_copy) AS copies, count(*) FILTER (state = 'quarantined') AS quarantined,
         count(*) FILTER (state = 'not_a_notice') AS not_a_notice FROM seen),
notices AS (
  SELECT count(*) AS read, count(*) FILTER (issued_on IS NULL AND issued_on_inferred IS NULL) AS without_date,
         coalesce(sum(rows_set_aside), 0)::BIGINT AS rows_set_aside, coalesce(sum(pages_not_read), 0)::BIGINT AS pages_not_read,
         count(*) FILTER (needs_review) AS needs_review
  FROM notice WHERE is_current AND notice_id IN (SELECT notice_id FROM seen))
SELECT arrived, copies, read, quarantined, not_a_notice, without_date, rows_set_aside, pages_not_read, needs_review FROM files, notices;
