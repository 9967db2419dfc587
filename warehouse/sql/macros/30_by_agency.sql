-- By canonical name, alias or abbreviation, written with or without accents; tasks of collectives that the agency is a member of stand with via = the collective.
CREATE OR REPLACE MACRO by_agency(agency_name) AS TABLE
WITH asked AS (SELECT translate(lower(strip_accents(nfc_normalize(agency_name))), 'đð', 'dd') AS question),
ids AS (SELECT DISTINCT agency_id FROM agency_folded, asked WHERE source <> 'task' AND folded = question),
own AS (SELECT DISTINCT name, agency_id FROM agency_folded, asked
        WHERE source = 'task' AND (contains(folded, question) OR agency_id IN (SELECT agency_id FROM ids))),
collectives AS (SELECT collective, min(coalesce(valid_from, DATE '0001-01-01')) AS valid_from, max(coalesce(valid_to, DATE '9999-12-31')) AS valid_to
                FROM agency_member WHERE agency_id IN (SELECT agency_id FROM ids) AND collective NOT IN (SELECT name FROM own) GROUP BY collective)
SELECT t.*, NULL::VARCHAR AS via
FROM task t SEMI JOIN own o ON o.name = t.agency AND o.agency_id IS NOT DISTINCT FROM t.agency_id
UNION ALL
SELECT t.*, t.agency
FROM task t JOIN collectives c ON c.collective = t.agency AND coalesce(t.issued_on BETWEEN c.valid_from AND c.valid_to, TRUE)
ORDER BY last_day NULLS LAST, number, seq, agency;
