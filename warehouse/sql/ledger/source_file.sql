-- Of a secret paper nothing but its sha256 and state is told.
SELECT f.file_sha256, CASE WHEN d.secret THEN NULL ELSE f.content_sha256 END AS content_sha256, CASE WHEN d.secret THEN '' ELSE f.source_uri END AS source_uri,
       CASE WHEN d.secret THEN NULL ELSE f.file_name END AS file_name, CASE WHEN d.secret THEN NULL ELSE nullif(f.member_path, '') END AS member_path,
       CASE WHEN d.state IN ('loaded', 'published') THEN f.notice_id END AS notice_id, f.relation, d.state, f.first_seen, f.last_seen, f.gone_at
FROM source_file f JOIN document d ON d.notice_id = f.notice_id ORDER BY f.first_seen, f.file_sha256, f.source_uri, f.member_path
