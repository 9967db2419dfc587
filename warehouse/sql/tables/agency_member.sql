CREATE TABLE agency_member (
  collective VARCHAR,
  agency_id  VARCHAR,
  valid_from DATE,
  valid_to   DATE
);
COMMENT ON TABLE agency_member IS '''các sở, ban, ngành'' -> who; kept by the office';
COMMENT ON COLUMN agency_member.collective IS 'as printed: ''các sở, ban, ngành''';
COMMENT ON COLUMN agency_member.agency_id IS '-> agency; NULL where the catalogue does not know it';
COMMENT ON COLUMN agency_member.valid_from IS 'first day of validity; NULL = always';
COMMENT ON COLUMN agency_member.valid_to IS 'last day of validity; NULL = still valid';
