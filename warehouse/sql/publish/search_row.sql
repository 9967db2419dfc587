-- What search() looks through: a scan for whole words. At 200,000 directives a question takes 0.2 s of CPU (docs/benchmarks.md);
-- a table of words with their directives would hold some forty rows a directive, and a full-text index wants an extension in every client.
CREATE TABLE search_row (
  directive_id VARCHAR,
  notice_id    VARCHAR,
  folded       VARCHAR
);
COMMENT ON TABLE search_row IS 'Helper of search(): the folded words of each directive of a current version, computed with the publication';
COMMENT ON COLUMN search_row.directive_id IS '-> directive';
COMMENT ON COLUMN search_row.notice_id IS '-> notice';
COMMENT ON COLUMN search_row.folded IS 'lower case without accents, a space around each word: the directive''s own words, |, its headings and the title';
