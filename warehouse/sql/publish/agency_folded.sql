-- What by_agency() compares its question with: some thousand names, instead of folding the agency of every task at every question.
CREATE TABLE agency_folded (
  name      VARCHAR,
  agency_id VARCHAR,
  folded    VARCHAR,
  source    VARCHAR
);
COMMENT ON TABLE agency_folded IS 'Helper of by_agency(): names without accents, computed with the publication';
COMMENT ON COLUMN agency_folded.name IS 'as the tasks or the catalogue have it';
COMMENT ON COLUMN agency_folded.agency_id IS '-> agency';
COMMENT ON COLUMN agency_folded.folded IS 'lower case, no accents, đ -> d';
COMMENT ON COLUMN agency_folded.source IS 'task | name | abbreviation | alias';
