-- The highest version of a paper is the current one. Published notices that a staged one supersedes were copied into staging before.
CREATE OR REPLACE TEMP TABLE latest AS
SELECT document_id, max(version) AS version FROM (
  SELECT document_id, version FROM staging.notice
  UNION ALL
  SELECT document_id, version FROM main.notice
  WHERE document_id IN (SELECT document_id FROM staging.notice) AND notice_id NOT IN (SELECT notice_id FROM staging.notice))
GROUP BY document_id;
UPDATE staging.notice AS n SET is_current = n.version = l.version
FROM latest l WHERE l.document_id = n.document_id AND n.is_current IS DISTINCT FROM (n.version = l.version);
