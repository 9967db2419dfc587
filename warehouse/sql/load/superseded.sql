-- Notices, published or staged, whose paper has a later version among the incoming ones and that still bear its plain directive ids.
CREATE OR REPLACE TEMP TABLE superseded AS
SELECT notice_id, any_value(version) AS version, bool_or(is_staged) AS is_staged FROM (
  SELECT notice_id, document_id, version, TRUE AS is_staged, is_current FROM staging.notice
  UNION ALL
  SELECT notice_id, document_id, version, FALSE, is_current FROM main.notice) k
JOIN (SELECT document_id, max(version) AS incoming FROM incoming GROUP BY document_id) i USING (document_id)
WHERE k.version < i.incoming AND k.is_current AND k.notice_id NOT IN (SELECT notice_id FROM incoming)
GROUP BY notice_id;
