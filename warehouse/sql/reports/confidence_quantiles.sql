-- Quantiles of both confidences of all directives, never mixed; NULL where no directive has one.
SELECT 'reading' AS kind, quantile_cont(reading_confidence, $quantiles) AS quantiles FROM directive
UNION ALL SELECT 'rule', quantile_cont(rule_confidence, $quantiles) FROM directive ORDER BY kind
