-- A superseded version keeps its rows under ids of its own ('...@1'): the plain ids belong to the current version, so nothing is counted twice.
CREATE OR REPLACE TEMP TABLE retired AS
SELECT d.directive_id AS old_id, d.directive_id || '@' || s.version AS new_id, d.notice_id
FROM staging.directive d JOIN superseded s USING (notice_id) WHERE NOT contains(d.directive_id, '@');
UPDATE staging.directive_agency AS t SET directive_id = r.new_id FROM retired r WHERE r.old_id = t.directive_id;
UPDATE staging.deadline AS t SET directive_id = r.new_id FROM retired r WHERE r.old_id = t.directive_id;
UPDATE staging.deadline_agency AS t SET directive_id = r.new_id FROM retired r WHERE r.old_id = t.directive_id;
UPDATE staging.passage AS t SET directive_id = r.new_id FROM retired r WHERE r.old_id = t.directive_id;
UPDATE staging.citation AS t SET directive_id = r.new_id FROM retired r WHERE r.old_id = t.directive_id;
UPDATE staging.directive_link AS t SET from_directive_id = r.new_id FROM retired r WHERE r.old_id = t.from_directive_id;
UPDATE staging.evidence AS t SET row_key = r.new_id || substr(t.row_key, length(r.old_id) + 1) FROM retired r
WHERE t.notice_id = r.notice_id AND split_part(t.row_key, '#', 1) = r.old_id;
UPDATE staging.review_item AS t SET row_key = r.new_id || substr(t.row_key, length(r.old_id) + 1) FROM retired r
WHERE t.notice_id = r.notice_id AND split_part(t.row_key, '#', 1) = r.old_id;
UPDATE staging.directive AS t SET directive_id = r.new_id FROM retired r WHERE r.old_id = t.directive_id AND r.notice_id = t.notice_id;
UPDATE staging.notice SET is_current = FALSE WHERE notice_id IN (SELECT notice_id FROM superseded);
