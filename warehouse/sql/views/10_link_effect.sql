-- What later papers did to a directive: of several the last one counts. Links without a named directive bear on the whole notice.
CREATE OR REPLACE VIEW link_effect AS
SELECT l.to_notice_id AS notice_id, l.to_directive_id AS directive_id, l.kind, l.new_due_on, l.effective_on,
       l.from_notice_id AS by_notice_id, f.full_number AS by_number, coalesce(f.issued_on, f.issued_on_inferred) AS by_issued_on, l.raw
FROM directive_link l JOIN notice f ON f.notice_id = l.from_notice_id
WHERE f.is_current AND l.to_notice_id IS NOT NULL;
COMMENT ON VIEW link_effect IS 'Tác động của văn bản sau: what later papers did to a directive or a whole notice';
