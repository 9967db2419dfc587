SELECT d.notice_id, d.directive_id AS row_key, 'no directive ' || d.parent_path AS observed
FROM staging.directive d
WHERE d.parent_path IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM staging.directive p WHERE p.notice_id = d.notice_id AND p.path = d.parent_path)
ORDER BY d.directive_id
