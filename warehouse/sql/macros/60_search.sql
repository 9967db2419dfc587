-- Each folded word must occur, whole, in the directive, its headings or the title; ranked by the whole phrase, then by words in the directive
-- itself, then by date. No extension needed.
CREATE OR REPLACE MACRO search(words) AS TABLE
-- The first 4 words are looked for one by one, which a scan does fastest, and the rank counts these. 'word ' before ' word ': a text has a
-- space every five letters, and a search that begins with one stops at each (62 instead of 123 ms of CPU for 200,000 directives). The question
-- is folded once, in a row of its own: written into each condition it took 200 ms to plan. No lambda: clients differ in how they write one.
WITH question AS MATERIALIZED (SELECT folded_words(words) AS w),
asked AS MATERIALIZED (
  SELECT w, len(w) AS number_of_words, ' ' || array_to_string(w, ' ') || ' ' AS phrase,
    coalesce(w[1] || ' ', '') AS end1, coalesce(w[2] || ' ', '') AS end2, coalesce(w[3] || ' ', '') AS end3,
    coalesce(w[4] || ' ', '') AS end4,
    coalesce(' ' || w[1] || ' ', '') AS word1, coalesce(' ' || w[2] || ' ', '') AS word2,
    coalesce(' ' || w[3] || ' ', '') AS word3, coalesce(' ' || w[4] || ' ', '') AS word4
  FROM question WHERE w[1] <> ''),
hits AS (
  SELECT r.directive_id AS hit_id, split_part(r.folded, '|', 1) AS own, a.* FROM search_row r, asked a
  WHERE contains(r.folded, a.end1) AND contains(r.folded, a.end2) AND contains(r.folded, a.end3) AND
    contains(r.folded, a.end4)
    AND contains(r.folded, a.word1) AND contains(r.folded, a.word2) AND contains(r.folded, a.word3) AND
    contains(r.folded, a.word4)
    AND CASE WHEN number_of_words <= 4 THEN TRUE WHEN contains(r.folded, word1) AND contains(r.folded, word2) AND contains(r.folded, word3)
             THEN list_has_all(string_split(r.folded, ' '), w) ELSE FALSE END),
ranked AS (
  SELECT hit_id, contains(own, phrase)::INTEGER AS whole,
    ((contains(own, word1) AND word1 <> '')::INTEGER + (contains(own, word2) AND word2 <> '')::INTEGER +
    (contains(own, word3) AND word3 <> '')::INTEGER + (contains(own, word4) AND word4 <> '')::INTEGER) / least(number_of_words, 4) AS own_share
  FROM hits)
SELECT d.directive_id, n.full_number AS number, n.issued_on, n.issuer, n.title, d.path, d.text, d.context_text AS heading, d.boxes[1].page AS page,
       round((r.whole + r.own_share) / 2, 4) AS score
FROM ranked r JOIN directive d ON d.directive_id = r.hit_id JOIN notice n ON n.notice_id = d.notice_id
ORDER BY score DESC, n.issued_on DESC NULLS LAST, d.directive_id;
