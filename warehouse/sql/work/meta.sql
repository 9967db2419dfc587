-- What the loader remembers of a notice: digest of its rows, and what made them. `staged` waits for the gate, `loaded` is published.
CREATE TABLE meta.loaded (
  notice_id VARCHAR, input_sha256 VARCHAR, cause VARCHAR,
  engine VARCHAR, settings VARCHAR, read VARCHAR, clean VARCHAR, parse VARCHAR, catalogue VARCHAR
);
CREATE TABLE meta.staged AS FROM meta.loaded;
-- What a link says of its target beyond the contract's columns: needed again when the target arrives.
CREATE TABLE meta.link_target (from_notice_id VARCHAR, char_start INTEGER, kind VARCHAR, to_full_number VARCHAR, to_path VARCHAR, to_issued_on DATE);
-- Directives that were split or merged by the last load of a notice.
CREATE TABLE meta.reshaped (notice_id VARCHAR, action VARCHAR, old_id VARCHAR, new_id VARCHAR);
-- The order-free digest of each published table, kept by adding and subtracting: see warehouse/canonical.py.
CREATE TABLE meta.table_digest (table_name VARCHAR, rows BIGINT, low HUGEINT, high HUGEINT);
