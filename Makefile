# The two commands are `make run` and `make test`; each sets up what it needs and is safe to repeat.
SHELL := /bin/bash
PY := .venv/bin/python
CODE := extract warehouse quality flows tests
HOME_DIR ?= data
export OMP_THREAD_LIMIT := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1

.PHONY: help setup bundle setup-test run test lint unit integration flows score bench soak lock clean

help:
	@echo "make run     set up, read samples/ and publish, print two queries to try"
	@echo "make test    set up, then every check"
	@echo "make score   accuracy tables     make bench   speed tables     make soak   long fault tests"
	@echo "make bundle  one file for a machine without internet; there: make setup BUNDLE=FILE"

setup:
	@BUNDLE="$(BUNDLE)" .ci/setup

setup-test:
	@BUNDLE="$(BUNDLE)" .ci/setup test

bundle: setup
	@.ci/bundle $(FILE)

run: setup
	@.venv/bin/chidao run samples/ --home $(HOME_DIR)

test: setup-test lint
	@$(PY) -m pytest tests -n 2 --dist loadfile

lint: setup-test
	@$(PY) -m ruff check $(CODE)
	@$(PY) -m ruff format --check $(CODE)
	@$(PY) -m mypy --strict $(CODE)

unit integration flows: setup-test
	@$(PY) -m pytest tests/$@

# The warehouse on DuckDB 2 as on the locked 1.5: its wheel in a folder of its own, found before the one of .venv.
test-duckdb2: setup-test
	@$(PY) -m pip install -q --no-deps --upgrade --target build/duckdb2 'duckdb>=2,<3'
	@PYTHONPATH=build/duckdb2 $(PY) -c 'import duckdb; assert duckdb.__version__ >= "2", duckdb.__version__'
	@PYTHONPATH=build/duckdb2 $(PY) -m pytest tests/integration/warehouse tests/integration/quality --ignore tests/integration/warehouse/test_ducklake.py

score: setup-test
	@$(PY) -m tests.score $(ARGS)

bench: setup-test
	@$(PY) -m tests.bench $(ARGS)

soak: setup-test
	@$(PY) -m pytest tests -m soak

# Pins with hashes for Python 3.11-3.13, naming no index: needs `uv` on PATH.
lock:
	@printf 'duckdb==1.5.5\n' | uv pip compile -q --universal --generate-hashes --python-version 3.11 --extra dev --extra second-engine --extra cluster \
	  --no-emit-index-url --no-header --no-annotate -c - pyproject.toml -o requirements.lock

clean:
	rm -rf .venv build *.egg-info
