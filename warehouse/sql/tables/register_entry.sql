CREATE TABLE register_entry (
  book           VARCHAR,
  year           INTEGER,
  arrival_number VARCHAR,
  arrived_on     DATE,
  issuer         VARCHAR,
  full_number    VARCHAR,
  issued_on      DATE,
  title          VARCHAR,
  handed_to      VARCHAR,
  due_on         DATE,
  notice_id      VARCHAR
);
COMMENT ON TABLE register_entry IS 'The office''s own book of incoming papers';
COMMENT ON COLUMN register_entry.book IS 'name of the book';
COMMENT ON COLUMN register_entry.year IS 'of the book';
COMMENT ON COLUMN register_entry.arrival_number IS 'số đến';
COMMENT ON COLUMN register_entry.arrived_on IS 'ngày đến';
COMMENT ON COLUMN register_entry.issuer IS 'canonical name of the issuing agency';
COMMENT ON COLUMN register_entry.full_number IS 'number and symbol, e.g. 88/TB-UBND';
COMMENT ON COLUMN register_entry.issued_on IS 'date of issue';
COMMENT ON COLUMN register_entry.title IS 'trích yếu';
COMMENT ON COLUMN register_entry.handed_to IS 'who got it';
COMMENT ON COLUMN register_entry.due_on IS 'deadline as the register has it';
COMMENT ON COLUMN register_entry.notice_id IS 'NULL: registered, never scanned';
