SELECT printf('%.2f', bucket) AS label, count(p.bucket_of)::INT AS value
FROM (SELECT unnest([0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0]) AS bucket) b
LEFT JOIN (
  SELECT CASE WHEN reading_confidence < 0.6 THEN 0.5 WHEN reading_confidence < 0.7 THEN 0.6 WHEN reading_confidence < 0.8 THEN 0.7
              WHEN reading_confidence < 0.85 THEN 0.8 WHEN reading_confidence < 0.9 THEN 0.85 WHEN reading_confidence < 0.95 THEN 0.9
              WHEN reading_confidence < 1 THEN 0.95 ELSE 1.0 END AS bucket_of
  FROM page WHERE reading_confidence IS NOT NULL
) p ON p.bucket_of = b.bucket GROUP BY bucket ORDER BY bucket
