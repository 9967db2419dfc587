"""The warehouse: archive, store, ledger, DDL, load, publish, history, views, export.

Imports duckdb and `extract.model`/`extract.errors`; never prefect, great_expectations, flows, quality.

Where the rows are
------------------
`work/work.duckdb`, opened by `warehouse.workbench.open_work(home)` under a file lock that a crash releases:

- schema `staging`: the contract's tables with the notices that wait for the gate: loaded and not yet published. A blocked
  night leaves them there; the next run audits and publishes them with its own. `staging.notice.run_id` says which run loaded a row.
- schema `main`: the contract's tables with all published data and the account (`run`, `check_result`, `set_aside`, `change`,
  `publication`).
- schema `meta`: what the loader remembers a notice: digests and versions, to tell what changed and why. Not published.

`published/versions/chidao-<time>.duckdb`: what analysts read; `published/chidao.duckdb` is a symlink to the last one.
`work/ledger.sqlite`: files, states, attempts, runs, identities; any process, any time.

The way: `people.take_up_sheets` → `load.stage` → (`quality` audits `staging`, sets rows aside with `load.set_aside`) → `publish.publish`.
"""
