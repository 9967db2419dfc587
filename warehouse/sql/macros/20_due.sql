-- Whose last day lies in the next days, that day included.
CREATE OR REPLACE MACRO due(as_of, days) AS TABLE
SELECT t.*, last_day - as_of::DATE AS days_left FROM task t
WHERE last_day BETWEEN as_of::DATE AND as_of::DATE + days::INTEGER AND NOT is_closed AND state NOT IN ('replaces', 'repeals', 'recalls')
ORDER BY last_day, number, seq, agency;
