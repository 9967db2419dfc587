-- A citation names a notice here where number, symbol and date agree (or, without a printed date, number, symbol and issuer) and only one fits.
-- Near misses, one wrong digit in number or date, become candidates: a person decides.
CREATE OR REPLACE TEMP TABLE fit AS
WITH cited AS (
  SELECT citation_id, notice_id AS from_notice_id, issued_on, issued_on_precision, issuer,
         translate(lower(strip_accents(symbol)), 'đð ', 'dd') AS symbol_key, regexp_replace(number, '^0+', '') AS number_key
  FROM staging.citation WHERE kind = 'document' AND number IS NOT NULL AND symbol IS NOT NULL),
by_number AS (
  SELECT c.*, p.notice_id, p.day, p.issuer AS known_issuer, 0 AS number_distance,
         CASE WHEN c.issued_on IS NULL OR p.day IS NULL THEN NULL
              WHEN c.issued_on_precision = 'month' THEN CASE WHEN date_trunc('month', p.day) = date_trunc('month', c.issued_on) THEN 0 ELSE 9 END
              ELSE levenshtein(c.issued_on::VARCHAR, p.day::VARCHAR) END AS day_distance
  FROM cited c JOIN known_paper p ON p.symbol_key = c.symbol_key AND p.number_key = c.number_key AND p.notice_id <> c.from_notice_id),
by_day AS (
  SELECT c.*, p.notice_id, p.day, p.issuer AS known_issuer, levenshtein(c.number_key, p.number_key) AS number_distance, 0 AS day_distance
  FROM cited c JOIN known_paper p ON p.symbol_key = c.symbol_key AND p.day = c.issued_on AND p.number_key <> c.number_key
    AND p.notice_id <> c.from_notice_id
  WHERE levenshtein(c.number_key, p.number_key) = 1 AND least(length(c.number_key), length(p.number_key)) > 1),
all_fits AS (FROM by_number UNION ALL FROM by_day)
SELECT citation_id, notice_id, (number_distance + coalesce(day_distance, 0))::INTEGER AS distance,
       CASE WHEN number_distance = 0 AND day_distance = 0 THEN TRUE
            WHEN number_distance = 0 AND day_distance IS NULL THEN issuer IS NOT NULL AND lower(issuer) = lower(known_issuer)
            ELSE FALSE END AS is_exact,
       -- the issuer only breaks ties: canonical names of one office differ between its own header and who cites it
       coalesce(lower(issuer) = lower(known_issuer), FALSE) AS same_issuer
FROM all_fits
WHERE number_distance + coalesce(day_distance, 0) <= 1
  AND (day_distance IS NOT NULL OR issuer IS NULL OR lower(issuer) = lower(known_issuer));

CREATE OR REPLACE TEMP TABLE best_fit AS
SELECT citation_id,
       CASE WHEN count(*) FILTER (is_exact) = 1 THEN any_value(notice_id) FILTER (is_exact)
            WHEN count(*) FILTER (is_exact AND same_issuer) = 1 THEN any_value(notice_id) FILTER (is_exact AND same_issuer) END AS resolved,
       list({'notice_id': notice_id, 'distance': distance, 'confidence': CASE WHEN is_exact THEN 0.9 WHEN distance = 0 THEN 0.6 ELSE 0.5 END::DOUBLE}
            ORDER BY distance, notice_id) AS candidates
FROM fit GROUP BY citation_id;

UPDATE staging.citation AS c SET resolved_notice_id = NULL, candidates = NULL
WHERE resolved_notice_id IS NOT NULL OR candidates IS NOT NULL;
UPDATE staging.citation AS c SET resolved_notice_id = notice_id WHERE kind = 'self';
UPDATE staging.citation AS c
SET resolved_notice_id = b.resolved, candidates = CASE WHEN b.resolved IS NULL THEN b.candidates END
FROM best_fit b WHERE b.citation_id = c.citation_id;
