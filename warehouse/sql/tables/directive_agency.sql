CREATE TABLE directive_agency (
  directive_id VARCHAR NOT NULL,
  seq          INTEGER NOT NULL,
  role         VARCHAR NOT NULL,
  raw          VARCHAR,
  name         VARCHAR NOT NULL,
  agency_id    VARCHAR,
  source       VARCHAR NOT NULL,
  origin       VARCHAR NOT NULL
);
COMMENT ON TABLE directive_agency IS 'Who must do it, with whom, reporting to whom';
COMMENT ON COLUMN directive_agency.directive_id IS '-> directive';
COMMENT ON COLUMN directive_agency.seq IS '1, 2, ... in printed order within its notice or directive';
COMMENT ON COLUMN directive_agency.role IS 'lead | cooperating | advising | report_to | target | monitoring | counterpart';
COMMENT ON COLUMN directive_agency.raw IS 'the words as printed; NULL where inherited';
COMMENT ON COLUMN directive_agency.name IS 'canonical';
COMMENT ON COLUMN directive_agency.agency_id IS '-> agency; NULL where the catalogue does not know it';
COMMENT ON COLUMN directive_agency.source IS 'explicit | heading | preamble | label';
COMMENT ON COLUMN directive_agency.origin IS 'machine | person | register: who the value stands by';
