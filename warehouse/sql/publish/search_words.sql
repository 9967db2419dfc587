-- The rows of search_row, from the current schema.
SELECT d.directive_id, d.notice_id,
       ' ' || regexp_replace(d.search_text, '[^\p{L}\p{N}]+', ' ', 'g') || ' | '
       || regexp_replace(translate(lower(strip_accents(concat_ws(' ', d.context_text, n.title))), 'đð', 'dd'), '[^\p{L}\p{N}]+', ' ', 'g') || ' ' AS folded
FROM directive d JOIN notice n USING (notice_id)
WHERE n.is_current
