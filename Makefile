# Every target makes the environment it needs; a machine with Python 3.11 to 3.13, git and make is enough.
PYTHON ?= python3
BIN := .venv/bin
HOME_DIR ?= .nq57-demo

.PHONY: setup run demo test test-es test-slow check format score clean

setup: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "Python 3.11, 3.12 or 3.13 is needed; $(PYTHON) is $$($(PYTHON) -V). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making the environment in .venv …"; $(PYTHON) -m venv .venv; }
	@echo "Installing the dependencies (once, about 360 MB on the disk) …"
	$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

run: setup
	$(BIN)/nq57 crawl

demo: setup
	@$(BIN)/nq57 --home "$(HOME_DIR)" demo

test: setup
	$(BIN)/pytest -m "not slow"

test-es: setup
	NQ57_TEST_NO_SKIPS=1 $(BIN)/pytest -m elasticsearch

test-slow: setup
	$(BIN)/pytest -m slow

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -m "not slow"

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

score: setup
	$(BIN)/python -m benchmarks.score

clean:
	rm -rf .venv .nq57-demo build dist
