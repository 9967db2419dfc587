-- The published warehouse, contract version 1: what analysts, exports and the scorers rely on.
-- Columns and tables may be added; those below keep their names, types and meaning, and a test holds DESCRIBE against this file.
--
-- Keys are documented, not declared (declared ones double the loading time, and DuckLake has none): rules check them.
-- NULL means "not printed or not readable"; what is inferred or computed stands in its own column with its source.
-- Text is NFC. Character offsets are 0-based code points into notice_text.text, end exclusive.
-- Boxes are fractions of the page as a PDF viewer shows it (the file's own /Rotate applied, before our turning and deskewing), origin at
-- the top left; a skewed line has the bounding box of its corners mapped back.
-- reading_confidence: how sure the characters are (1.0 for born-digital text). rule_confidence: how sure the interpretation is. 4 decimals.
-- origin: machine | person | register: who the value stands by. Instants are UTC; dates are days in Viet Nam.
-- No key depends on the order of rows.

-- The document ------------------------------------------------------------------------------------------------------------
CREATE TABLE notice (
  notice_id            VARCHAR NOT NULL,      -- key. 'n_' + 20 hex of the content identity of the copy first seen: a PDF without its metadata, else the bytes
  document_id          VARCHAR NOT NULL,      -- the same for all versions of one paper: rescans, corrected copies
  version              INTEGER NOT NULL,      -- 1, 2, ... in order of arrival
  is_current           BOOLEAN NOT NULL,      -- views and macros read current versions only
  file_name            VARCHAR NOT NULL,      -- of the file it was read from, without folders
  source_uri           VARCHAR NOT NULL,      -- without user, password, query
  archive_path         VARCHAR NOT NULL,      -- relative to CHIDAO_HOME: survives moves of the source
  file_sha256          VARCHAR NOT NULL,      -- of the original bytes, which are kept unchanged
  text_sha256          VARCHAR NOT NULL,      -- of notice_text.text
  received_at          TIMESTAMPTZ NOT NULL,  -- when the pipeline first saw it
  page_count           INTEGER NOT NULL,
  main_pages           INTEGER,               -- pages before the first annex
  pages_not_read       INTEGER NOT NULL,      -- beyond the page budget: what is published says what is missing
  rows_set_aside       INTEGER NOT NULL,      -- rows that a rule kept back: a list of 8 of 9 must say so
  reading_method       VARCHAR NOT NULL,      -- plain_text | text_layer | ocr | mixed
  family               VARCHAR,               -- state | party
  doc_type             VARCHAR,               -- 'Thông báo', 'Công văn', ...
  doc_type_code        VARCHAR,               -- 'TB'; NULL for công văn
  number               VARCHAR,               -- '88', '07': as printed, leading zeros kept
  symbol               VARCHAR,               -- 'TB-UBND'; for the Party 'TB/TU'
  full_number          VARCHAR,               -- '88/TB-UBND', '12-TB/TU'
  number_origin        VARCHAR,               -- machine | person | register
  issuer               VARCHAR,               -- canonical agency name
  issuer_source        VARCHAR,               -- printed | inferred
  issuer_agency_id     VARCHAR,               -- -> agency
  place                VARCHAR,               -- 'Lai Châu'
  province_id          VARCHAR,               -- -> province, as it was on the issue date
  issued_on            DATE,                  -- as printed; first of the month where only a month is printed
  issued_on_precision  VARCHAR,               -- day | month
  issued_on_inferred   DATE,
  issued_on_inferred_from VARCHAR,            -- meeting | arrival_stamp | digital_signature | register
  event_on             DATE,                  -- the meeting that the conclusions come from
  directed_by          VARCHAR,               -- whose order it is, whoever signs: chu_tich | pho_chu_tich | uy_ban | thuong_truc | ban_thuong_vu | bi_thu | thu_tuong | thu_truong
  directed_by_name     VARCHAR,               -- 'Lê Văn An'; NULL where not printed
  directed_by_source   VARCHAR,               -- title | signature | preamble
  title                VARCHAR,               -- trích yếu, lines joined, 'V/v' kept, never with stamp words
  urgency              VARCHAR,               -- khan | thuong_khan | hoa_toc
  signer_name          VARCHAR,
  signer_position      VARCHAR,               -- 'Phó Chánh Văn phòng'
  signer_lines         VARCHAR[],             -- as printed
  signing_authority    VARCHAR[],             -- 'TM','KT','TL','TUQ','Q' in printed order
  signed_digitally_at  TIMESTAMPTZ,
  drafting_unit        VARCHAR,               -- 'VX1' of 'Lưu: VT, VX1': the desk that follows up
  conformance          DOUBLE,                -- share of the parts that its rules require and that it has
  reading_confidence   DOUBLE,
  rule_confidence      DOUBLE,
  needs_review         BOOLEAN NOT NULL,
  run_id               VARCHAR NOT NULL
);

CREATE TABLE notice_text (notice_id VARCHAR, text VARCHAR);   -- the whole clean text in reading order: header, body, foot, annexes; without stamp, seal, furniture, noise

CREATE TABLE passage (                        -- covers notice_text.text exactly once
  notice_id VARCHAR, seq INTEGER, char_start INTEGER, char_end INTEGER, directive_id VARCHAR,
  kind VARCHAR                                -- header | addressee | context | preamble | directive | closing | signature | recipients | annex
);

CREATE TABLE page (
  notice_id VARCHAR, page INTEGER, width_mm DOUBLE, height_mm DOUBLE, dpi INTEGER,
  method VARCHAR, method_reason VARCHAR,      -- plain_text | text_layer | ocr | mixed; why
  engine VARCHAR,                             -- engine, model and settings fingerprint
  text VARCHAR, reading_confidence DOUBLE,
  rotation INTEGER,                           -- degrees clockwise that we turned it
  skew_degrees DOUBLE,                        -- positive = clockwise, as found
  words_total INTEGER, words_body INTEGER, words_stamp INTEGER, words_seal INTEGER,
  words_furniture INTEGER, words_noise INTEGER -- furniture: page numbers, running heads; the five add up to words_total
);

CREATE TABLE evidence (                       -- for every value of every table: where it says so
  notice_id VARCHAR, table_name VARCHAR, row_key VARCHAR, field VARCHAR, origin VARCHAR, rule VARCHAR,
  raw VARCHAR, char_start INTEGER, char_end INTEGER,
  boxes STRUCT(page INTEGER, x0 DOUBLE, y0 DOUBLE, x1 DOUBLE, y1 DOUBLE)[],
  reading_confidence DOUBLE, rule_confidence DOUBLE
);

CREATE TABLE repair (notice_id VARCHAR, page INTEGER, raw VARCHAR, repaired VARCHAR, rule VARCHAR, char_start INTEGER, char_end INTEGER);

CREATE TABLE stamp (
  stamp_id VARCHAR, notice_id VARCHAR NOT NULL, page INTEGER,
  kind VARCHAR NOT NULL,            -- incoming | seal | urgency | copy | digital_signature
  agency_raw VARCHAR, agency VARCHAR, agency_id VARCHAR,          -- the RECEIVING office for 'incoming'
  number VARCHAR, stamped_on DATE, stamped_at TIMESTAMPTZ, transfer_to VARCHAR, file_symbol VARCHAR,
  raw_text VARCHAR, ink VARCHAR,    -- red | blue | violet | black
  box STRUCT(page INTEGER, x0 DOUBLE, y0 DOUBLE, x1 DOUBLE, y1 DOUBLE), rotation_degrees DOUBLE,
  handwritten VARCHAR[],            -- names of the fields written by hand
  reading_confidence DOUBLE, needs_review BOOLEAN
);

CREATE TABLE recipient (
  notice_id VARCHAR NOT NULL, seq INTEGER NOT NULL,
  role VARCHAR NOT NULL,            -- addressee (Kính gửi) | recipient (Nơi nhận) | archive (Lưu)
  raw VARCHAR NOT NULL, name VARCHAR NOT NULL,                    -- without dash, closing mark and purpose
  purpose VARCHAR, agency_id VARCHAR
);

-- What it asks for --------------------------------------------------------------------------------------------------------
CREATE TABLE directive (
  directive_id VARCHAR NOT NULL,    -- key. First given as notice_id:path; a better reading, new rules or a new version keep it by aligning words and place
                                    -- (the ledger remembers); never used for another directive
  notice_id VARCHAR NOT NULL, seq INTEGER NOT NULL,
  path VARCHAR NOT NULL,            -- parent's path + '/' + own label: section 'II', item '3', letter 'a' 'đ', '(1)', bullet '-1', bullet under a bullet '-1/-2',
                                    -- second paragraph 'p2', 'closing' ('closing/1' ... if several), 'Điều 3'; a decimal number is written once:
                                    -- '2.4' under '2', '2.4.1' under '2.4', 'II/1.1' under 'II/1'. Examples: '3/-1', '2.4/-2', '1/a', '2/(1)'
  parent_path VARCHAR,
  kind VARCHAR NOT NULL,            -- item | group | bullet | continuation | closing | row (of a task table)
  section VARCHAR NOT NULL,         -- main | annex
  is_leaf BOOLEAN NOT NULL,         -- item, bullet or row without children: one task
  marker VARCHAR, text VARCHAR NOT NULL,                          -- the passage itself, marker included, children excluded, lines joined
  context_text VARCHAR,             -- the headings above it, outermost first, ' › ' between
  search_text VARCHAR NOT NULL,     -- lower case, no accents, đ -> d
  is_trackable BOOLEAN NOT NULL,    -- has a deadline or a named product; false for standing duties
  product VARCHAR,                  -- what is asked for: 'báo cáo', 'tờ trình', 'kế hoạch', ...
  schedule VARCHAR,                 -- continuous | recurring | urgent | conditional, where no date is given
  char_start INTEGER NOT NULL, char_end INTEGER NOT NULL,
  boxes STRUCT(page INTEGER, x0 DOUBLE, y0 DOUBLE, x1 DOUBLE, y1 DOUBLE)[],   -- one a line or page part; NULL for plain text
  reading_confidence DOUBLE, rule_confidence DOUBLE, needs_review BOOLEAN NOT NULL
);

CREATE TABLE directive_agency (
  directive_id VARCHAR NOT NULL, seq INTEGER NOT NULL,
  role VARCHAR NOT NULL,            -- lead | cooperating | advising | report_to | target | monitoring | counterpart
  raw VARCHAR,                      -- the words as printed; NULL where inherited
  name VARCHAR NOT NULL,            -- canonical
  agency_id VARCHAR,                -- -> agency; NULL where the catalogue does not know it
  source VARCHAR NOT NULL,          -- explicit | heading | preamble | label
  origin VARCHAR NOT NULL
);

CREATE TABLE deadline (
  directive_id VARCHAR NOT NULL, seq INTEGER NOT NULL, raw VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,            -- before | by | period | relative | recurring
  due_on DATE,                      -- the printed date; for a period its last day; NULL for relative and recurring ones
  due_computed_on DATE,             -- relative ones, and years that are not printed
  basis_on DATE, basis VARCHAR,     -- issued_on | event_on | arrival_stamp
  last_day DATE,                    -- the last day that is still in time: 'trước ngày 15/7' -> 14/7
  start_on DATE, end_on DATE, due_time TIME, inclusive BOOLEAN,
  precision VARCHAR,                -- day | third_of_month | month | quarter | year
  is_target BOOLEAN NOT NULL,       -- 'phấn đấu'
  recurrence VARCHAR,               -- RFC 5545 RRULE
  next_due_on DATE,                 -- recurring ones: the next day due after the publication
  applies_to VARCHAR, char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, rule_confidence DOUBLE, origin VARCHAR NOT NULL
);

CREATE TABLE deadline_agency (      -- whose deadline it is: not always the directive's lead ('(giao Sở Y tế ... trước ngày 15/7)' under another's item)
  directive_id VARCHAR NOT NULL, deadline_seq INTEGER NOT NULL, name VARCHAR NOT NULL, agency_id VARCHAR,
  source VARCHAR NOT NULL           -- own_words | directive_lead
);

