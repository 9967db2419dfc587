-- Published notices, not staged, whose citations or links may now name a staged notice, or named one that is no longer current.
SELECT DISTINCT c.notice_id
FROM main.citation c JOIN known_paper p ON p.is_staged
  AND p.symbol_key = translate(lower(strip_accents(c.symbol)), 'đð ', 'dd')
  AND (p.day = c.issued_on OR p.number_key = regexp_replace(c.number, '^0+', ''))
WHERE c.kind = 'document' AND c.resolved_notice_id IS DISTINCT FROM p.notice_id
  AND c.notice_id NOT IN (SELECT notice_id FROM staging.notice)
  AND NOT EXISTS (SELECT 1 FROM unnest(c.candidates) u(x) WHERE u.x.notice_id = p.notice_id)
UNION
SELECT DISTINCT c.notice_id
FROM main.citation c JOIN staging.notice s ON s.notice_id = c.resolved_notice_id AND NOT s.is_current
WHERE c.notice_id NOT IN (SELECT notice_id FROM staging.notice)
UNION
SELECT DISTINCT l.from_notice_id
FROM main.directive_link l JOIN known_paper p ON p.is_staged
  AND p.full_key = regexp_replace(translate(lower(strip_accents(l.to_full_number)), 'đð ', 'dd'), '^0+', '')
WHERE l.to_notice_id IS DISTINCT FROM p.notice_id
  AND l.from_notice_id NOT IN (SELECT notice_id FROM staging.notice);
