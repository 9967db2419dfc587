SELECT avg(needs_review::INT) AS observed, count(*) AS of_rows FROM staging.notice
