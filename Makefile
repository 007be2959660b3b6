# Everything installs into .venv from requirements/lock.txt (hashes checked). `make help` lists the targets.
VENV   := .venv
PY     := $(VENV)/bin/python
STAMP  := $(VENV)/.installed
FRONT  := frontend/node_modules/.installed
SAYSO_DATA ?= $(if $(wildcard ../shared/data),$(abspath ../shared),)
export SAYSO_DATA

.PHONY: help setup frontend demo test lint types bench bench-full gate fuzz train lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMP)  ## make .venv and install the locked dependencies

$(STAMP): requirements/lock.txt pyproject.toml
	@sh tools/setup.sh $(VENV)
	@touch $@

frontend: $(FRONT)  ## install what builds and tests the desk's pages (needs npm; without it the browser tests skip)

$(FRONT): frontend/package-lock.json frontend/package.json
	@sh tools/frontend.sh $@

demo: setup  ## code the example dossier and show its ledger
	@$(PY) -m sayso demo

test: setup frontend  ## all tests
	@$(PY) -m pytest

lint: setup  ## ruff, all rules
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .

types: setup  ## mypy --strict
	@$(VENV)/bin/mypy

bench: setup  ## score every stage, write benchmarks/RESULTS.md
	@$(PY) -m benchmarks

bench-full: setup  ## the long checks: everything in bench, speed, memory, real input
	@$(PY) -m benchmarks --full

gate: setup  ## fail where an accuracy figure fell under its floor
	@$(PY) -m benchmarks --gate

fuzz: setup  ## random input until interrupted (not in CI)
	@$(PY) -m pytest tests/fuzz -p no:cacheprovider --hypothesis-profile=fuzz

train:  ## train the encoder again from the shared data (an environment of its own; goes on where it was interrupted)
	@sh tools/train.sh

lock: setup  ## resolve the dependencies again and write requirements/lock.txt
	@sh tools/lock.sh $(VENV)

clean:  ## remove .venv and build output
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
