SELECT avg((agency_id IS NOT NULL)::INT) AS observed, count(*) AS of_rows FROM staging.directive_agency
