-- Each folded word must occur in the directive, its headings or the title; ranked by whole phrase, then by words in the directive itself, then by date. No extension needed.
CREATE OR REPLACE MACRO search(words) AS TABLE
WITH asked AS (
  SELECT trim(regexp_replace(translate(lower(strip_accents(nfc_normalize(words))), 'đð', 'dd'), '\s+', ' ', 'g')) AS phrase),
parts AS (SELECT phrase, list_filter(string_split(phrase, ' '), lambda w: w <> '') AS list FROM asked),
hits AS (
  SELECT d.directive_id, d.notice_id, d.path, d.text, d.context_text, d.boxes, d.seq,
         contains(d.search_text, p.phrase) AS whole,
         len(list_filter(p.list, lambda w: contains(d.search_text, w))) AS own_words, len(p.list) AS asked_words,
         n.full_number AS number, n.issued_on, n.issuer, n.title, p.list,
         d.search_text || ' ' || CASE WHEN d.context_text IS NULL THEN '' ELSE translate(lower(strip_accents(d.context_text)), 'đð', 'dd') || ' ' END
           || n.folded_title AS all_text
  FROM directive d
  JOIN (SELECT notice_id, full_number, issued_on, issuer, title, translate(lower(strip_accents(coalesce(title, ''))), 'đð', 'dd') AS folded_title
        FROM notice WHERE is_current) n USING (notice_id), parts p
  WHERE len(p.list) > 0)
SELECT h.directive_id, h.number, h.issued_on, h.issuer, h.title, h.path, h.text, h.context_text AS heading, h.boxes[1].page AS page,
       round((CASE WHEN whole THEN 1.0 ELSE 0.0 END + own_words::DOUBLE / asked_words) / 2, 4) AS score
FROM hits h
WHERE len(list_filter(h.list, lambda w: contains(h.all_text, w))) = asked_words
ORDER BY score DESC, h.issued_on DESC NULLS LAST, h.directive_id;
