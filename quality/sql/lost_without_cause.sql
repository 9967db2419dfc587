-- Rows of published notices that would go although paper, program and settings are the same and nobody corrected anything.
SELECT notice_id, table_name || ' ' || row_key AS row_key, old_value AS observed
FROM staging.change
WHERE action = 'removed' AND cause = 'unexplained'
ORDER BY notice_id, row_key
