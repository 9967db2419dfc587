SELECT last_day, days_left, agency, number, path FROM due(DATE '2025-10-20', 7);
