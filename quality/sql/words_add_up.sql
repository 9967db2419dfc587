SELECT notice_id, notice_id || '#' || page AS row_key,
       (words_body + words_stamp + words_seal + words_furniture + words_noise)::VARCHAR || ' of ' || words_total AS observed
FROM staging.page
WHERE words_body + words_stamp + words_seal + words_furniture + words_noise IS DISTINCT FROM words_total
ORDER BY row_key
