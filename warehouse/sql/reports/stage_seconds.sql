-- Attempts of each stage and their wall seconds, over all runs.
SELECT stage, count(*) AS attempts, coalesce(sum(seconds), 0) AS seconds FROM attempt GROUP BY stage ORDER BY stage
