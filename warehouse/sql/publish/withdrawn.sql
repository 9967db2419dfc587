-- Published notices that must not stand any longer: $ids are the ones the ledger holds for secret, or for no notice by new rules.
CREATE OR REPLACE TEMP TABLE withdrawn AS
SELECT notice_id FROM main.notice WHERE notice_id IN (SELECT unnest($ids::VARCHAR[]))