CREATE TABLE citation (
  citation_id VARCHAR NOT NULL, notice_id VARCHAR NOT NULL, directive_id VARCHAR,   -- NULL: cited outside the directives
  kind VARCHAR NOT NULL,            -- document | self ('Thông báo này') | attachment
  raw VARCHAR NOT NULL, doc_type VARCHAR, number VARCHAR, symbol VARCHAR, full_number VARCHAR,
  issued_on DATE, issued_on_precision VARCHAR, issuer VARCHAR, issuer_source VARCHAR,          -- printed | symbol
  resolved_notice_id VARCHAR,       -- the notice here that it names, when only one fits
  candidates STRUCT(notice_id VARCHAR, distance INTEGER, confidence DOUBLE)[],     -- when more than one fits, or a digit may be misread
  char_start INTEGER NOT NULL, char_end INTEGER NOT NULL, reading_confidence DOUBLE, rule_confidence DOUBLE
);

CREATE TABLE directive_link (       -- the life of directives and papers across notices
  from_notice_id VARCHAR NOT NULL, from_directive_id VARCHAR, to_notice_id VARCHAR, to_directive_id VARCHAR, to_full_number VARCHAR,
  kind VARCHAR NOT NULL,            -- extends | replaces | repeals | amends | reminds | recalls | reports_on | corrects
  effective_on DATE, new_due_on DATE, raw VARCHAR, char_start INTEGER, char_end INTEGER, rule_confidence DOUBLE, origin VARCHAR NOT NULL
);

