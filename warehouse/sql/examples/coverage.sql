SELECT arrived, read, quarantined, without_date, rows_set_aside FROM coverage(DATE '2026-01-01', DATE '2026-12-31');
