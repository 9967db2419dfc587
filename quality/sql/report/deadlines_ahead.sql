SELECT strftime(week, '%d/%m/%Y') AS label, count(*)::INT AS value
FROM (
  SELECT date_trunc('week', coalesce(l.last_day, l.due_on, l.due_computed_on))::DATE AS week
  FROM deadline l JOIN directive d USING (directive_id) JOIN notice n USING (notice_id)
  WHERE n.is_current AND coalesce(l.last_day, l.due_on, l.due_computed_on) BETWEEN $as_of AND $as_of + 84
) GROUP BY week ORDER BY week