-- Whom and when it concerns -----------------------------------------------------------------------------------------------
CREATE TABLE province (
  province_id VARCHAR,              -- key: code@year it began, '24@1997', '24@2025': codes were used again
  code VARCHAR, name VARCHAR, kind VARCHAR, valid_from DATE, valid_to DATE, successor_id VARCHAR   -- 63 until 2025-06-30, 34 from 2025-07-01
);
CREATE TABLE agency (
  agency_id VARCHAR,                -- key; one a province for provincial bodies ('syt@36@1997'); name is not unique
  name VARCHAR, abbreviation VARCHAR, level VARCHAR, type VARCHAR, province_id VARCHAR,
  organ_id VARCHAR,                 -- mã định danh of the document exchange (QCVN 102)
  valid_from DATE, valid_to DATE, successor_id VARCHAR
);
CREATE TABLE agency_alias  (agency_id VARCHAR, alias VARCHAR, valid_from DATE, valid_to DATE, source VARCHAR);
CREATE TABLE agency_member (collective VARCHAR, agency_id VARCHAR, valid_from DATE, valid_to DATE);   -- 'các sở, ban, ngành' -> who; kept by the office
CREATE TABLE office        (agency_id VARCHAR, name VARCHAR, province_id VARCHAR, time_zone VARCHAR); -- one row: whose warehouse this is
CREATE TABLE calendar_day  (day DATE, is_working BOOLEAN NOT NULL, name VARCHAR);

