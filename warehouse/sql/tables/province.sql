CREATE TABLE province (
  province_id  VARCHAR,
  code         VARCHAR,
  name         VARCHAR,
  kind         VARCHAR,
  valid_from   DATE,
  valid_to     DATE,
  successor_id VARCHAR
);
COMMENT ON TABLE province IS 'Provinces and when they were valid';
COMMENT ON COLUMN province.province_id IS 'key: code@year it began, ''24@1997'', ''24@2025'': codes were used again';
COMMENT ON COLUMN province.code IS 'code of the statistics office';
COMMENT ON COLUMN province.name IS 'without ''tỉnh'', ''thành phố''';
COMMENT ON COLUMN province.kind IS 'tỉnh | thành phố';
COMMENT ON COLUMN province.valid_from IS 'first day of validity; NULL = always';
COMMENT ON COLUMN province.valid_to IS 'last day of validity; NULL = still valid';
COMMENT ON COLUMN province.successor_id IS '-> province: what it became; 63 until 2025-06-30, 34 from 2025-07-01';
