-- $orphaned_corrections, $standing_corrections: of the ledger, after this run's load.
SELECT $orphaned_corrections AS observed, $standing_corrections AS of_rows
