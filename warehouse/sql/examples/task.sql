SELECT last_day, agency, number, path, text, page FROM task WHERE last_day >= DATE '2025-10-01' ORDER BY last_day LIMIT 10;
