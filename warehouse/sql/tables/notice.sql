CREATE TABLE notice (
  notice_id               VARCHAR NOT NULL,
  document_id             VARCHAR NOT NULL,
  version                 INTEGER NOT NULL,
  is_current              BOOLEAN NOT NULL,
  file_name               VARCHAR NOT NULL,
  source_uri              VARCHAR NOT NULL,
  archive_path            VARCHAR NOT NULL,
  file_sha256             VARCHAR NOT NULL,
  text_sha256             VARCHAR NOT NULL,
  received_at             TIMESTAMPTZ NOT NULL,
  page_count              INTEGER NOT NULL,
  main_pages              INTEGER,
  pages_not_read          INTEGER NOT NULL,
  rows_set_aside          INTEGER NOT NULL,
  reading_method          VARCHAR NOT NULL,
  family                  VARCHAR,
  doc_type                VARCHAR,
  doc_type_code           VARCHAR,
  number                  VARCHAR,
  symbol                  VARCHAR,
  full_number             VARCHAR,
  number_origin           VARCHAR,
  issuer                  VARCHAR,
  issuer_source           VARCHAR,
  issuer_agency_id        VARCHAR,
  place                   VARCHAR,
  province_id             VARCHAR,
  issued_on               DATE,
  issued_on_precision     VARCHAR,
  issued_on_inferred      DATE,
  issued_on_inferred_from VARCHAR,
  event_on                DATE,
  directed_by             VARCHAR,
  directed_by_name        VARCHAR,
  directed_by_source      VARCHAR,
  title                   VARCHAR,
  urgency                 VARCHAR,
  signer_name             VARCHAR,
  signer_position         VARCHAR,
  signer_lines            VARCHAR[],
  signing_authority       VARCHAR[],
  signed_digitally_at     TIMESTAMPTZ,
  drafting_unit           VARCHAR,
  conformance             DOUBLE,
  reading_confidence      DOUBLE,
  rule_confidence         DOUBLE,
  needs_review            BOOLEAN NOT NULL,
  run_id                  VARCHAR NOT NULL
);
COMMENT ON TABLE notice IS 'One version of one paper, with its header and foot. Văn bản: mỗi dòng là một phiên bản.';
COMMENT ON COLUMN notice.notice_id IS 'key. ''n_'' + 20 hex of the content identity of the copy first seen: a PDF without its metadata, else the bytes';
COMMENT ON COLUMN notice.document_id IS 'the same for all versions of one paper: rescans, corrected copies';
COMMENT ON COLUMN notice.version IS '1, 2, ... in order of arrival';
COMMENT ON COLUMN notice.is_current IS 'views and macros read current versions only';
COMMENT ON COLUMN notice.file_name IS 'of the file it was read from, without folders';
COMMENT ON COLUMN notice.source_uri IS 'without user, password, query';
COMMENT ON COLUMN notice.archive_path IS 'relative to CHIDAO_HOME: survives moves of the source';
COMMENT ON COLUMN notice.file_sha256 IS 'of the original bytes, which are kept unchanged';
COMMENT ON COLUMN notice.text_sha256 IS 'of notice_text.text';
COMMENT ON COLUMN notice.received_at IS 'when the pipeline first saw it';
COMMENT ON COLUMN notice.page_count IS 'all pages of the file';
COMMENT ON COLUMN notice.main_pages IS 'pages before the first annex';
COMMENT ON COLUMN notice.pages_not_read IS 'beyond the page budget: what is published says what is missing';
COMMENT ON COLUMN notice.rows_set_aside IS 'rows that a rule kept back: a list of 8 of 9 must say so';
COMMENT ON COLUMN notice.reading_method IS 'plain_text | text_layer | ocr | mixed';
COMMENT ON COLUMN notice.family IS 'state | party';
COMMENT ON COLUMN notice.doc_type IS '''Thông báo'', ''Công văn'', ...';
COMMENT ON COLUMN notice.doc_type_code IS '''TB''; NULL for công văn';
COMMENT ON COLUMN notice.number IS '''88'', ''07'': as printed, leading zeros kept';
COMMENT ON COLUMN notice.symbol IS '''TB-UBND''; for the Party ''TB/TU''';
COMMENT ON COLUMN notice.full_number IS '''88/TB-UBND'', ''12-TB/TU''';
COMMENT ON COLUMN notice.number_origin IS 'machine | person | register';
COMMENT ON COLUMN notice.issuer IS 'canonical agency name';
COMMENT ON COLUMN notice.issuer_source IS 'printed | inferred';
COMMENT ON COLUMN notice.issuer_agency_id IS '-> agency; NULL where the catalogue does not know it';
COMMENT ON COLUMN notice.place IS '''Lai Châu''';
COMMENT ON COLUMN notice.province_id IS '-> province, as it was on the issue date';
COMMENT ON COLUMN notice.issued_on IS 'as printed; first of the month where only a month is printed';
COMMENT ON COLUMN notice.issued_on_precision IS 'day | month';
COMMENT ON COLUMN notice.issued_on_inferred IS 'where no date is printed: the date that other facts give';
COMMENT ON COLUMN notice.issued_on_inferred_from IS 'meeting | arrival_stamp | digital_signature | register';
COMMENT ON COLUMN notice.event_on IS 'the meeting that the conclusions come from';
COMMENT ON COLUMN notice.directed_by IS 'whose order it is, whoever signs: chu_tich | pho_chu_tich | uy_ban | thuong_truc | ban_thuong_vu | bi_thu | thu_tuong | thu_truong';
COMMENT ON COLUMN notice.directed_by_name IS 'name as printed; NULL where not printed';
COMMENT ON COLUMN notice.directed_by_source IS 'title | signature | preamble';
COMMENT ON COLUMN notice.title IS 'trích yếu, lines joined, ''V/v'' kept, never with stamp words';
COMMENT ON COLUMN notice.urgency IS 'khan | thuong_khan | hoa_toc';
COMMENT ON COLUMN notice.signer_name IS 'as printed, without titles';
COMMENT ON COLUMN notice.signer_position IS '''Phó Chánh Văn phòng''';
COMMENT ON COLUMN notice.signer_lines IS 'as printed';
COMMENT ON COLUMN notice.signing_authority IS '''TM'',''KT'',''TL'',''TUQ'',''Q'' in printed order';
COMMENT ON COLUMN notice.signed_digitally_at IS 'from the digital signature block, UTC';
COMMENT ON COLUMN notice.drafting_unit IS '''VX1'' of ''Lưu: VT, VX1'': the desk that follows up';
COMMENT ON COLUMN notice.conformance IS 'share of the parts that its rules require and that it has';
COMMENT ON COLUMN notice.reading_confidence IS '0..1, how sure the characters are; 1.0 for born-digital text';
COMMENT ON COLUMN notice.rule_confidence IS '0..1, how sure the interpretation is';
COMMENT ON COLUMN notice.needs_review IS 'a person should look at it: see review_item';
COMMENT ON COLUMN notice.run_id IS '-> run: the run that loaded these rows';
