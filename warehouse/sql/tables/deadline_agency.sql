CREATE TABLE deadline_agency (
  directive_id VARCHAR NOT NULL,
  deadline_seq INTEGER NOT NULL,
  name         VARCHAR NOT NULL,
  agency_id    VARCHAR,
  source       VARCHAR NOT NULL
);
COMMENT ON TABLE deadline_agency IS 'Whose deadline it is: not always the directive''s lead';
COMMENT ON COLUMN deadline_agency.directive_id IS '-> directive';
COMMENT ON COLUMN deadline_agency.deadline_seq IS '-> deadline.seq of the same directive';
COMMENT ON COLUMN deadline_agency.name IS 'canonical';
COMMENT ON COLUMN deadline_agency.agency_id IS '-> agency; NULL where the catalogue does not know it';
COMMENT ON COLUMN deadline_agency.source IS 'own_words | directive_lead';
