# The two commands that matter: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: bench bench-environment bench-lock help demo test check lint types tests lock clean app-environment dev-environment chromium-note

CANDIDATES := python3.12 python3.13 python3.11 python3.14 python3 python
ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in $(CANDIDATES); do $$each -c '$(ENOUGH)' >/dev/null 2>&1 && echo $$each && break; done)
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	--custom-compile-command "make lock" pyproject.toml requirements/build.in

help: ## list the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: app-environment ## install what is needed, load the cases, open the app
	@$(BIN)/whoknew demo

test: dev-environment chromium-note ## install what is needed, run every check
	@$(MAKE) --no-print-directory check

check: lint types tests ## what a contributor runs before a commit: style, types, tests

lint:
	@echo "Checking style"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted: run $(BIN)/ruff format ."; exit 1; }

types:
	@echo "Checking types"
	@$(BIN)/mypy --no-error-summary

tests:
	@echo "Running the tests (the first time Neo4j is fetched, about a minute)"
	@$(BIN)/pytest

REVIEWS ?= 1 200

bench: dev-environment bench-environment ## measure how fast it is (about 20 minutes), write docs/benchmarks.md
	@$(BIN)/python -m benchmarks.loading
	@$(BIN)/python -m benchmarks.steps --profile benchmarks/results/profile-after.txt
	@$(BIN)/python -m benchmarks.asking --reviews $(REVIEWS)
	@$(BIN)/python -m benchmarks.reaching
	@$(BIN)/python -m benchmarks.supposing
	@$(BIN)/python -m benchmarks.page

bench-environment: .python-found
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	@echo "Installing what is compared with (requirements/bench.txt) into .venv-bench"
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt \
	  || echo "Not everything could be installed: what is missing is left out of the comparison"

bench-lock: dev-environment ## work out anew what `make bench` compares with
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --custom-compile-command "make bench-lock" --upgrade requirements/bench.in -o requirements/bench.txt

lock: dev-environment ## work out the locked packages anew from pyproject.toml
	@$(COMPILE) --upgrade -o requirements/app.txt
	@$(COMPILE) --upgrade --extra dev -c requirements/app.txt -o requirements/dev.txt
	@echo "Locked; see git diff requirements"

clean: ## stop the embedded Neo4j, remove the virtual environment and caches (cases and the database stay)
	@if [ -x $(BIN)/whoknew ]; then $(BIN)/whoknew server stop --wait || true; fi
	@rm -rf .venv .venv-bench *.egg-info build .mypy_cache .ruff_cache .pytest_cache .hypothesis

app-environment: .python-found
	@$(PYTHON) requirements/install.py app

dev-environment: .python-found
	@$(PYTHON) requirements/install.py dev

.PHONY: .python-found
.python-found:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "whoknew needs Python 3.11 or newer, found $$(python3 --version 2>/dev/null || echo none)." \
	    "Install one, or name it: make PYTHON=/path/to/python3.12 ..."; exit 1; fi

chromium-note:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  echo "No Chromium found: the browser tests will be skipped. To run them too, install it" \
	    "(Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium)."
