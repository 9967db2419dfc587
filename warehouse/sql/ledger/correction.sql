SELECT correction_id, notice_id, directive_id, table_name, row_key, field, action, machine_value, value, reason, made_by, made_at, state
FROM correction WHERE undone_at IS NULL ORDER BY made_at, correction_id