-- What people add ---------------------------------------------------------------------------------------------------------
CREATE TABLE follow_up (            -- imported, never guessed
  directive_id VARCHAR NOT NULL, agency_id VARCHAR,
  status VARCHAR NOT NULL,          -- chua_thuc_hien | dang_thuc_hien | cho_xac_nhan | hoan_thanh | tam_dung | khong_thuc_hien
  done_on DATE, result_notice_id VARCHAR, result VARCHAR, note VARCHAR, made_by VARCHAR, made_at TIMESTAMPTZ
);
CREATE TABLE register_entry (       -- the office's own book of incoming papers
  book VARCHAR, year INTEGER, arrival_number VARCHAR, arrived_on DATE, issuer VARCHAR, full_number VARCHAR, issued_on DATE,
  title VARCHAR, handed_to VARCHAR, due_on DATE, notice_id VARCHAR                 -- NULL: registered, never scanned
);
CREATE TABLE correction (
  correction_id VARCHAR, notice_id VARCHAR NOT NULL, directive_id VARCHAR, table_name VARCHAR NOT NULL, row_key VARCHAR, field VARCHAR,
  action VARCHAR NOT NULL,          -- set | add | delete
  machine_value VARCHAR, value VARCHAR, reason VARCHAR, made_by VARCHAR NOT NULL, made_at TIMESTAMPTZ NOT NULL,
  state VARCHAR NOT NULL            -- applied | machine_agrees | machine_changed | conflicting | orphaned
);
CREATE TABLE review_item (notice_id VARCHAR, table_name VARCHAR, row_key VARCHAR, field VARCHAR, value VARCHAR, reason VARCHAR);

