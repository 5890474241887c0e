# What a newcomer, a developer and CI type. `make help` explains every target.

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
DATA ?= ../shared/data
ARGS ?=
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make requirements"
CODE := src tests bench scripts
TEMPLATES := src/plaudit/site/templates

.DEFAULT_GOAL := help
.PHONY: help setup run test mutants lint format messages bench requirements clean

help:  ## Explain every target
	@echo "Plaudit: what can be made"
	@echo
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name about; do \
		printf '  make %-14s%s\n' "$$name" "$$about"; done
	@echo
	@echo "Every target first installs what it needs into $(VENV)."

setup: $(VENV)/.plaudit  ## Make .venv with the plaudit command in it
	@echo "Plaudit is ready: try $(BIN)/plaudit, or make run"

run: $(VENV)/.plaudit  ## Serve the demo at http://127.0.0.1:8000 (another port: make run PORT=8123)
	$(BIN)/plaudit migrate --verbosity 0
	$(BIN)/plaudit demo --if-empty
	PLAUDIT_URL=$${PLAUDIT_URL:-http://127.0.0.1:$(PORT)} $(BIN)/plaudit serve --port $(PORT)

test: $(VENV)/.dev  ## Run the tests on SQLite, on PostgreSQL and in the browser where there are such (ARGS="-k score")
	$(BIN)/python scripts/run_tests.py $(ARGS)

mutants: $(VENV)/.dev  ## Change the code a little, 400 times, and see whether a test notices (ARGS="--kind permission")
	$(BIN)/python scripts/run_mutants.py $(ARGS)

lint: $(VENV)/.dev  ## Check style, types, the layers, the templates, the migrations and the settings
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --profile=jinja --lint --quiet $(TEMPLATES)
	$(BIN)/python scripts/check_templates.py
	$(BIN)/plaudit makemigrations --check --dry-run
	$(BIN)/plaudit check --fail-level WARNING

format: $(VENV)/.dev  ## Put the code into its usual form
	$(BIN)/ruff check --fix-only $(CODE)
	$(BIN)/ruff format $(CODE)

messages: $(VENV)/.dev  ## Gather the texts of the interface for translators, and compile the translations
	$(BIN)/python scripts/translations.py

bench: $(VENV)/.dev  ## Measure; what needs real data looks for it in ../shared/data (elsewhere: DATA=folder)
	$(BIN)/python scripts/run_benchmarks.py --data $(DATA) $(ARGS)

requirements: $(BIN)/uv  ## Pin what Plaudit needs anew, with hashes (newer versions: ARGS=--upgrade)
	$(COMPILE) $(ARGS) requirements/base.in -o requirements/base.txt
	$(COMPILE) $(ARGS) requirements/dev.in -o requirements/dev.txt

clean:  ## Remove .venv and the caches; the site in var/ stays
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find src -maxdepth 1 -name '*.egg-info' -exec rm -rf {} +

$(BIN)/pip:
	@scripts/make-venv $(VENV)

$(VENV)/.base: requirements/base.txt | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/.plaudit: pyproject.toml $(VENV)/.base
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.plaudit
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(BIN)/uv: | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check uv
