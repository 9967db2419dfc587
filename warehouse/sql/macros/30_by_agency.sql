-- By canonical name, alias or abbreviation, written with or without accents; tasks of collectives that the agency is a member of stand with via = the collective.
CREATE OR REPLACE MACRO by_agency(agency_name) AS TABLE
WITH asked AS (SELECT translate(lower(strip_accents(agency_name)), 'đð', 'dd') AS folded),
ids AS (SELECT agency_id FROM agency a, asked WHERE translate(lower(strip_accents(a.name)), 'đð', 'dd') = folded OR lower(a.abbreviation) = folded
        UNION SELECT agency_id FROM agency_alias a, asked WHERE translate(lower(strip_accents(a.alias)), 'đð', 'dd') = folded)
SELECT t.*, CASE WHEN t.agency_id IN (SELECT agency_id FROM ids) OR contains(translate(lower(strip_accents(t.agency)), 'đð', 'dd'), (SELECT folded FROM asked))
                 THEN NULL ELSE t.agency END AS via
FROM task t
WHERE t.agency_id IN (SELECT agency_id FROM ids)
   OR contains(translate(lower(strip_accents(t.agency)), 'đð', 'dd'), (SELECT folded FROM asked))
   OR t.agency IN (SELECT collective FROM agency_member WHERE agency_id IN (SELECT agency_id FROM ids)
                   AND coalesce(valid_from <= t.issued_on, TRUE) AND coalesce(valid_to >= t.issued_on, TRUE))
ORDER BY last_day NULLS LAST, number, seq, agency;
