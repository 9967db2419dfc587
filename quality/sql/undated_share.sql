SELECT avg((issued_on IS NULL AND issued_on_inferred IS NULL)::INT) AS observed, count(*) AS of_rows FROM staging.notice
