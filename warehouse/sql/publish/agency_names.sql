-- The rows of agency_folded, from the current schema.
SELECT name, agency_id, translate(lower(strip_accents(name)), 'đð', 'dd') AS folded, source FROM (
  SELECT DISTINCT agency AS name, agency_id, 'task' AS source FROM task_row WHERE agency IS NOT NULL
  UNION ALL SELECT name, agency_id, 'name' FROM agency WHERE name IS NOT NULL
  UNION ALL SELECT abbreviation, agency_id, 'abbreviation' FROM agency WHERE abbreviation IS NOT NULL
  UNION ALL SELECT alias, agency_id, 'alias' FROM agency_alias WHERE alias IS NOT NULL)
ORDER BY source, folded, name, agency_id
