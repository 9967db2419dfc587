SELECT notice_id, stamp_id AS row_key, box::VARCHAR AS observed
FROM staging.stamp
WHERE box IS NOT NULL AND NOT (0 <= box.x0 AND box.x0 < box.x1 AND box.x1 <= 1 AND 0 <= box.y0 AND box.y0 < box.y1 AND box.y1 <= 1)
ORDER BY row_key
