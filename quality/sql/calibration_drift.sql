-- How many more impossible syllables the pages of this run hold than published pages that claimed the same confidence: a scanner, a font
-- or an engine that confidence was not measured on shows here before anybody reads the errors. In shares of syllables; compared by steps
-- of 0.05 of confidence, over pages that an engine read; steps that no published page stands in are left out. Of the published pages a
-- sample of 2,000 by the digest of their notice: the same in every run over the same papers, whatever the order they were loaded in.
WITH page_words AS (
  SELECT 'staging' AS side, reading_confidence, text FROM staging.page WHERE method IN ('ocr', 'mixed')
  UNION ALL
  SELECT 'main', reading_confidence, text FROM (
    SELECT reading_confidence, text FROM main.page WHERE method IN ('ocr', 'mixed') ORDER BY md5(notice_id), page LIMIT 2000)),
measured AS (
  SELECT side, floor(reading_confidence * 20) AS step,
         len(regexp_extract_all(text, '[\p{L}]+')) AS words,
         -- four small consonants in a row (capitals are abbreviations: PCCC), a digit inside letters, or a letter that Vietnamese does not have
         len(regexp_extract_all(text, '[\p{L}]*([bcdghklmnpqrstvx]{4}|\p{L}\d\p{L}|[wzjWZJ])[\p{L}\d]*')) AS odd
  FROM page_words WHERE reading_confidence IS NOT NULL),
by_step AS (
  SELECT step, sum(words) FILTER (side = 'staging') AS new_words, sum(odd) FILTER (side = 'staging') AS new_odd,
         sum(words) FILTER (side = 'main') AS old_words, sum(odd) FILTER (side = 'main') AS old_odd
  FROM measured GROUP BY step)
SELECT sum(new_odd - new_words * old_odd / old_words) / sum(new_words) AS observed, sum(new_words) AS of_rows
FROM by_step WHERE new_words > 0 AND old_words > 0
