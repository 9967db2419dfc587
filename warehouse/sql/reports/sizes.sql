-- How much is published, and when it was (seconds since 1970).
SELECT (SELECT count(*) FROM notice) AS notices, (SELECT count(*) FROM directive) AS directives,
       (SELECT sum(page_count) FROM notice) AS pages, (SELECT epoch(max(published_at)) FROM publication) AS published_at
