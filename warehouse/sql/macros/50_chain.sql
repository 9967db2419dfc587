-- What a paper cites and what cites it, through at most six steps. depth < 0: cited by it; depth > 0: citing it.
CREATE OR REPLACE MACRO chain(paper_number) AS TABLE
WITH RECURSIVE start AS (
  SELECT notice_id FROM notice WHERE is_current
  AND translate(lower(strip_accents(full_number)), 'đð ', 'dd') = translate(lower(strip_accents(paper_number)), 'đð ', 'dd')),
edge AS (
  SELECT DISTINCT notice_id AS citing, resolved_notice_id AS cited FROM citation WHERE kind = 'document' AND resolved_notice_id IS NOT NULL
  UNION SELECT from_notice_id, to_notice_id FROM directive_link WHERE to_notice_id IS NOT NULL),
down AS (
  SELECT notice_id, 0 AS depth FROM start
  UNION SELECT e.cited, d.depth - 1 FROM down d JOIN edge e ON e.citing = d.notice_id WHERE d.depth > -6),
up AS (
  SELECT notice_id, 0 AS depth FROM start
  UNION SELECT e.citing, u.depth + 1 FROM up u JOIN edge e ON e.cited = u.notice_id WHERE u.depth < 6),
reached AS (SELECT notice_id, max(depth) AS depth FROM down GROUP BY notice_id UNION SELECT notice_id, min(depth) FROM up GROUP BY notice_id)
SELECT depth, n.notice_id, n.full_number AS number, coalesce(n.issued_on, n.issued_on_inferred) AS issued_on, n.issuer, n.title, TRUE AS is_here
FROM reached JOIN notice n USING (notice_id)
UNION ALL
-- papers that are cited and are not here
SELECT DISTINCT r.depth - 1, NULL, c.full_number, c.issued_on, c.issuer, NULL, FALSE
FROM reached r JOIN citation c USING (notice_id) WHERE r.depth <= 0 AND c.kind = 'document' AND c.resolved_notice_id IS NULL AND c.full_number IS NOT NULL
ORDER BY depth, issued_on, number;