-- The pipeline's own account, refreshed after every run, also one that publishes nothing ----------------------------------
CREATE TABLE run (
  run_id VARCHAR, started_at TIMESTAMPTZ, ended_at TIMESTAMPTZ,
  outcome VARCHAR NOT NULL,         -- published | blocked | failed | nothing_new
  arrived INTEGER, read INTEGER, unchanged INTEGER, quarantined INTEGER, set_aside INTEGER,
  blocked_by VARCHAR[], accepted_by VARCHAR, accepted_reason VARCHAR
);
CREATE TABLE source_file (          -- every file that was ever seen
  file_sha256 VARCHAR NOT NULL, content_sha256 VARCHAR, source_uri VARCHAR NOT NULL, file_name VARCHAR, member_path VARCHAR, notice_id VARCHAR,
  relation VARCHAR,                 -- original | copy | resaved | rescan | corrected | member (of an archive or e-mail)
  state VARCHAR,                    -- seen | archived | read | cleaned | parsed | loaded | published | quarantined | not_a_notice
  first_seen TIMESTAMPTZ, last_seen TIMESTAMPTZ, gone_at TIMESTAMPTZ
);
CREATE TABLE quarantine (
  file_sha256 VARCHAR, source_uri VARCHAR, file_name VARCHAR,     -- of a secret paper only the sha256 and the code
  stage VARCHAR,                    -- pull | read | clean | parse | load | audit | publish
  code VARCHAR,                     -- one of a closed, documented list: 'encrypted_pdf', 'ocr_timeout', 'secret_document', ...
  message VARCHAR,                  -- names the file, the page and the remedy
  transient BOOLEAN, attempts INTEGER, first_seen TIMESTAMPTZ, last_seen TIMESTAMPTZ, run_id VARCHAR
);
CREATE TABLE attempt      (file_sha256 VARCHAR, run_id VARCHAR, stage VARCHAR, started_at TIMESTAMPTZ, seconds DOUBLE, code VARCHAR, message VARCHAR);
CREATE TABLE set_aside    (run_id VARCHAR, table_name VARCHAR, notice_id VARCHAR, row_key VARCHAR, rule VARCHAR, row_json JSON, first_seen TIMESTAMPTZ);
CREATE TABLE check_result (run_id VARCHAR, check_name VARCHAR, table_name VARCHAR, severity VARCHAR,   -- critical | warning | info
                           outcome VARCHAR,                       -- passed | failed | error
                           observed VARCHAR, expected VARCHAR, failing_rows INTEGER, checked_at TIMESTAMPTZ);
CREATE TABLE change (
  run_id VARCHAR, published_at TIMESTAMPTZ, table_name VARCHAR, notice_id VARCHAR, row_key VARCHAR,
  field VARCHAR,                    -- NULL: the whole row
  action VARCHAR,                   -- added | changed | removed | split | merged
  old_value VARCHAR, new_value VARCHAR,
  cause VARCHAR NOT NULL            -- new_document | new_version | new_engine | new_rules | new_settings | new_catalogue | correction | register | set_aside | source_gone
);
CREATE TABLE publication (run_id VARCHAR, published_at TIMESTAMPTZ, contract_version INTEGER, program_version VARCHAR, duckdb_version VARCHAR,
                          engine VARCHAR, rules_version VARCHAR, notices INTEGER, directives INTEGER,
                          notices_added INTEGER, notices_changed INTEGER, notices_removed INTEGER, rows_sha256 VARCHAR);  -- of the canonical rows of all tables
