-- Of a secret paper only the sha256 and the code.
SELECT file_sha256, CASE WHEN secret THEN NULL ELSE source_uri END AS source_uri, CASE WHEN secret THEN NULL ELSE file_name END AS file_name, stage, code,
       CASE WHEN secret THEN NULL ELSE message END AS message, transient, max(failures, 1) AS attempts,
       failed_since AS first_seen, failed_last AS last_seen, failed_run AS run_id
FROM document WHERE state = 'quarantined' ORDER BY arrival
