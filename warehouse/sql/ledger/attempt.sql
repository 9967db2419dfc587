SELECT file_sha256, run_id, stage, started_at, seconds, code, message FROM attempt ORDER BY attempt
