SELECT notice_id, stamp_id AS row_key, 'secrecy mark' AS observed FROM staging.stamp WHERE kind = 'secrecy' ORDER BY stamp_id
