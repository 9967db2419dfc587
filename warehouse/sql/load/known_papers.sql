-- Every current notice that a citation may name, published or staged, with folded keys.
CREATE OR REPLACE TEMP TABLE known_paper AS
SELECT notice_id, issuer, coalesce(issued_on, issued_on_inferred) AS day,
       regexp_replace(translate(lower(strip_accents(full_number)), 'đð ', 'dd'), '^0+', '') AS full_key,
       translate(lower(strip_accents(symbol)), 'đð ', 'dd') AS symbol_key,
       regexp_replace(number, '^0+', '') AS number_key, TRUE AS is_staged
FROM staging.notice WHERE is_current AND number IS NOT NULL AND full_number IS NOT NULL
UNION ALL
SELECT notice_id, issuer, coalesce(issued_on, issued_on_inferred),
       regexp_replace(translate(lower(strip_accents(full_number)), 'đð ', 'dd'), '^0+', ''),
       translate(lower(strip_accents(symbol)), 'đð ', 'dd'),
       regexp_replace(number, '^0+', ''), FALSE
FROM main.notice m WHERE is_current AND number IS NOT NULL AND full_number IS NOT NULL
  AND m.notice_id NOT IN (SELECT notice_id FROM staging.notice);
