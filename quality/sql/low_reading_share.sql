SELECT avg((reading_confidence < 0.80)::INT) AS observed, count(*) AS of_rows FROM staging.page WHERE reading_confidence IS NOT NULL
