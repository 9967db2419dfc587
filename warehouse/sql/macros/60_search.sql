-- Each folded word must occur in the directive or its headings; ranked by whole phrase, then by words in the directive itself, then by date. No extension needed.
CREATE OR REPLACE MACRO search(words) AS TABLE
WITH asked AS (
  SELECT trim(regexp_replace(translate(lower(strip_accents(nfc_normalize(words))), 'đð', 'dd'), '\s+', ' ', 'g')) AS phrase),
parts AS (SELECT phrase, list_filter(string_split(phrase, ' '), lambda w: w <> '') AS list FROM asked),
hits AS (
  SELECT d.directive_id, d.notice_id, d.path, d.text, d.context_text, d.boxes, d.seq,
         contains(d.search_text, p.phrase) AS whole,
         len(list_filter(p.list, lambda w: contains(d.search_text, w))) AS own_words, len(p.list) AS asked_words,
         CASE WHEN d.context_text IS NULL THEN '' ELSE translate(lower(strip_accents(d.context_text)), 'đð', 'dd') END AS heading_text, p.list, d.search_text
  FROM directive d, parts p
  WHERE len(p.list) > 0 AND (contains(d.search_text, p.list[1]) OR d.context_text IS NOT NULL))
SELECT h.directive_id, n.full_number AS number, n.issued_on, n.issuer, h.path, h.text, h.context_text AS heading, h.boxes[1].page AS page,
       round((CASE WHEN whole THEN 1.0 ELSE 0.0 END + own_words::DOUBLE / asked_words) / 2, 4) AS score
FROM hits h JOIN notice n USING (notice_id)
WHERE n.is_current AND len(list_filter(h.list, lambda w: contains(h.search_text, w) OR contains(h.heading_text, w))) = asked_words
ORDER BY score DESC, n.issued_on DESC NULLS LAST, h.directive_id;
