# The menu. Everything runs from a virtual environment that the first verb makes; see README.md.
#   make run             set up, ingest the sample reports, answer three questions, serve http://localhost:8501
#   make run REPORTS=dir the same with your own reports;  SERVE=0 stops before serving
#   make test            set up, then lint, types and all tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
REPORTS ?=
SERVE ?= 1
JOBS ?= 2
INSTALLED := $(VENV)/.installed
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq

export LANGSMITH_TRACING := false
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup run demo ui test pytest lint fix types docs screens golden eval bench clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(INSTALLED)  ## the virtual environment with everything in it

# torch first: alone it resolves at once, and with the rest pip would backtrack for minutes.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo '需要 Python 3.11 或更新版本。可用 make PYTHON=python3.12 指定' >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo '正在安装依赖（首次约需几分钟，约 2.5 GB）……'
	@$(PIP) torch==2.13.0 -c constraints.txt
	@$(PIP) --editable '.[dev]' -c constraints.txt
	@touch $@

run: $(INSTALLED)  ## ingest, answer three questions, serve the page (REPORTS=folder, SERVE=0, PORT=8501)
	@$(BIN)/jiwen demo $(if $(REPORTS),"$(REPORTS)") --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

demo: run  ## the same as run

ui: $(INSTALLED)  ## serve the page over the present corpus
	@$(BIN)/jiwen ui --port $(PORT)

test: lint types pytest  ## lint, types and all tests

# A module's tests stay together: they share a corpus that is read once.
pytest: $(INSTALLED)  ## all tests, in two processes (JOBS=4)
	$(BIN)/pytest -n $(JOBS) --dist loadfile

lint: $(INSTALLED)  ## ruff, without changing anything
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

fix: $(INSTALLED)  ## ruff, changing what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(INSTALLED)  ## mypy, strict
	$(BIN)/mypy

docs: $(INSTALLED)  ## rewrite the generated pages: docs/cli.md, docs/settings.md, docs/errors.md
	$(BIN)/python docs/generate.py

screens: $(INSTALLED)  ## take the pictures of the pages again, docs/screens (Chromium)
	$(BIN)/python -m bench.screenshots

golden: $(INSTALLED)  ## rewrite the golden files of the tests; review the diff
	JIWEN_GOLDEN=1 $(BIN)/pytest tests -k golden

eval: $(INSTALLED)  ## the bundled question set over the sample reports, against its thresholds
	@$(BIN)/jiwen demo --no-serve >/dev/null
	$(BIN)/jiwen eval

bench: $(INSTALLED)  ## benchmarks: reading, facts, pages, growth, finding
	for name in read facts ui scale retrieval; do echo "== $$name"; $(BIN)/python -m "bench.$$name" || exit 1; done

clean:  ## remove what tools left behind, but neither the environment nor your data
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
