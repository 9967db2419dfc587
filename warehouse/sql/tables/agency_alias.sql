CREATE TABLE agency_alias (
  agency_id  VARCHAR,
  alias      VARCHAR,
  valid_from DATE,
  valid_to   DATE,
  source     VARCHAR
);
COMMENT ON TABLE agency_alias IS 'Other spellings of agencies';
COMMENT ON COLUMN agency_alias.agency_id IS '-> agency; NULL where the catalogue does not know it';
COMMENT ON COLUMN agency_alias.alias IS 'another spelling or a short name';
COMMENT ON COLUMN agency_alias.valid_from IS 'first day of validity; NULL = always';
COMMENT ON COLUMN agency_alias.valid_to IS 'last day of validity; NULL = still valid';
COMMENT ON COLUMN agency_alias.source IS 'where the alias was seen';
