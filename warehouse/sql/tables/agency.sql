CREATE TABLE agency (
  agency_id    VARCHAR,
  name         VARCHAR,
  abbreviation VARCHAR,
  level        VARCHAR,
  type         VARCHAR,
  province_id  VARCHAR,
  organ_id     VARCHAR,
  valid_from   DATE,
  valid_to     DATE,
  successor_id VARCHAR
);
COMMENT ON TABLE agency IS 'The catalogue of agencies';
COMMENT ON COLUMN agency.agency_id IS 'key; one a province for provincial bodies (''syt@36@1997''); name is not unique';
COMMENT ON COLUMN agency.name IS 'canonical';
COMMENT ON COLUMN agency.abbreviation IS 'as in symbols: SYT';
COMMENT ON COLUMN agency.level IS 'central | province | district | commune | party ...';
COMMENT ON COLUMN agency.type IS 'department | ministry | agency | party | collective ...';
COMMENT ON COLUMN agency.province_id IS '-> province';
COMMENT ON COLUMN agency.organ_id IS 'mã định danh of the document exchange (QCVN 102)';
COMMENT ON COLUMN agency.valid_from IS 'first day of validity; NULL = always';
COMMENT ON COLUMN agency.valid_to IS 'last day of validity; NULL = still valid';
COMMENT ON COLUMN agency.successor_id IS '-> agency: who took over';
