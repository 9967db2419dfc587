-- Who an agency of then is now: its successors after the reorganisation of 2025, at most five steps.
CREATE OR REPLACE VIEW agency_now AS
WITH RECURSIVE step AS (
  SELECT agency_id, agency_id AS now_id, 0 AS steps FROM agency
  UNION ALL
  SELECT s.agency_id, a.successor_id, s.steps + 1 FROM step s JOIN agency a ON a.agency_id = s.now_id
  WHERE a.successor_id IS NOT NULL AND s.steps < 5),
last_step AS (SELECT agency_id, max(steps) AS steps FROM step GROUP BY agency_id)
SELECT o.agency_id, o.name, o.province_id, n.agency_id AS now_id, n.name AS now_name, n.province_id AS now_province_id, l.steps > 0 AS has_changed
FROM last_step l JOIN step s USING (agency_id, steps) JOIN agency o ON o.agency_id = l.agency_id JOIN agency n ON n.agency_id = s.now_id;
COMMENT ON VIEW agency_now IS 'Cơ quan kế thừa: who an agency of then is now';
