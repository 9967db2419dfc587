SELECT last_day, days_past, agency, number, path, status FROM past_due(DATE '2025-12-31');
