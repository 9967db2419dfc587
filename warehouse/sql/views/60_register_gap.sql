-- What the office's book has and we do not, and numbers that the book itself skips.
CREATE OR REPLACE VIEW register_gap AS
SELECT 'never_scanned' AS gap, book, year, arrival_number, arrived_on, issuer, full_number, title FROM register_entry WHERE notice_id IS NULL
UNION ALL
SELECT 'number_missing', book, year, (n + 1)::VARCHAR, NULL, NULL, NULL, NULL FROM (
  SELECT book, year, try_cast(arrival_number AS INTEGER) AS n, lead(try_cast(arrival_number AS INTEGER)) OVER (
    PARTITION BY book, year ORDER BY try_cast(arrival_number AS INTEGER)) AS following
  FROM register_entry WHERE try_cast(arrival_number AS INTEGER) IS NOT NULL) WHERE following > n + 1;
COMMENT ON VIEW register_gap IS 'Sổ công văn đến: registered and never scanned; first numbers that the book skips';
