SELECT number, path, changed_by, old_value, new_value, source FROM deadline_change ORDER BY changed_on;
