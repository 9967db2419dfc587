SELECT name, now_name FROM agency_now WHERE has_changed ORDER BY name LIMIT 10;
