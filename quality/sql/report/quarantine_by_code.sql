SELECT code AS label, count(*)::INT AS value FROM quarantine GROUP BY code ORDER BY value DESC, code
