# One command for each thing a person wants. Each makes its environment by itself, from locked hashes.
#   make briefing [STUDY=examples/synthetic] [PERIOD=2025Q1] [COUNTRY=KZ] [LANGUAGE=en]
.DEFAULT_GOAL := help
PYTHON ?= python3
STUDY ?= .
BIN := .venv/bin

.PHONY: help briefing test check lab benchmark audit test-spark docs lock clean

help: ## list what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

briefing: .venv/.run ## raw data to finished briefings in reports/
	$(BIN)/researchkit brief --study "$(STUDY)" $(if $(PERIOD),--period "$(PERIOD)") $(if $(COUNTRY),--country "$(COUNTRY)") $(if $(LANGUAGE),--language "$(LANGUAGE)")

lab: .venv/.run ## JupyterLab on the notebooks, with the data ready
	$(BIN)/researchkit lab --study "$(STUDY)"

test: .venv/.dev ## all tests
	$(BIN)/pytest -n auto -q

check: .venv/.dev ## lint, format, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

benchmark: .venv/.dev ## speed, as ratios measured in one run
	$(BIN)/python -m benchmarks

audit: .venv/.dev ## accessibility and structure of the finished briefings (needs chromium and npm)
	bash scripts/audit.sh

test-spark: .venv/.spark ## the same linkage and cleaning on a local Spark (needs Java)
	$(BIN)/pytest -q tests/spark

docs: .venv/.dev ## write the pages that are made from data
	$(BIN)/python scripts/write_docs.py

lock: ## write the lock files anew (needs uv)
	uv pip compile pyproject.toml build-requirements.in --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements-dev.lock
	uv pip compile pyproject.toml build-requirements.in --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -c requirements-dev.lock -o requirements.lock
	uv pip compile pyproject.toml --extra spark --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -c requirements-dev.lock -o requirements-spark.lock

clean: ## remove what was generated (raw data stay)
	rm -rf data/processed/[0-9]* data/processed/.[a-z]* reports/releases reports/latest examples/*/data/processed examples/*/reports

.venv/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "researchkit needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/.run: .venv/.made requirements.lock pyproject.toml
	test -e .venv/.dev || $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/.dev: .venv/.made requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ .venv/.run

.venv/.spark: .venv/.dev requirements-spark.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-spark.lock
	touch $@
