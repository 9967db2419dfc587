-- $recent_mean: notices a night, mean of the last published nights; NULL where there are fewer than five.
SELECT count(*) / $recent_mean AS observed, count(*) AS of_rows FROM staging.notice WHERE $recent_mean IS NOT NULL
