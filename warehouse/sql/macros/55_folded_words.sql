-- The words of a question as search_row has them.
CREATE OR REPLACE MACRO folded_words(question) AS
string_split(trim(regexp_replace(translate(lower(strip_accents(nfc_normalize(question))), 'đð', 'dd'), '[^\p{L}\p{N}]+', ' ', 'g')), ' ');
