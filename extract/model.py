"""What crosses a boundary: the frozen records that stages hand to one another.

Belongs here: dataclasses and closed vocabularies, standard library only. Does not belong here: behaviour, file formats,
anything that knows how a value was found. Errors stand in `extract.errors`.

Units, everywhere: boxes are fractions of the page as a PDF viewer shows it (the file's /Rotate applied, before our turning
and deskewing), origin top left. Offsets are 0-based code points into `CleanText.text`, end exclusive. Confidences are
0..1, rounded to 4 places where they leave `extract`. Angles are degrees, positive = clockwise. Text is NFC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Region(StrEnum):
    """Where a word that was read belongs; every word is in exactly one (word accounting)."""

    BODY = "body"
    STAMP = "stamp"  # words of incoming, urgency, copy stamps and digital-signature blocks
    SEAL = "seal"  # letters of round seals
    FURNITURE = "furniture"  # page numbers, running heads
    NOISE = "noise"  # specks read as letters, markup, "[Handwritten Signature]"


class Method(StrEnum):
    """How the characters of a page were obtained."""

    PLAIN_TEXT = "plain_text"
    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    MIXED = "mixed"


# ---------------------------------------------------------------- settings that change what a stage computes


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits and switches of reading; part of the reading's key in the store."""

    max_bytes: int = 200_000_000
    max_pages: int = 40  # page budget: pages beyond it are counted in Reading.pages_not_read
    max_megapixels: float = 80.0  # per page, checked before the bitmap is allocated
    max_expansion: float = 200.0  # decompressed bytes / stored bytes of an archive member
    seconds_a_page: float = 60.0
    seconds_a_document: float = 900.0
    memory_megabytes: int = 2048  # of one reading child
    dpi: int = 300
    second_engine: bool = True  # used where it is installed
    steps: tuple[str, ...] = ("background", "edges", "orientation", "ink", "skew", "specks", "stamps", "foot_columns")


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in page fractions 0..1 with x0 <= x1 and y0 <= y1; pages count from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read. `line` and `block` number the page's lines and blocks (columns, paragraphs) in reading order.

    `confidence` is 1.0 for born-digital text. `size` is the letter height in points where it is known.
    `offset` is the word's place in Page.text for plain text pages, else None.
    """

    text: str
    line: int
    block: int
    box: Box | None = None
    confidence: float = 1.0
    region: Region = Region.BODY
    size: float | None = None
    bold: bool | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Signals:
    """Integrity signals of a page's text: shares of its words."""

    possible_syllables: float = 1.0  # share of syllables that are possible in Vietnamese
    foreign_letters: float = 0.0  # share of letters outside the Vietnamese alphabet
    split_diacritics: float = 0.0  # share of words cut at a tone mark ('ĐIỀ U')


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its words in reading order, all of them, each with its region.

    `words_total` is counted independently of `words` (the engine's rows, the text layer's words, white space runs).
    `text` is the text as it came (for plain text files the file's own text), before any cleaning.
    """

    number: int
    width_mm: float | None
    height_mm: float | None
    dpi: int | None
    method: Method
    method_reason: str
    engine: str | None
    words: tuple[Word, ...]
    words_total: int
    text: str
    reading_confidence: float | None
    rotation: int = 0
    skew_degrees: float | None = None
    signals: Signals = Signals()


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp, seal or signature block as data. Fields that cannot be read are None; `raw_text` keeps what was read.

    kind: incoming | seal | urgency | secrecy | copy | digital_signature. For `incoming` the agency is the RECEIVING office.
    ink: red | blue | violet | black. `handwritten` names fields written by hand.
    Their words are not in the clean text, so nothing here points into it.
    """

    kind: str
    page: int | None = None
    agency_raw: str | None = None
    agency: str | None = None
    number: str | None = None
    stamped_on: date | None = None
    stamped_at: datetime | None = None  # with time zone
    transfer_to: str | None = None
    file_symbol: str | None = None
    raw_text: str = ""
    ink: str | None = None
    box: Box | None = None
    rotation_degrees: float | None = None
    handwritten: tuple[str, ...] = ()
    reading_confidence: float | None = None
    needs_review: bool = False
    agency_id: str | None = None  # set by parsing, with the canonical `agency`


@dataclass(frozen=True, slots=True)
class HandField:
    """A header value that was written by hand into a typed line and read from its own crop.

    name: number | day | month. `value` is None where it could not be read for sure. The printed neighbours stand in the
    page's words; `box` says where the value belongs between them.
    """

    name: str
    value: str | None
    box: Box
    confidence: float
    engine: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one document.

    `file_format`: pdf | tiff | jpeg | png | webp | heif | docx | text | markdown | edxml.
    `page_count` counts all pages of the file; `pages_not_read` those beyond the page budget.
    `exchange_header`: key/value pairs of an .edxml envelope: a second source for the header, never over what is printed.
    """

    file_format: str
    pages: tuple[Page, ...]
    page_count: int
    pages_not_read: int
    stamps: tuple[Stamp, ...] = ()
    hand_fields: tuple[HandField, ...] = ()
    exchange_header: tuple[tuple[str, str], ...] = ()
    method: Method = Method.PLAIN_TEXT
    engine: str | None = None


# ---------------------------------------------------------------- cleaning


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of the clean text: text[char_start:char_end], where it stood and how sure its letters are."""

    char_start: int
    char_end: int
    page: int
    box: Box | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the clean text (the clean text's lines ARE its paragraphs, split by '\\n'; empty lines are not recorded).

    In the body the printed lines of one paragraph are already joined, over page breaks too; in header and foot every
    printed line is its own paragraph. The hints are None where the source has no layout (plain text).
    `gap_before`: an empty line or a clear vertical gap stood before it. `heading_level`: markdown's #, 0 without.
    """

    char_start: int
    char_end: int
    page: int
    bold: bool | None = None
    centred: bool | None = None
    indent: float | None = None  # left edge, page fraction
    column: str | None = None  # left | right | full
    size: float | None = None
    gap_before: bool = False
    heading_level: int = 0
    page_break_inside: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """A change to what was read that a closed list or a grammar made safe. Offsets as of the clean text."""

    page: int | None
    raw: str
    repaired: str
    rule: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class CleanText:
    """The whole text in reading order: header, body, foot, annexes; without stamp, seal, furniture, noise.

    `pages` are the reading's pages with every word's final region. `stamps` holds those found in pictures and in text.
    """

    text: str
    words: tuple[PlacedWord, ...]
    paragraphs: tuple[Paragraph, ...]
    pages: tuple[Page, ...]
    stamps: tuple[Stamp, ...]
    repairs: tuple[Repair, ...]
    hand_fields: tuple[HandField, ...]
    exchange_header: tuple[tuple[str, str], ...]
    method: Method
    page_count: int
    pages_not_read: int
    reading_confidence: float | None


# ---------------------------------------------------------------- agencies


@dataclass(frozen=True, slots=True)
class Province:
    """province_id: code@year it began. 63 until 2025-06-30, 34 from 2025-07-01."""

    province_id: str
    code: str
    name: str
    kind: str  # tỉnh | thành phố
    valid_from: date
    valid_to: date | None
    successor_id: str | None


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of the agency catalogue; provincial bodies stand once a province ('syt@36@1997')."""

    agency_id: str
    name: str
    abbreviation: str | None
    level: str
    type: str
    province_id: str | None
    organ_id: str | None
    valid_from: date | None
    valid_to: date | None
    successor_id: str | None


@dataclass(frozen=True, slots=True)
class AgencyAlias:
    agency_id: str
    alias: str
    valid_from: date | None
    valid_to: date | None
    source: str


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency, person in office or collective addressee named in a text: text[start:end] == raw.

    `name` is canonical ('Sở Y tế', 'UBND các huyện, thành phố'); `agency_key` the catalogue's kind ('syt'), None where the
    catalogue does not know it; `agency_id` the row of the agency table in the notice's own province and time.
    """

    start: int
    end: int
    raw: str
    name: str
    agency_key: str | None
    agency_id: str | None
    level: str | None
    type: str | None
    confidence: float


# ---------------------------------------------------------------- the notice


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands. `row_key`: '' for the notice; a directive's path; 'path#seq' for its agencies and deadlines;
    the seq for recipients and citations. Empty span (None) only where the value comes from a picture: then `boxes` says where.
    """

    table_name: str
    row_key: str
    field: str
    rule: str
    raw: str | None
    char_start: int | None
    char_end: int | None
    boxes: tuple[Box, ...] = ()
    reading_confidence: float | None = None
    rule_confidence: float | None = None
    origin: str = "machine"


@dataclass(frozen=True, slots=True)
class Header:
    """The printed header and foot, and what is inferred in columns of their own. Meanings: contract.sql, table notice."""

    family: str | None = None
    doc_type: str | None = None
    doc_type_code: str | None = None
    number: str | None = None
    symbol: str | None = None
    full_number: str | None = None
    number_origin: str | None = None
    issuer: str | None = None
    issuer_source: str | None = None
    issuer_agency_id: str | None = None
    place: str | None = None
    province_id: str | None = None
    issued_on: date | None = None
    issued_on_precision: str | None = None
    issued_on_inferred: date | None = None
    issued_on_inferred_from: str | None = None
    event_on: date | None = None
    directed_by: str | None = None
    directed_by_name: str | None = None
    directed_by_source: str | None = None
    title: str | None = None
    urgency: str | None = None
    secrecy: str | None = None  # mat | toi_mat | tuyet_mat: such a notice is never loaded
    signer_name: str | None = None
    signer_position: str | None = None
    signer_lines: tuple[str, ...] = ()
    signing_authority: tuple[str, ...] = ()
    signed_digitally_at: datetime | None = None
    drafting_unit: str | None = None
    conformance: float | None = None
    conformance_lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """kind: header | addressee | context | preamble | directive | closing | signature | recipients | annex."""

    seq: int
    char_start: int
    char_end: int
    kind: str
    path: str | None = None  # of the directive


@dataclass(frozen=True, slots=True)
class Recipient:
    seq: int
    role: str  # addressee | recipient | archive
    raw: str
    name: str
    purpose: str | None
    agency_id: str | None
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class DirectiveAgency:
    seq: int
    role: str  # lead | cooperating | advising | report_to | target | monitoring | counterpart
    raw: str | None
    name: str
    agency_id: str | None
    source: str  # explicit | heading | preamble | label
    char_start: int | None = None
    char_end: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DeadlineAgency:
    name: str
    agency_id: str | None
    source: str  # own_words | directive_lead


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when. Meanings: contract.sql, table deadline; domain reference, deadline grammar.

    `clause_start`..`clause_end` is the clause the deadline stands in: whoever that clause charges owns the deadline.
    """

    seq: int
    raw: str
    kind: str  # before | by | period | relative | recurring
    char_start: int
    char_end: int
    due_on: date | None = None
    due_computed_on: date | None = None
    basis_on: date | None = None
    basis: str | None = None
    last_day: date | None = None
    start_on: date | None = None
    end_on: date | None = None
    due_time: time | None = None
    inclusive: bool | None = None
    precision: str | None = None
    is_target: bool = False
    recurrence: str | None = None
    applies_to: str | None = None
    rule_confidence: float = 1.0
    clause_start: int = 0
    clause_end: int = 0
    agencies: tuple[DeadlineAgency, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """kind: document | self | attachment. `path`: of the directive it stands in, None outside."""

    seq: int
    kind: str
    raw: str
    char_start: int
    char_end: int
    path: str | None = None
    doc_type: str | None = None
    number: str | None = None
    symbol: str | None = None
    full_number: str | None = None
    issued_on: date | None = None
    issued_on_precision: str | None = None
    issuer: str | None = None
    issuer_source: str | None = None
    reading_confidence: float | None = None
    rule_confidence: float = 1.0
    date_candidates: tuple[
        date, ...
    ] = ()  # a date printed for a later number of the same list, which may hold for this one too


@dataclass(frozen=True, slots=True)
class Link:
    """What this notice does to an earlier one: kind extends | replaces | repeals | amends | reminds | recalls | reports_on | corrects."""

    kind: str
    to_full_number: str | None
    path: str | None
    raw: str
    char_start: int
    char_end: int
    to_path: str | None = None  # of the other notice's directive: 'II/2/a'
    to_issued_on: date | None = None
    effective_on: date | None = None
    new_due_on: date | None = None
    rule_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive. `path` rules and kinds: contract.sql, table directive."""

    seq: int
    path: str
    parent_path: str | None
    kind: str  # item | group | bullet | continuation | closing | row
    section: str  # main | annex
    is_leaf: bool
    marker: str | None
    text: str
    context_text: str | None
    search_text: str
    is_trackable: bool
    product: str | None
    schedule: str | None
    char_start: int
    char_end: int
    boxes: tuple[Box, ...] | None = None
    reading_confidence: float | None = None
    rule_confidence: float = 1.0
    needs_review: bool = False
    agencies: tuple[DirectiveAgency, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewItem:
    table_name: str
    row_key: str
    field: str
    value: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A parsed document. `is_notice` False: a form, a photo, an identity card; `not_a_notice_because` says by what."""

    header: Header
    main_pages: int | None
    passages: tuple[Passage, ...]
    directives: tuple[Directive, ...]
    recipients: tuple[Recipient, ...]
    citations: tuple[Citation, ...]
    links: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    review: tuple[ReviewItem, ...]
    stamps: tuple[Stamp, ...]
    rule_confidence: float
    needs_review: bool
    is_notice: bool = True
    not_a_notice_because: str | None = None
    unknown_agencies: tuple[str, ...] = ()


# ---------------------------------------------------------------- the pipeline's own


@dataclass(frozen=True, slots=True)
class Source:
    """A file that a source offers, before it is read. `uri` carries no user, password or signature; `version` is its ETag."""

    uri: str
    file_name: str
    size: int | None = None
    modified_at: datetime | None = None
    source_name: str = "command"
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document stopped: what the quarantine row says."""

    stage: str  # pull | read | clean | parse | load | audit | publish
    code: str
    message: str  # names the file, the page and the remedy
    transient: bool
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check said. outcome: passed | failed | error. severity: critical | warning | info."""

    check_name: str
    table_name: str | None
    severity: str
    outcome: str
    observed: str | None = None
    expected: str | None = None
    failing_rows: int = 0
    checked_at: datetime | None = None

    @property
    def blocks(self) -> bool:
        """A critical failure blocks; so does any check that could not run."""
        return self.outcome == "error" or (self.outcome == "failed" and self.severity == "critical")
