-- What a link points to: the notice with that number, of the same date where one is printed, else of the same issuer and not later; only if one fits.
CREATE OR REPLACE TEMP TABLE link_fit AS
SELECT l.from_notice_id, l.char_start, l.kind, l.to_full_number, any_value(t.to_path) AS to_path,
       CASE WHEN count(DISTINCT p.notice_id) = 1 THEN any_value(p.notice_id) END AS to_notice_id
FROM staging.directive_link l
JOIN staging.notice n ON n.notice_id = l.from_notice_id
LEFT JOIN meta.link_target t ON t.from_notice_id = l.from_notice_id AND t.char_start IS NOT DISTINCT FROM l.char_start AND t.kind = l.kind
  AND t.to_full_number IS NOT DISTINCT FROM l.to_full_number
JOIN known_paper p
  ON p.full_key = regexp_replace(translate(lower(strip_accents(l.to_full_number)), 'đð ', 'dd'), '^0+', '')
 AND p.notice_id <> l.from_notice_id
 AND CASE WHEN t.to_issued_on IS NOT NULL THEN p.day = t.to_issued_on
          ELSE lower(p.issuer) = lower(n.issuer)
               AND coalesce(p.day <= coalesce(n.issued_on, n.issued_on_inferred), TRUE) END
GROUP BY ALL;

UPDATE staging.directive_link SET to_notice_id = NULL, to_directive_id = NULL
WHERE to_notice_id IS NOT NULL OR to_directive_id IS NOT NULL;
UPDATE staging.directive_link AS l SET to_notice_id = f.to_notice_id
FROM link_fit f
WHERE f.from_notice_id = l.from_notice_id AND f.char_start IS NOT DISTINCT FROM l.char_start AND f.kind = l.kind
  AND f.to_full_number IS NOT DISTINCT FROM l.to_full_number;
UPDATE staging.directive_link AS l SET to_directive_id = d.directive_id
FROM link_fit f
JOIN (SELECT notice_id, path, directive_id FROM staging.directive
      UNION ALL
      SELECT notice_id, path, directive_id FROM main.directive WHERE notice_id NOT IN (SELECT notice_id FROM staging.notice)) d
  ON d.notice_id = f.to_notice_id AND d.path = f.to_path
WHERE f.from_notice_id = l.from_notice_id AND f.char_start IS NOT DISTINCT FROM l.char_start AND f.kind = l.kind
  AND f.to_full_number IS NOT DISTINCT FROM l.to_full_number;
